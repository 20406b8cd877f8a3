"""An overview 内容概述 proposed from the text of a document: why it is, and what its chapters are, within a hundred characters."""

import re

from gongkai.text import document_heads, document_numbers, letters
from gongkai.text.html import plain_text

#: Characters 【口径】.
MOST = 100
_TABLE = re.compile(r"<table\b.*?</table>", re.DOTALL)
_FIRST_LEVEL = re.compile(r"^[一二三四五六七八九十]{1,3}、\s*([^。；：，]{2,24})(?:[。：]|$)")
_LEVEL = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、]|第[一二三四五六七八九十百]+[章节])"
)
_SENTENCE = re.compile(r"[^。！？；]*[。！？；]?")
#: Everybody whom a notice goes to, with its number before it where both stand in one line.
_TO_ALL = re.compile(r"^(?:\S{2,12}[〔\[（(]\d{4}[〕\]）)]\d{1,5}号)?各[^。；]{2,120}[：:]$")
#: What leads over to the text says nothing of it.
_LEADS_OVER = re.compile(
    r"[，,]?(?:现(?:将|就|印发|予)|特(?:此|制定)|请)[^。，]*(?:如下|执行|落实|遵照|通知|公告)[^。]*[。]?$|(?:如下|通知|公告)[：:]$"
)
_MARKED = re.compile(r"[，。；：！？]")
_ANNEX = re.compile(r"^附\s*[件表]")


def propose(body: str, title: str = "") -> str:
    """Up to a hundred characters, whole sentences where that can be; "" where the text says too little."""
    lines = [line for line in plain_text(_TABLE.sub("", body)).splitlines() if _tells(line, title)]
    heads = [found[1].strip() for line in lines if (found := _FIRST_LEVEL.match(line))]
    lead, shorter = _lead(lines)
    if not lead:
        return _listed("", heads) if len(heads) > 1 else ""
    if len(heads) > 1:
        return _listed(_whole(shorter, MOST - 30), heads)
    rest = "".join([shorter if shorter.endswith(("。", "！", "？", "；")) else f"{shorter}。", *lines[lines.index(lead) + 1 :]])
    return _whole(rest, MOST)


def _lead(lines: list[str]) -> tuple[str, str]:
    """The first line that says something, and what is left of it without that which only leads over to the rest."""
    for line in lines:
        if _LEVEL.match(line) or len(line) < 10 or not (_MARKED.search(line) or len(line) > 40):
            continue
        shorter = _LEADS_OVER.sub("", line).rstrip("，,：:")
        if len(shorter) > 5:
            return line, shorter
    return "", ""


def _tells(line: str, title: str) -> bool:
    """Whether the line is of the text itself: no greeting, number, day, signature, annex, title."""
    if (
        (letters.greets(line) and "，" not in line)
        or document_heads.day(line)
        or _ANNEX.match(line)
        or _TO_ALL.match(line)
        or line == title
    ):
        return False
    if _LEVEL.match(line):
        return True
    return line[:1] not in "（(" and not (len(line) <= 50 and document_numbers.parse(line))


def _listed(lead: str, heads: list[str]) -> str:
    """The lead and as many chapters as find room."""
    begin = f"{lead.rstrip('。；')}。主要内容：" if lead else "主要内容："
    named: list[str] = []
    for head in heads:
        if len(begin) + len("、".join([*named, head])) + 2 > MOST:
            break
        named.append(head)
    if not named:
        return lead
    return f"{begin}{'、'.join(named)}{'等' if len(named) < len(heads) else ''}。"


def _whole(text: str, room: int) -> str:
    """Whole sentences within the room; else up to a comma; else cut."""
    found = ""
    for sentence in _SENTENCE.findall(text):
        if len(found) + len(sentence) > room:
            break
        found += sentence
    if found:
        return found.rstrip("；") + ("。" if found.endswith("；") else "")
    cut = text[: room - 1]
    comma = max(cut.rfind(mark) for mark in "，、；")
    return f"{cut[:comma]}。" if comma > room // 3 else f"{cut}…"
