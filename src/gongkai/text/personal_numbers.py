"""Identity numbers, mobile numbers and bank cards in text, in every way that people write them.

Digits may be wide or of another script, apart by blanks or hyphens, broken at the end of a line, or one to a box. What only looks like
one of them (credit codes, index numbers, document numbers, telephones with area code, amounts) is left alone: see `labels`.
"""

import re
from collections.abc import Iterator

from stdnum.cn import uscc

from gongkai.text import labels
from gongkai.text.digit_runs import Window, grouped_well, plain_digits, windows
from gongkai.text.findings import Finding, FindingKind, masked_number, without_overlaps
from gongkai.text.labels import Label, label_of
from gongkai.text.resident_ids import county_known, is_old_resident_id, is_resident_id

_TELEPHONE_WORD = re.compile(r"(?:tel|phone|mobile|mob|cell|sms|wechat|weixin|vx|wx)[:.]?$", re.IGNORECASE)
_IN_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s，。；）)]*$", re.IGNORECASE)
_FILE_END = re.compile(r"\.(?:s?html?|pdf|docx?|xlsx?|jpe?g|png)\b", re.IGNORECASE)
_AMOUNT = re.compile(r"\s?(?:万元|亿元|元|平方|㎡|吨|千瓦|公里|立方|美元|人次|[,，]\d{3}\b|\.\d)")
_BEFORE_AMOUNT = re.compile(r"(?:\d[.,]|[¥￥$])$")
_DECIMAL = re.compile(r"\d\.$")
_INDEX_TAIL = re.compile(r"/\d{4}-\d{4,6}|-\d{4}-\d{4,}")
#: Two halves at the end of one line and the start of the next; boxes with one digit each.
_BROKEN = re.compile(r"(?<![0-9])(?=([0-9]{6,17})[ \u3000]?\r?\n[ \u3000]*([0-9]{0,11}[0-9Xx])(?![0-9A-Za-z]))")
_BOXES = re.compile(r"(?<![0-9])(?=((?:[0-9][ \t\r\n|]{1,4}){17}[0-9Xx])(?![0-9A-Za-z]))")
_NOT_DIGIT = re.compile(r"[^0-9Xx]")
_MOBILE_SIZES = {(3, 4, 4), (3, 8), (7, 4), (4, 4, 3), (3, 3, 5), (5, 6), (3, 2, 2, 2, 2), (5, 4, 4), (5, 8), (4, 3, 4), (6, 5)}
_CALLED_FROM_AFAR = re.compile(r"(?:0?0?86|0)\D")


def personal_numbers(text: str, label: Label | None = None) -> list[Finding]:
    """Findings in order. label: what is known of a place beyond what stands before it (the heading of its column)."""
    text = plain_digits(text)
    label = label or label_of(text)
    ids: list[Finding] = []
    others: list[Finding] = []
    for window in windows(text):
        kind = _kind(text, window, label)
        if kind is not None:
            digits = window.digits[-11:] if kind is FindingKind.MOBILE else window.digits
            found = Finding(window.start, window.end, kind, masked_number(kind, digits))
            (ids if kind is FindingKind.RESIDENT_ID else others).append(found)
    return without_overlaps(ids + list(_broken(text)) + others)


def _kind(text: str, window: Window, label: Label) -> FindingKind | None:
    size = len(window.digits)
    if size == 18 and is_resident_id(window.digits):
        return FindingKind.RESIDENT_ID if _is_person(text, window, label) else None
    if _part_of_more(text, window):
        return None
    if size == 15 and is_old_resident_id(window.digits):
        return FindingKind.RESIDENT_ID if _is_old_person(window, label) else None
    if size <= 15:
        return FindingKind.MOBILE if _is_mobile(text, window, label) else None
    return FindingKind.BANK_CARD if _is_card(text, window, label) else None


def _is_person(text: str, window: Window, label: Label) -> bool:
    """An eighteen with the right check: unless it is (part of) an organisation's code or the decimals of a number."""
    if _DECIMAL.search(text[max(0, window.start - 2) : window.start]):
        return False
    if _INDEX_TAIL.match(text, window.end):
        return False
    if labels.CREDIT.search(label(window.start)) and uscc.is_valid(window.digits):
        return False
    return grouped_well(window) or county_known(window.digits[:6])


def _is_old_person(window: Window, label: Label) -> bool:
    """Fifteen digits have no check: a word that says so, or a county that there is and no word that says otherwise."""
    said = label(window.start)
    if labels.IDENTITY.search(said):
        return True
    if window.sizes not in {(15,), (6, 6, 3)} or not county_known(window.digits[:6]):
        return False
    return not labels.THING.search(said) and not labels.CARD.search(said)


def _is_card(text: str, window: Window, label: Label) -> bool:
    said = label(window.start)
    if not grouped_well(window) or labels.THING.search(said):
        return False
    named = labels.CARD.search(said)
    if window.digits.startswith("62"):
        return named is not None or (len(window.digits) in {16, 19} and not _INDEX_TAIL.match(text, window.end))
    if named is None:
        return window.sizes == (4, 4, 4, 4)
    return any(word in named.group() for word in "卡折通") or not labels.BODY_ACCOUNT.search(said)


def _is_mobile(text: str, window: Window, label: Label) -> bool:
    start, end = window.start, window.end
    ahead, behind = text[max(0, start - 12) : start], text[end : end + 1]
    if re.search(r"[A-Za-z_]$", ahead) and not _TELEPHONE_WORD.search(ahead):
        return False
    if re.match(r"[A-Za-z_]", behind) or _FILE_END.match(text, end) or _IN_ADDRESS.search(text[max(0, start - 200) : start]):
        return False
    said = label(start)
    if labels.THING.search(said) or labels.OFFICE_PHONE.search(said):
        return False
    return _mobile_groups(text[start:end], window.sizes)


def _mobile_groups(written: str, sizes: tuple[int, ...]) -> bool:
    """How people space a mobile number, with or without 86 before it. Apart by hyphens, anything goes."""
    if len(sizes) > 1 and _CALLED_FROM_AFAR.match(written):
        sizes = sizes[1:]
    return len(sizes) == 1 or sizes in _MOBILE_SIZES or set(sizes) == {1} or not re.search(r"[^\S\t\n]", written)


def _part_of_more(text: str, window: Window) -> bool:
    """A piece of a decimal, of an amount, of an index number."""
    ahead = text[max(0, window.start - 2) : window.start]
    return bool(_BEFORE_AMOUNT.search(ahead) or _AMOUNT.match(text, window.end) or _INDEX_TAIL.match(text, window.end))


def _broken(text: str) -> Iterator[Finding]:
    """Identity numbers over two lines or in boxes: so many pieces are only believed with the check digit and a known county."""
    kind = FindingKind.RESIDENT_ID
    for pattern in (_BROKEN, _BOXES):
        for match in pattern.finditer(text):
            pieces = match.groups()
            number = _NOT_DIGIT.sub("", "".join(pieces)).upper()
            if is_resident_id(number) and county_known(number[:6]):
                yield Finding(match.start(1), match.end(len(pieces)), kind, masked_number(kind, number))
