"""Lists of persons: a column of names in one table with columns that nobody's name may stand beside in public (rules K)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_NAMES = re.compile(
    r"^(?:\d*[.、]?)?(?:(?:户主|学生|儿童|患者|病人|申请人|申请人员|受益人|受助人|救助对象|补贴对象|补助对象|保障对象|享受人|享受人员|残疾人|死者|逝者|老人|家长|监护人|法定监护人|农户|"
    r"贫困户|人员|家庭成员|成员|被保险人|参保人|对象|本人|领取人|领款人|收款人|持卡人|开户人|当事人|考生|职工|被征收人|权利人|产权人)?(?:的)?(?:姓名|名字|名称?（姓名）)|"
    r"姓名.{0,8}|户主|(?:患者|学生|申请人|受益人|救助对象|低保对象|补贴对象|领取人|持卡人|开户名|户名))$"
)
#: What stands in the heading → what it is called in the finding.
_SENSITIVE: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("identity", re.compile(r"身份证|公民身份|身份号码|证件号|证件编号|护照号|(?:残疾|残疾人)证号|户口(?:簿|本)?号|社会保障号")),
    ("bank", re.compile(r"银行卡|卡号|银行账|银行帐|账号|帐号|账户|帐户|存折|一卡通|一折通|惠农卡|开户(?:银?行|账|帐)")),
    (
        "health",
        re.compile(
            r"病种|疾病|患病|病情|病名|病史|诊断|健康|体检|症状|感染|用药|治疗|住院|手术|孕|产期|分娩|避孕|节育|血型|艾滋|精神障碍|肝炎|结核|职业病|伤情|死亡原因|核酸|阳性"
        ),
    ),
    ("disability", re.compile(r"残疾|伤残|残障|失能|听力障碍|视力障碍|智力障碍|肢体障碍")),
    (
        "hardship",
        re.compile(
            r"困难|贫困|致贫|返贫|低保|特困|五保|低收入|建档立卡|救助(?:类别|类型|原因|事由|对象类别)|家庭(?:情况|收入|状况)|收入情况|申请(?:救助)?原因|"
            r"孤儿|留守|失独|流浪|失业|事实无人抚养"
        ),
    ),
    ("belief", re.compile(r"宗教信仰|信仰")),
    ("record", re.compile(r"犯罪记录|前科|违法记录|吸毒|服刑|刑满|社区矫正")),
)
#: How a finding calls them; it never quotes the headings of the document.
_CALLED = {
    "identity": "证件号码",
    "bank": "银行账户",
    "health": "健康状况",
    "disability": "残疾情况",
    "hardship": "困难情况",
    "belief": "宗教信仰",
    "record": "违法犯罪记录",
}
_MASKED = re.compile(r"[*＊xX×●■]{2,}|^[\s\-—/\\无]*$")
_HEADING_REACH, _MOST_COLUMNS = 12, 300
_LONGEST_HEADING = 24


@dataclass(frozen=True, slots=True)
class NameList:
    """heading: the row that names the columns (0 is the first given); rows: how many persons stand beneath it; what: see `_SENSITIVE`."""

    heading: int
    last: int
    rows: int
    what: tuple[str, ...]
    name_column: int
    columns: tuple[int, ...]

    @property
    def told(self) -> str:
        """姓名、证件号码、残疾情况（40人）: kinds of columns and how many persons, nothing of what stands in them."""
        return f"姓名、{'、'.join(_CALLED[one] for one in self.what)}（{self.rows}人）"


def heading_kind(heading: str) -> str:
    """What is sensitive about a column with this heading, or ""."""
    heading = re.sub(r"\s", "", heading)
    if not heading or len(heading) > _LONGEST_HEADING:
        return ""
    return next((what for what, pattern in _SENSITIVE if pattern.search(heading)), "")


def is_name_heading(heading: str) -> bool:
    heading = re.sub(r"[\s:：*]", "", heading)
    return len(heading) <= _LONGEST_HEADING and _NAMES.match(heading) is not None


def find_name_list(rows: Sequence[Sequence[str]]) -> NameList | None:
    """The list in a table, if it is one: headings in its first rows, and somebody beneath with something that is not masked.

    A form (one person, label and value side by side) is no list; its numbers are found one by one.
    """
    for number, whole in enumerate(rows[:_HEADING_REACH]):
        row = whole[:_MOST_COLUMNS]
        names = [column for column, cell in enumerate(row) if is_name_heading(cell)]
        if not names:
            continue
        below = rows[number + 1 : number + 3]
        kinds = {column: kind for column, cell in enumerate(row) if column not in names and (kind := heading_kind(cell))}
        if below and not kinds:  # headings of two rows: the second one names the parts of the first
            kinds = {
                column: kind for column, cell in enumerate(below[0][:_MOST_COLUMNS]) if column not in names and (kind := heading_kind(cell))
            }
        if kinds and (found := _persons(rows, number, names[0], kinds)):
            return found
    return None


def _persons(rows: Sequence[Sequence[str]], heading: int, name: int, kinds: dict[int, str]) -> NameList | None:
    count, last, seen = 0, heading, set()
    for number, row in enumerate(rows[heading + 1 :], start=heading + 1):
        person = row[name].strip() if name < len(row) else ""
        told = {column for column in kinds if column < len(row) and row[column].strip() and not _MASKED.search(row[column].strip())}
        if not person or heading_kind(person) or is_name_heading(person) or not told:
            continue
        if told and all(heading_kind(row[column]) and len(row[column]) > 5 for column in told):
            continue
        count, last = count + 1, number
        seen |= told
    if not count:
        return None
    what = tuple(dict.fromkeys(kinds[column] for column in sorted(seen)))
    return NameList(heading, last, count, what, name, tuple(sorted(seen)))
