"""The shapes of answers, as the OpenAPI document declares them. `title` is the name that the field has in the regulations.

Answers are built as plain values (see `shapes`) and not passed through these models: validation would cost more than the query.
"""

from datetime import date, datetime
from typing import Any, Literal

from django.utils.translation import gettext_noop as _
from ninja import Schema
from pydantic import Field

Level = Literal["state", "province", "city", "county", "town", "department", "enterprise"]
Status = Literal["valid", "pending", "amended", "expired", "repealed", "unstated"]
Need = Literal["required", "optional", "none"]


class ParameterError(Schema):
    parameter: str
    code: str
    message: str


class UnitName(Schema):
    code: str = Field(title="单位代码")
    name: str = Field(title="单位名称")


class Problem(Schema):
    """Problem details (RFC 9457). `code` is stable, `detail` is a sentence in the language of the address."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    errors: list[ParameterError] | None = Field(None, description=_("仅 422：无法识别的参数"))


class Gone(Problem):
    """An item that was public and is so no longer. What follows `on` only where it was withdrawn with an approval."""

    code: Literal["withdrawn", "hidden"]
    unit: UnitName
    reason: str = Field(title="撤下原因")
    on: date | None = Field(title="撤下日期")
    title: str | None = Field(None, title="标题")
    kind: str | None = Field(None, title="情形")
    ground: str | None = Field(None, title="依据")
    post: str | None = Field(None, title="决定的岗位")
    sealed: bool = Field(False, title="是否封存")
    successor: int | None = Field(None, title="后续信息")


class UnitRow(UnitName):
    short_name: str = Field(title="简称")
    level: Level = Field(title="层级")
    kind: str = Field(title="类别")
    parent: UnitName | None = Field(title="上级单位")
    accepts_applications: bool = Field(title="受理依申请公开")
    organisation_code: str = Field(title="组织机构代码")
    credit_code: str = Field(title="统一社会信用代码")
    valid_from: date | None = Field(title="设立日期")
    valid_until: date | None = Field(title="撤销日期")
    provisional: bool = Field(title="待归位", description=_("由导入产生，尚未归入单位目录，列在最后"))
    url: str


class Contact(Schema):
    """政府信息公开工作机构 (art. 12)."""

    office: str = Field(title="工作机构")
    address: str = Field(title="办公地址")
    directions: str = Field(title="交通")
    postcode: str = Field(title="邮政编码")
    hours: str = Field(title="办公时间")
    telephone: str = Field(title="联系电话")
    fax: str = Field(title="传真")
    email: str = Field(title="电子邮箱")
    leader: str = Field(title="分管领导")
    person: str = Field(title="负责人")


class Succession(UnitName):
    on: date | None = Field(title="日期")
    reason: str = Field(title="原因")


class FormerName(Schema):
    name: str = Field(title="曾用名")
    valid_from: date | None
    valid_until: date | None


class Unit(UnitRow):
    guided_by: UnitName | None = Field(title="业务指导单位")
    contact: Contact | None
    successors: list[Succession] = Field(title="职责承担单位")
    predecessors: list[Succession] = Field(title="并入的单位")
    former_names: list[FormerName] = Field(title="曾用名")
    carried_on_by: list[UnitName] = Field(title="现在承接的单位", description=_("单位撤销后，几经变动最终由哪个单位承接；没有撤销的为空"))


class Column(Schema):
    """A column of a unit's catalogue. `own`: the unit has added it to the structure that was issued."""

    code: str = Field(title="栏目代码")
    name: str = Field(title="栏目名称")
    category: str = Field(title="类别")
    ground: str = Field(title="公开依据条款")
    container: bool = Field(description=_("只用于容纳下级栏目"))
    own: bool
    required: bool = Field(title="必设")
    items: int = Field(title="信息条数")
    latest: date | None = Field(title="最近公开日期")
    none_reason: str = Field(title="本单位无此类信息")
    none_on: date | None = Field(title="自何日起无此类信息")
    owner: str = Field(title="责任科室")
    limit: str = Field(title="公开时限")
    children: list["Column"]


