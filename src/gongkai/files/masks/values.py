"""What is to be masked, what came of it, and why it was not done."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from gongkai.files.review.findings import PlacedFinding
from gongkai.law.sayings import gettext_noop


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page of a PDF (from 1), in points of the page's own space: from the left and from below, before rotation."""

    page: int
    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class Column:
    """A column beneath its heading: of a sheet (`sheet`, `column` "B") or of the n-th table of a DOCX (`table`, `column` "2")."""

    column: str
    sheet: str = ""
    table: int = 0


@dataclass(frozen=True, slots=True)
class Mask:
    """One thing to mask: a finding, a text wherever it stands, a box or a column. ground: code or words of the rule it rests on.

    The number, card or address of a finding is masked wherever it stands in the file, however it is spaced. A finding that is a list
    of names: what is sensitive about the persons (the columns that the finding tells) is masked beneath its headings, not the names.
    """

    ground: str = ""
    finding: PlacedFinding | None = None
    literal: str = ""
    box: Box | None = None
    column: Column | None = None

    def as_data(self) -> dict[str, Any]:
        """For the child, as JSON takes it."""
        if self.finding is not None:
            one = self.finding
            places = [[place.code, dict(place.values)] for place in one.places]
            return {
                "is": "finding",
                "kind": str(one.kind),
                "places": places,
                "masked": one.masked,
                "start": one.start,
                "end": one.end,
                "more": one.more,
            }
        if self.box is not None:
            return {"is": "box", "page": self.box.page, "at": [self.box.x0, self.box.y0, self.box.x1, self.box.y1]}
        if self.column is not None:
            return {"is": "column", "column": self.column.column, "sheet": self.column.sheet, "table": self.column.table}
        return {"is": "literal", "text": self.literal}


@dataclass(frozen=True, slots=True)
class Masked:
    """The result. name: with what was found in it masked; masked: places; left: what the review finds in the result, also what it cannot
    read; unmatched: masks (by place in those given) that are literals and stand nowhere in the file; notes: codes of `NOTES`."""

    content: bytes
    name: str
    masked: int
    left: list[PlacedFinding]
    unmatched: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()


#: Why a file was not masked. The masked file does not exist then.
REASONS = {
    "unsupported": gettext_noop("这种格式（%(detail)s）不能遮盖：请用原软件另存为 xlsx、docx 或者 PDF，再上传遮盖"),
    "old_format": gettext_noop("旧格式（%(detail)s）不能遮盖：请用 WPS 或者 Word、Excel 另存为 docx、xlsx 或者 PDF，再上传遮盖"),
    "image": gettext_noop("图片不能自动遮盖：请先遮盖图片，再换成新的文件"),
    "encrypted": gettext_noop("文件已加密，打不开：请去掉密码后再上传"),
    "damaged": gettext_noop("文件已损坏，打不开：请用原软件另存一份后再上传"),
    "secrecy_mark": gettext_noop("文件有密级标志，不得在本系统处理，也不能靠遮盖公开"),
    "not_readable": gettext_noop("机器没有读到的内容不能遮盖：请人工审看，或者换成能读的文件"),
    "nothing_to_mask": gettext_noop("没有写明要遮盖什么"),
    "nothing_matched": gettext_noop("文件中没有找到要遮盖的内容（第%(detail)s项），可能文件已经改过：请重新检查文件"),
    "too_short": gettext_noop("要遮盖的文字太短：汉字至少两个，字母、数字至少五个"),
    "no_such_page": gettext_noop("没有第%(detail)s页"),
    "still_there": gettext_noop("遮盖后再检查，仍能找到要遮盖的内容，已放弃：请用原软件删去该内容，或者导出为 PDF 后再遮盖"),
    "unproven": gettext_noop("遮盖后的文件不能用另一程序打开核对，已放弃：请导出为 PDF 后再遮盖"),
    "too_large": gettext_noop("文件太大，遮盖不了：请拆分后再上传"),
    "timeout": gettext_noop("遮盖超时：请拆分文件后再试"),
}

#: What else was done to the file, for whoever masks it.
NOTES = {
    "properties": gettext_noop("文档属性、作者已去掉"),
    "embedded": gettext_noop("嵌入的文件已去掉"),
    "formulas": gettext_noop("公式已去掉，只留数值"),
    "caches": gettext_noop("透视表、外部链接和其他数据缓存已去掉"),
    "scripts": gettext_noop("宏和脚本已去掉"),
    "custom": gettext_noop("自定义数据已去掉"),
    "hidden": gettext_noop("隐藏的工作表、行、列仍然隐藏，里面的内容同样遮盖了；不需要公开的请在原件中删去"),
    "attachments": gettext_noop("附带的文件已去掉"),
    "annotations": gettext_noop("批注、表单、链接已去掉，看得见的并入页面"),
    "layers": gettext_noop("图层已合并，隐藏的图层已去掉"),
    "bookmarks": gettext_noop("书签已去掉"),
    "pictures": gettext_noop("有遮盖的页改成了图像，没有可检索的文字"),
}


class NotMasked(Exception):
    """The file was not masked; `code` of REASONS, `message` says what to do. detail: a kind or a number, never text of the file."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code)
        self.code = code if code in REASONS else "damaged"
        self.detail = detail

    @property
    def message(self) -> str:
        return _(REASONS[self.code]) % {"detail": self.detail}


@dataclass(slots=True)
class Done:
    """What a masker of one format did. hits: how often each secret (by its key), column or box (by its number) was masked."""

    content: bytes
    hits: Counter[str | int] = field(default_factory=Counter)
    notes: set[str] = field(default_factory=set)
