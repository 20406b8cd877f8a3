"""Coded reasons and their Chinese sentences: why a file was refused, and why there is no text of a kept one."""

from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop


class Reason(NamedTuple):
    """`code` is stable; `message` is what the person reads."""

    code: str
    message: str


class FileRefused(Exception):
    """The file is not kept, neither bytes nor excerpt."""

    def __init__(self, reasons: list[Reason]) -> None:
        super().__init__("; ".join(reason.code for reason in reasons))
        self.reasons = reasons


#: Why a kept file has no text, or not all of it (StoredFile.text_note).
NOTES = {
    "scanned": gettext_noop("扫描件，没有可检索的文字"),
    "partly_scanned": gettext_noop("部分页面为扫描件，没有可检索的文字"),
    "no_text": gettext_noop("文件中没有文字"),
    "encrypted": gettext_noop("已加密，无法读取文字"),
    "old_format": gettext_noop("旧格式（.doc、.wps 等），无法读取文字"),
    "image": gettext_noop("图片，没有可检索的文字"),
    "archive": gettext_noop("压缩包，未读取其中的文件"),
    "unsupported": gettext_noop("暂不支持读取此格式的文字"),
    "damaged": gettext_noop("文件损坏，无法读取文字"),
    "partly_damaged": gettext_noop("文件部分损坏，只读取了部分文字"),
    "too_large": gettext_noop("内容过大，未读取文字"),
    "timeout": gettext_noop("读取超时，未取得文字"),
    "bomb": gettext_noop("解压后过大，未读取文字"),
    "cut": gettext_noop("文字过长，只读取了前一部分"),
}

#: Why a file is not kept.
REFUSALS = {
    "empty": gettext_noop("文件是空的"),
    "missing": gettext_noop("找不到文件"),
    "too_large": gettext_noop("文件超过 %(limit)s MB 的上限"),
    "name": gettext_noop("文件名无效"),
    "kind_not_allowed": gettext_noop("不接收此类文件（%(detail)s）"),
    "program": gettext_noop("文件是可执行程序，不能作为附件"),
    "mismatch": gettext_noop("文件内容与扩展名不符：扩展名为 %(extension)s，实际是%(detail)s"),
    "damaged": gettext_noop("文件已损坏，打不开"),
    "bomb": gettext_noop("文件解压后过大，疑似压缩炸弹"),
    "zip_slip": gettext_noop("压缩包中有指向包外的文件名"),
    "macro": gettext_noop("文件含有宏或可执行内容"),
    "timeout": gettext_noop("检查文件超时"),
    "secrecy_mark": gettext_noop("含有密级标志，禁止上传、公开；本系统为非涉密系统"),
}

#: What a file with a false name really is.
CONTENTS = {
    "web": gettext_noop("网页"),
    "text": gettext_noop("纯文本"),
    "zip": gettext_noop("压缩包"),
    "rar": gettext_noop("压缩包"),
    "7z": gettext_noop("压缩包"),
    "unknown": gettext_noop("无法识别的内容"),
}


def note_text(code: str) -> str:
    """The sentence for StoredFile.text_note; empty for an empty code."""
    return _(NOTES[code]) if code in NOTES else ""


def refusal(code: str, **values: str) -> Reason:
    """The reason for a code of REFUSALS, with the values that its sentence needs."""
    if "detail" in values:
        values["detail"] = _(CONTENTS[values["detail"]]) if values["detail"] in CONTENTS else values["detail"].upper()
    return Reason(code, _(REFUSALS[code]) % values)