class Guide(Schema):
    """The guide that holds. `fields` where it was written as fields, else null: then `body` alone says it."""

    item: int
    title: str = Field(title="标题")
    unit: UnitName = Field(title="发布机构")
    published_on: date = Field(title="公开日期")
    edition: int
    updated_at: datetime = Field(title="最近更新")
    form: Literal["city", "department", "county", "town", "enterprise"] = Field(description=_("参考格式"))
    fields: dict[str, Any] | None
    body: str = Field(description=_("HTML：段落、标题、列表、表格、链接、图片，不含脚本和样式"))
    url: str


class Needs(Schema):
    city: Need
    department: Need
    county: Need
    town: Need
    enterprise: Need


class IssuedColumn(Schema):
    """A column of the issued structure, with the fields of a 主动公开事项目录 and the counts over all units."""

    code: str = Field(title="栏目代码")
    name: str = Field(title="栏目名称")
    category: str = Field(title="类别")
    ground: str = Field(title="公开依据条款")
    container: bool
    needs: Needs
    limit: str = Field(title="公开时限")
    owner: str = Field(title="责任科室")
    genre: str = Field(title="体裁")
    basis: str = Field(title="公开依据")
    time: str = Field(title="公开时间")
    subject: str = Field(title="公开主体")
    channel: str = Field(title="公开渠道")
    audience: str = Field(title="公开对象")
    section: str = Field(title="责任部门")
    items: int = Field(title="信息条数")
    latest: date | None = Field(title="最近公开日期")
    children: list["IssuedColumn"]


class ItemRow(Schema):
    id: int
    index_number: str = Field(title="索引号")
    title: str = Field(title="标题")
    unit: UnitName = Field(title="发布机构")
    document_number: str = Field(title="文号")
    written_on: date | None = Field(title="成文日期")
    published_on: date = Field(title="公开日期")
    status: Status = Field(title="有效性", description=_("按标注和日期算到今天"))
    effective_from: date | None = Field(title="施行日期")
    valid_until: date | None = Field(title="有效期至")
    regulation: Literal["", "rule", "normative"] = Field(title="规章 / 行政规范性文件")
    files: int = Field(title="附件数")
    url: str


class Term(Schema):
    code: str
    name: str
    parent: str | None = Field(title="上级类目", description=_("代码"))


class Named(Schema):
    code: str
    name: str


class Edition(Schema):
    number: int
    title: str
    released_at: datetime
    note: str = Field(title="更正说明")
    content_hash: str


class Publicity(Schema):
    """While it runs the body and the attachments hold what closes with it; over, they do not."""

    until: date = Field(title="公示期的最后一天")
    over: bool = Field(title="是否已经届满")


class Attachment(Schema):
    id: int
    title: str
    filename: str
    kind: str
    media_type: str
    size: int = Field(description=_("字节"))
    sha256: str
    pages: int | None
    text_state: Literal["pending", "done", "empty", "unreadable"]
    note: str = Field(description=_("为什么没有文字，或者文字不全"))
    scanned: bool = Field(description=_("是不是扫描件（整份或者部分页面），没有可检索的文字"))
    url: str


class Other(Schema):
    id: int
    title: str
    document_number: str
    url: str


class Relation(Schema):
    """`outgoing`: this item does it to the other; `item` is null where the other is not here, then only its name is known."""

    kind: Literal["replaces", "repeals", "interprets", "adopts", "answers"]
    direction: Literal["outgoing", "incoming"]
    named: str
    item: Other | None


