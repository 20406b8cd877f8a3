"""Marks of classification (GB/T 9704: 密级和保密期限 at the head of a document) as against mere talk of state secrets.

A mark is a star behind the grade, or the grade alone on a line at the head. Sentences about marks, laws and rules on secrets, and lists
of grades in the body are no mark.
"""

import re

from gongkai.text.digit_runs import plain_digits
from gongkai.text.findings import Finding, FindingKind, without_overlaps
from gongkai.text.html import plain_text

_BLANK = r"[ \t\u3000\u00a0]*"
_GRADE = rf"(?:绝{_BLANK}密|机{_BLANK}密|秘{_BLANK}密|(?:普通|核心)?商{_BLANK}密|工作秘密)"
_STAR = r"[★☆✩✭✮✯✰⭐⭑⭒＊*▲]"
_TERM = rf"(?:{_BLANK}(?:启用前|长期|永久|解密前|公布前|公开前|[0-9]{{1,3}}{_BLANK}(?:年|个?月|天|日)|[一二三四五六七八九十]{{1,3}}{_BLANK}(?:年|个?月)))?"
_STARRED = re.compile(rf"{_GRADE}{_BLANK}{_STAR}{_TERM}|{_GRADE}{_BLANK}启用前")
#: Every starred grade ends so: looked for first, because it is rare.
_NEAR = re.compile(rf"密{_BLANK}(?:{_STAR}|启用前)")
_STARRY = re.compile(rf"{_STAR}|启用前")
#: Alone on its line: with a label, brackets or a term perhaps, and the copy number that stands beside it.
_ALONE = re.compile(
    rf"^{_BLANK}(?:[0-9]{{6}}{_BLANK})?[【\[（(〔]?{_BLANK}(?:密{_BLANK}级{_BLANK}[:：]?{_BLANK})?"
    rf"(?P<grade>{_GRADE}(?:级|件|文件|资料)?{_TERM})"
    rf"{_BLANK}[】\]）)〕]?(?:{_BLANK}(?:特急|加急|急件|平急|特提))?{_BLANK}$",
    re.MULTILINE,
)
_INTERNAL = re.compile(
    rf"^{_BLANK}[【\[（(〔]?{_BLANK}(?P<grade>内{_BLANK}部{_BLANK}(?:资料|文件|材料|参考|刊物|使用|明电|传阅)(?:{_BLANK}[,，、;；!！]?{_BLANK}(?:请?注意保存|注意保密|请勿外传|"
    rf"严禁外传|不得外传|严禁复制|妥善保管|不得公开|请勿公开|严禁翻印)){{0,2}}|仅供内部(?:参考|使用|参阅|传阅|掌握)|(?:仅限)?内部掌握|"
    rf"(?:注意保密|严禁外传|请勿外传|不得外传)|内部{_STAR}.{{0,6}})[!！。]?{_BLANK}[】\]）)〕]?{_BLANK}$",
    re.MULTILINE,
)
#: A head: so many lines with text, and at most so many characters.
_HEAD_LINES, _HEAD_CHARACTERS = 12, 800
#: A line that is mostly something else than the mark only talks of it.
_TALK_BEFORE = re.compile(r"[“\"'‘《（(：:、，,]$|标注|标明|标识|标志|标示|注明|加盖|印有|如|例|形式|格式|分为|为|是|的")
_TALK_AFTER = re.compile(r"^\s?(?:[”\"'’》、，,]|字样|标志|标识|等|的|是指|表示|级|文件|国家秘密)")
_IN_NAME = re.compile(
    rf"^{_BLANK}[【\[（(〔]?{_BLANK}(?P<grade>{_GRADE}(?:级|件)?|内部(?:资料|文件|材料|使用|参考)?){_BLANK}(?:[】\]）)〕\-—_ ]|$)"
    rf"|[【\[（(〔]{_BLANK}(?P<inner>{_GRADE}|内部(?:资料|文件|材料|使用)?){_BLANK}[】\]）)〕]"
)


def secrecy_marks(text: str, *, head: bool = True) -> list[Finding]:
    """Marks in order. head: `text` begins where a document (or a page, a sheet, a file's title) begins, so a grade alone may be one."""
    found: list[Finding] = []
    if _NEAR.search(text):
        plain = plain_digits(text)
        starred = [match for match in _STARRED.finditer(plain) if _is_mark(plain, match, head=head)]
        found = [_finding(match.start(), match.end(), match.group()) for match in starred]
    if head:
        top = plain_digits(text[: head_end(text)])
        for pattern in (_ALONE, _INTERNAL):
            found += [_finding(*match.span("grade"), match["grade"]) for match in pattern.finditer(top)]
    return without_overlaps(found)


def html_is_marked(body: str) -> bool:
    """Whether a cleaned or foreign body bears a mark; quick where it bears none, for many thousands of them."""
    if _STARRY.search(body):
        return bool(secrecy_marks(plain_text(body)))
    return bool(secrecy_marks(plain_text(body[: _HEAD_CHARACTERS * 10])))


def marks_in_name(name: str) -> list[Finding]:
    """Marks in the name of a file: 机密★名单.docx, 【秘密】纪要.pdf; not 保守国家秘密法.pdf."""
    stem = name.rpartition(".")[0] or name
    found = [_finding(*match.span(), match.group()) for match in _STARRED.finditer(stem)]
    found += [_finding(*_span(match), match["grade"] or match["inner"]) for match in _IN_NAME.finditer(stem)]
    return without_overlaps(found)


def _span(match: re.Match[str]) -> tuple[int, int]:
    return match.span("grade") if match["grade"] else match.span("inner")


def head_end(text: str) -> int:
    """Where the head ends: after twelve lines that hold something, 800 characters at most, at the end of a line."""
    end = lines = 0
    while lines < _HEAD_LINES and end < min(len(text), _HEAD_CHARACTERS):
        stop = text.find("\n", end)
        stop = len(text) if stop < 0 else stop
        lines += bool(text[end:stop].strip())
        end = stop + 1
    return min(end, len(text))


def _is_mark(text: str, match: re.Match[str], *, head: bool) -> bool:
    """A starred grade: always, unless the line around it talks about it."""
    start, end = text.rfind("\n", 0, match.start()) + 1, text.find("\n", match.end())
    line_before = text[start : match.start()].strip()
    line_after = text[match.end() : end if end >= 0 else len(text)].strip()
    if not line_before and not line_after:
        return True
    if _TALK_BEFORE.search(line_before[-12:]) and not _LABEL.search(line_before):
        return False
    if _TALK_AFTER.match(line_after):
        return False
    return len(line_before) + len(line_after) <= 40 or (head and match.start() < _HEAD_CHARACTERS and not line_before)


_LABEL = re.compile(r"密\s*级(?:和保密期限)?\s*[:：]?$")


def _finding(start: int, end: int, grade: str) -> Finding:
    return Finding(start, end, FindingKind.SECRECY_MARK, re.sub(r"\s", "", grade))
