"""What a person is told of a text that was cleaned or put in form: one sentence a note."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from gongkai.text.foreign.notes import Note

SENTENCES = {
    # left behind: what must not go out unseen comes first
    "deleted": gettext_noop("修订中已删除的文字 %(n)s 处，没有带入"),
    "hidden": gettext_noop("隐藏文字 %(n)s 处，没有带入"),
    "hidden_row": gettext_noop("隐藏的行 %(n)s 行，没有带入"),
    "comment": gettext_noop("批注 %(n)s 条，没有带入"),
    "inserted": gettext_noop("修订中新增的文字 %(n)s 处，已当作正文，请核对是否定稿"),
    "struck": gettext_noop("带删除线的文字 %(n)s 处，按普通文字带入，请核对"),
    "picture": gettext_noop("图片 %(n)s 张没有带入，已标出位置，请上传"),
    "picture_lost": gettext_noop("图片 %(n)s 张格式不能在网页显示或过大，已标出位置，请另存为 PNG 上传"),
    "formula": gettext_noop("公式 %(n)s 个没有带入，请改用图片"),
    "chart": gettext_noop("图表、艺术字 %(n)s 个没有带入，请改用图片"),
    "letters": gettext_noop("自动编号 %(n)s 处的格式不常见，请核对"),
    "long": gettext_noop("文字过长，只带入了前一部分"),
    # put in form
    "numbers": gettext_noop("层次序号 %(n)s 处"),
    "breaks": gettext_noop("手工换行分段 %(n)s 处"),
    "quotes": gettext_noop("引号 %(n)s 段"),
    "punctuation": gettext_noop("半角标点 %(n)s 段"),
    "empty_rows": gettext_noop("空行 %(n)s 行"),
    "table_heads": gettext_noop("表头 %(n)s 个"),
    "figures": gettext_noop("数字右对齐 %(n)s 格"),
    "greeting": gettext_noop("主送顶格"),
    "signature": gettext_noop("落款右对齐"),
}


def sentences(notes: Iterable[Note]) -> list[str]:
    """In the order of the table."""
    found = {note.code: note.count for note in notes}
    return [_(words) % {"n": found[code]} for code, words in SENTENCES.items() if found.get(code)]


def one_line(notes: Iterable[Note], nothing: str, head: str) -> str:
    """The notes in one sentence after `head`, or `nothing`."""
    said = sentences(notes)
    return f"{head}{'；'.join(said)}。" if said else nothing
