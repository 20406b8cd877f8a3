"""Where in a file something stands: a code and values for machines, a sentence for people."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from gongkai.law.sayings import gettext_noop

#: code → message id. Codes are stable.
PLACES = {
    "file_name": gettext_noop("文件名"),
    "whole": gettext_noop("整个文件"),
    "inside": gettext_noop("压缩包内「%(name)s」"),
    "embedded": gettext_noop("嵌入的文件「%(name)s」"),
    "attached": gettext_noop("附带的文件「%(name)s」"),
    "line": gettext_noop("第%(line)s行"),
    "paragraph": gettext_noop("正文第%(number)s段"),
    "table": gettext_noop("第%(table)s个表格"),
    "table_cell": gettext_noop("第%(table)s个表格第%(row)s行第%(column)s列"),
    "header": gettext_noop("页眉"),
    "footer": gettext_noop("页脚"),
    "comment": gettext_noop("批注"),
    "footnote": gettext_noop("脚注"),
    "endnote": gettext_noop("尾注"),
    "text_box": gettext_noop("文本框"),
    "deleted": gettext_noop("修订中删除的文字"),
    "hidden_text": gettext_noop("隐藏文字"),
    "pictures": gettext_noop("文中的图片（%(count)s张）"),
    "field": gettext_noop("域代码"),
    "alternative": gettext_noop("图片、控件的说明文字"),
    "link": gettext_noop("链接"),
    "property": gettext_noop("文档属性「%(name)s」"),
    "part": gettext_noop("文档内部数据「%(name)s」"),
    "page": gettext_noop("第%(page)s页"),
    "pages": gettext_noop("第%(pages)s页"),
    "annotation": gettext_noop("第%(page)s页的批注、表单"),
    "annotations": gettext_noop("批注"),
    "bookmark": gettext_noop("书签"),
    "sheet": gettext_noop("工作表「%(sheet)s」"),
    "sheet_column": gettext_noop("工作表「%(sheet)s」%(column)s列"),
    "cell": gettext_noop("工作表「%(sheet)s」第%(row)s行%(column)s列"),
    "cell_hidden_sheet": gettext_noop("隐藏工作表「%(sheet)s」第%(row)s行%(column)s列"),
    "cell_hidden_row": gettext_noop("工作表「%(sheet)s」隐藏的第%(row)s行%(column)s列"),
    "cell_hidden_column": gettext_noop("工作表「%(sheet)s」第%(row)s行、隐藏的%(column)s列"),
    "cell_comment": gettext_noop("工作表「%(sheet)s」%(cell)s的批注"),
    "sheet_name": gettext_noop("工作表名称"),
    "sheet_more": gettext_noop("工作表「%(sheet)s」的页眉页脚、公式、链接等"),
    "defined_name": gettext_noop("定义的名称"),
    "slide": gettext_noop("第%(number)s张幻灯片"),
    "slide_notes": gettext_noop("幻灯片备注"),
    "old_content": gettext_noop("旧格式文件的内容（只逐字节查找）"),
}

#: Why something could not be read by the machine.
REASONS = {
    "scanned": gettext_noop("扫描件，没有文字层"),
    "image": gettext_noop("图片，机器没有读"),
    "encrypted": gettext_noop("已加密，打不开"),
    "old_format": gettext_noop("旧格式（.doc、.wps、.ppt、.rtf 等），机器读不全"),
    "damaged": gettext_noop("已损坏，打不开"),
    "archive": gettext_noop("压缩格式，机器打不开"),
    "bomb": gettext_noop("解压后过大"),
    "too_deep": gettext_noop("压缩包套得太深，没有再打开"),
    "too_many": gettext_noop("文件太多，没有读完"),
    "too_large": gettext_noop("内容太多，没有读完"),
    "timeout": gettext_noop("读取超时，没有读完"),
    "unknown": gettext_noop("认不出的格式，没有读"),
    "empty": gettext_noop("文件是空的"),
}


@dataclass(frozen=True, slots=True)
class Place:
    """One step of the way to it. values: names in masked form, numbers from 1."""

    code: str
    values: Mapping[str, Any] = field(default_factory=dict)

    def told(self, translate: Callable[[str], str] = str) -> str:
        template = translate(PLACES[self.code])
        return template % self.values if self.values else template


def where(places: Sequence[Place], translate: Callable[[str], str] = str) -> str:
    """压缩包内「a.xlsx」› 工作表「名单」第3行B列."""
    return " › ".join(place.told(translate) for place in places)