class Step(Schema):
    """A row of a flow chart. `leads`: the ways on, by number of the row; of a decision two, each with its name."""

    number: int = Field(title="步骤")
    kind: Literal["start", "step", "decision", "end"]
    text: str = Field(title="办理内容")
    who: str = Field(title="由谁办理")
    limit: int | None = Field(title="时限")
    days: Literal["working", "natural"] | None = Field(title="工作日或者自然日")
    note: str = Field(title="说明")
    leads: list["Way"] = Field(title="下一步")


class Way(Schema):
    name: str
    number: int


class Chart(Schema):
    steps: list[Step]
    url: str = Field(description=_("SVG 图"))


class Comment(Schema):
    """A draft that is or was open for comment; `adopted` when a public item was issued of it (see relations)."""

    state: Literal["open", "closed", "adopted"] = Field(title="征求意见状态", description=_("按截止日期和出台情况算到今天"))
    until: date | None = Field(title="截止日期")
    how: str = Field(title="怎样提意见")


class Press(Schema):
    spokesperson: str = Field(title="新闻发言人")
    occasion: str = Field(title="发布场合")
    held_on: date | None = Field(title="发布日期")


class Item(ItemRow):
    origin: Literal["entered", "imported"] = Field(title="历史导入")
    genre: Named | None = Field(title="体裁")
    theme: Term | None = Field(title="主题分类")
    summary: str = Field(title="内容概述")
    keywords: str = Field(title="关键词")
    issuing_bodies: list[str] = Field(title="联合发文机关")
    columns: list[Named] = Field(title="公开栏目")
    relations: list[Relation]
    attachments: list[Attachment] = Field(title="附件")
    closed_attachments: int = Field(title="正在核实、暂停公开的附件数")
    publicity: Publicity | None = Field(title="公示期，没有为 null")
    edition: int
    editions: list[Edition]
    contact: Contact | None
    chart: Chart | None = Field(title="流程图")
    comment: Comment | None = Field(title="征求意见")
    press: Press | None = Field(title="新闻发布")
    body: str = Field(description=_("HTML：段落、标题、列表、表格、链接、图片，不含脚本和样式"))


class FileHit(Schema):
    title: str
    place: str = Field(description=_("第几页或哪张工作表"))
    passage: str = Field(description=_("已转义的 HTML，用 mark 标出命中"))
    url: str


class Result(Schema):
    """`title` is plain text; `highlights` are HTML-escaped passages with mark."""

    id: int
    index_number: str = Field(title="索引号")
    title: str = Field(title="标题")
    unit: UnitName = Field(title="发布机构")
    document_number: str = Field(title="文号")
    written_on: date | None = Field(title="成文日期")
    published_on: date = Field(title="公开日期")
    genre: str = Field(title="体裁")
    status: Status = Field(title="有效性")
    url: str
    highlights: list[str]
    file_hits: list[FileHit]


class Facet(Schema):
    value: str
    name: str
    count: int
    chosen: bool


class Expansion(Schema):
    word: str
    others: list[str]


class Answer(Schema):
    """`how` near: none or few documents hold all the words (`exact` tells how many); near matches fill the list, without facets."""

    total: int
    how: Literal["exact", "near"]
    exact: int
    narrowed: bool = Field(description=_("按日期排序时只列标题命中的；everything=true 列出其余"))
    expanded: list[Expansion] = Field(description=_("一并检索的同义词"))
    corrected: str = Field(description=_("一并检索的另一写法"))
    results: list[Result]
    facets: dict[str, list[Facet]]


class Topic(Schema):
    code: str
    name: str
    items: int
    columns: list[str]


class VocabularyTerm(Term):
    official: bool = Field(description=_("false：随导入带来，不在规范词表中"))


class Units(Schema):
    results: list[UnitRow]
    next: str | None


class Items(Schema):
    results: list[ItemRow]
    next: str | None


class Columns(Schema):
    results: list[Column]
    next: None


class Structure(Schema):
    results: list[IssuedColumn]
    next: None


class Topics(Schema):
    results: list[Topic]
    next: None


class Vocabulary(Schema):
    results: list[VocabularyTerm]
    next: None
