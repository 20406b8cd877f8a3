"""Addresses of homes: a street or village with a door number, where something says that somebody lives there.

An address alone is no secret: offices, firms, projects and polling places have one. It is a finding where a word such as 住址 stands
before it, where its column says so, or where it goes down to a flat (单元, 室) and nothing says that it is an office.
"""

import re
from collections.abc import Iterator

from gongkai.text import labels
from gongkai.text.digit_runs import plain_digits
from gongkai.text.findings import Finding, FindingKind
from gongkai.text.labels import Label, label_of

_N = r"(?:[0-9A-Za-z]{1,5}|[一二三四五六七八九十]{1,3}|[甲乙丙丁])(?:[-—之附][0-9]{1,4}){0,2}"
_STEP = rf"{_N}\s?(?:号楼|号院|号|栋|幢|座|单元|层|楼|室|户|组|社|队|排|门|弄|支弄)"
#: From the first numbered step: 12号3单元402室. Looked for first, because it is rare; what is before it is read backwards.
_DOOR = re.compile(rf"{_STEP}(?:[\s,，、\-—内]{{0,2}}{_STEP}){{0,5}}(?:[\s\-—]?{_N}(?:室|号)?(?![0-9A-Za-z年月日元万]))?")
_WAY = re.compile(
    r"(?:[\u4e00-\u9fffA-Za-z0-9]{1,14}?(?:省|市|区|县|旗|盟|州|镇|乡|街道|苏木|路|街|大道|巷|胡同|弄|村|屯|嘎查|庄|营子|社区|小区|花园|家园|"
    r"公寓|新村|新城|苑|园|府|里|湾|寨|坪|沟|组|社|队|委|城|庭|居|坊|台|邨|厝|塘|岭|洞|桥|段|侧|道|大街|大院|宿舍|家属院|家属楼))"
    r"[东西南北中]?(?:段|侧|路|街)?[（(]?[,，\s]?$"
)
_REACH = 60
_WAY_CHARACTERS = re.compile(r"[\u4e00-\u9fffA-Za-z0-9（）()·\-— ]*$")
_PLACE_NAME = re.compile(
    r"路|街|道|巷|胡同|弄|村|屯|嘎查|社区|小区|花园|家园|公寓|新村|苑|庄|组|大院|家属[院楼]|宿舍|里|坊|寨|湾|城|园|府|庭|居|营子"
)
#: Down to a door: not a building, a group of a village or so and so many households.
_DOOR_LEVEL = re.compile(
    rf"{_N}\s?号(?![楼院])|室|单元.*[0-9]户?$|(?:栋|幢|号楼|座|层)[^0-9]{{0,6}}[0-9A-Za-z]{{1,5}}(?:-[0-9]+)?$|-[0-9]{{3,4}}$"
)
_FLAT = re.compile(r"单元|(?:栋|幢|号楼|座)\s?.{0,8}(?:室|户|号|[0-9]{3,4}$)")
_ROOM = re.compile(r"室$|户$|-[0-9]{3,4}$")
_RURAL = re.compile(rf"(?:村|屯|嘎查|庄|营子|寨).{{0,8}}{_N}\s?[组社队].{{0,4}}{_N}\s?号")
#: What a number means that is none of a door: an order, a law, a plot, a vehicle, a telephone extension.
_NO_DOOR_BEFORE = re.compile(r"[〕\]】）)年第令字公告文件线机船车床]\s*$")
_NO_DOOR_AFTER = re.compile(
    r"\s?(?:文|令|公告|通告|地块|宗地|图斑|桥|井|矿|线|台区|路灯|机组|泵|锅炉|车间|仓库|窗口|柜台|展位|考场|考点|标段|楼盘|公路|高速)"
)
_REGION = re.compile(r"^.{2,12}?(?:自治区|省|市|(?<![小社园新])区|县|旗)(?=.{2})")


def addresses(text: str, label: Label | None = None) -> list[Finding]:
    """Findings in order; start is where the address begins as far as that can be told."""
    text = plain_digits(text)
    label = label or label_of(text)
    return list(_found(text, label))


def _found(text: str, label: Label) -> Iterator[Finding]:
    done = 0
    for door in _DOOR.finditer(text):
        ahead = text[max(done, door.start() - _REACH) : door.start()]
        way = _WAY_CHARACTERS.search(ahead)
        before = way.group() if way else ""
        if not _WAY.search(before) or _NO_DOOR_BEFORE.search(before[-2:]) or _NO_DOOR_AFTER.match(text, door.end()):
            continue
        start, said = _beginning(door.start() - len(before), before, label)
        whole = text[start : door.end()].strip()
        if _lived_in(whole, said):
            done = door.end()
            yield Finding(start, door.end(), FindingKind.ADDRESS, masked_address(whole))


def _beginning(start: int, before: str, label: Label) -> tuple[int, str]:
    """Where the address begins, without the word that announces it, and what stands before it with that word."""
    announced = list(_ANNOUNCED.finditer(before))
    cut = announced[-1].end() if announced else 0
    while before[cut : cut + 1] in {" ", "为", "在", "是", "于"}:
        cut += 1
    return start + cut, label(start) + before[:cut]


_ANNOUNCED = re.compile(
    r"经营地[址点]?|办公地[址点]?|注册地[址点]?|现?住址|地址|居住地|户籍所在地|户籍地|户籍|住所地|住所|现住|家住|暂住|租住|居住于|居住在|居住|住在|住于|位于|坐落|座落|(?<![\u4e00-\u9fff])住|驻"
)


def _lived_in(whole: str, said: str) -> bool:
    if not _PLACE_NAME.search(whole) or not _DOOR_LEVEL.search(whole):
        return False
    home = [match.start() for match in labels.HOME.finditer(said)]
    office = [match.start() for match in labels.OFFICE.finditer(said)]
    if home:  # the last word counts, and 家庭地址, 住址 hold a word of both lists
        if "住所" in said and labels.ORGANISATION.search(said):
            return False
        return not office or home[-1] >= office[-1] - 3
    if office or labels.ORGANISATION.search(whole) or _OFFICE_WITHIN.search(whole):
        return False
    return bool(_FLAT.search(whole) or _RURAL.search(whole) or _ROOM.search(whole))


_OFFICE_WITHIN = re.compile(
    r"[局厅委院]|政府|中心|大厦|办公|窗口|大楼|公司|银行|学校|大学|行政|服务|广场|商厦|商场|市场|工业园|产业园|开发区[^区]*(?:厂|园)|医院"
)


def masked_address(whole: str) -> str:
    """The city, district or county, or the first two characters; nothing of street and door."""
    region = _REGION.match(whole)
    return (region.group() if region else whole[:2]) + "****"
