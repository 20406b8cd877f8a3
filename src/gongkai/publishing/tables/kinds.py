"""Kinds of tables as data: which columns each has, what a cell may hold, and where it goes in a manuscript.

Which columns the announcement of permits and penalties 双公示 shall have is no rule of the regulation (口径); that people's names are
masked and that their numbers never appear is article 15 with the office's practice (rules K: 去标识化).
"""

from dataclasses import dataclass
from enum import StrEnum


class Form(StrEnum):
    """What a cell holds."""

    TEXT = "text"
    LONG = "long"
    DATE = "date"
    MONEY = "money"
    CHOICE = "choice"
    CHOICES = "choices"  # several, apart by 、
    CREDIT = "credit"  # 统一社会信用代码


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a table. `goes`: the field of the manuscript besides (or instead of) the line in the body; `shown`: a line in the body."""

    code: str
    name: str
    form: Form = Form.TEXT
    required: bool = False
    longest: int = 200
    choices: tuple[str, ...] = ()
    goes: str = ""
    shown: bool = True
    hint: str = ""
    example: str = ""
    width: int = 16


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of table. `title`: pattern over codes of fields. `party`: fields with the kind of party and its name; a natural person is masked."""

    code: str
    name: str
    column: str
    genre: str
    title: str
    fields: tuple[Field, ...]
    party: tuple[str, str] | None = None
    about: str = ""

    def field(self, code: str) -> Field:
        return next(field for field in self.fields if field.code == code)


PERSON = "自然人"
PARTIES = ("法人", "非法人组织", "个体工商户", PERSON)
_LATE = Field(
    "late_reason", "逾期原因", longest=500, goes="late_reason", shown=False, width=20,
    hint="自决定之日起已满20个工作日才录入的须写明，不对外公开。",
)  # fmt: skip


def _party(name: str) -> tuple[Field, ...]:
    return (
        Field("party_kind", f"{name}类别", Form.CHOICE, required=True, choices=PARTIES, example="法人", width=12),
        Field(
            "party", f"{name}名称", required=True, longest=200, example="明川市某某商贸有限公司", width=28,
            hint="自然人填姓名，公开时自动改为“张某某”；不得填身份证号。",
        ),
        Field("credit", "统一社会信用代码", Form.CREDIT, longest=18, example="", width=22, hint="自然人不填；不得填身份证号。"),
    )  # fmt: skip


PENALTY = Kind(
    "penalty", "行政处罚决定", "040702", "决定", "{party}{cause}案行政处罚决定",
    (
        Field("number", "决定书文号", required=True, longest=160, goes="document_number", example="明市监罚〔2026〕1号", width=24),
        *_party("当事人"),
        Field("cause", "违法行为类型", required=True, longest=100, example="销售超过保质期的食品", width=24),
        Field("facts", "违法事实", Form.LONG, required=True, longest=2000, example="2026年10月8日检查发现货架上有超过保质期的食品6件。", width=40),
        Field("basis", "处罚依据", Form.LONG, required=True, longest=1000, example="《中华人民共和国食品安全法》", width=30),
        Field(
            "penalties", "处罚类别", Form.CHOICES, required=True, example="警告、罚款", width=20,
            choices=(
                "警告", "通报批评", "罚款", "没收违法所得", "没收非法财物", "暂扣许可证件", "降低资质等级", "吊销许可证件",
                "限制开展生产经营活动", "责令停产停业", "责令关闭", "限制从业", "行政拘留", "其他",
            ),
            hint="可以有几类，用顿号隔开。",
        ),
        Field("content", "处罚内容", Form.LONG, required=True, longest=1000, example="警告，并处罚款5000元。", width=30),
        Field("fine", "罚款金额（元）", Form.MONEY, example="5000", width=14),
        Field("forfeited", "没收金额（元）", Form.MONEY, width=14),
        Field("decided_on", "处罚决定日期", Form.DATE, required=True, goes="written_on", example="2026-11-20", width=14),
        Field("public_until", "公示截止期", Form.DATE, goes="publicity_end", shown=False, width=14, hint="期满后名单自动收起；不写为不设期限。"),
        _LATE,
    ),
    party=("party_kind", "party"),
    about="条例第二十条第（六）项：本行政机关认为具有一定社会影响的行政处罚决定。",
)  # fmt: skip

PERMIT = Kind(
    "permit", "行政许可结果", "040602", "决定", "{party}{item}行政许可决定",
    (
        Field("number", "许可决定文书号", required=True, longest=160, goes="document_number", example="明水许〔2026〕1号", width=24),
        *_party("行政相对人"),
        Field("item", "许可事项名称", required=True, longest=200, example="取水许可", width=24),
        Field("kind", "许可类别", Form.CHOICE, required=True, choices=("普通", "特许", "认可", "核准", "登记", "其他"), example="普通", width=10),
        Field("certificate", "许可证书名称", longest=100, example="取水许可证", width=18),
        Field("certificate_number", "许可证书编号", longest=100, width=20),
        Field("content", "许可内容", Form.LONG, required=True, longest=1000, example="年取水量6万立方米，水源为地表水。", width=40),
        Field("decided_on", "许可决定日期", Form.DATE, required=True, goes="written_on", example="2026-11-20", width=14),
        Field("from", "有效期自", Form.DATE, goes="effective_from", example="2026-11-20", width=14),
        Field("until", "有效期至", Form.DATE, goes="valid_until", example="2031-11-19", width=14),
        _LATE,
    ),
    party=("party_kind", "party"),
    about="条例第二十条第（五）项：办理行政许可的结果。",
)  # fmt: skip

CHECK = Kind(
    "check", "抽查检查结果", "040704", "公告", "{party}{subject}检查结果",
    (
        Field("number", "检查编号", longest=160, goes="document_number", example="明双随机〔2026〕2号-001", width=24),
        *_party("检查对象"),
        Field("subject", "检查事项", required=True, longest=200, example="食品安全", width=24),
        Field("result", "检查结果", Form.CHOICE, required=True, example="未发现问题",
              choices=("未发现问题", "发现问题已责令改正", "发现问题待后续处理", "未按规定公示", "不配合检查", "未开展本次抽查涉及的活动"), width=24),
        Field("detail", "检查情况", Form.LONG, longest=1000, width=40),
        Field("decided_on", "检查日期", Form.DATE, required=True, goes="written_on", example="2026-11-20", width=14),
        _LATE,
    ),
    party=("party_kind", "party"),
    about="条例第二十条第（十三）项：监督检查情况。",
)  # fmt: skip

GENERAL = Kind(
    "general", "一般清单", "", "", "{title}",
    (
        Field("title", "标题", required=True, longest=500, goes="title", shown=False, example="关于某某事项的公告", width=40),
        Field("number", "文号", longest=160, goes="document_number", shown=False, hint="没有文号的不填，按非公文类录入。", width=24),
        Field("decided_on", "成文日期", Form.DATE, required=True, goes="written_on", shown=False, example="2026-11-20", width=14),
        Field("genre", "体裁", longest=80, goes="genre", shown=False, example="公告", width=10),
        Field("summary", "内容概述", Form.LONG, longest=100, goes="summary", shown=False, hint="不超过100字。", width=30),
        Field("text", "正文", Form.LONG, required=True, longest=20_000, goes="body", shown=False, hint="单元格里换行即分段。", width=60),
        _LATE,
    ),
    about="其他逐条公开的信息，一行一条。",
)  # fmt: skip

KINDS: dict[str, Kind] = {kind.code: kind for kind in (PENALTY, PERMIT, CHECK, GENERAL)}
