"""Column names that an import understands: ours, and the Chinese ones that offices use."""

from collections.abc import Iterable, Mapping

from gongkai.exchange.reading.rows import Row, Value

#: Documents: field → other names.
DOCUMENTS: dict[str, tuple[str, ...]] = {
    "id": ("编号", "来源编号", "唯一标识", "ID"),
    "title": ("标题", "名称", "文件名称", "信息名称"),
    "document_number": ("文号", "发文字号", "文件编号", "发文文号"),
    "index_number": ("索引号", "信息索引号"),
    "unit": ("单位代码", "机构代码", "发布机构代码"),
    "publisher": ("发布机构", "发布单位", "公开单位", "信息公开单位"),
    "issuing_body": ("发文机关", "制发机关", "发文单位", "制作机关"),
    "issuing_region_or_body": ("发布地区", "地区"),
    "written_on": ("成文日期", "生成日期", "印发日期"),
    "published_on": ("发布日期", "公开日期", "发布时间"),
    "effective_from": ("施行日期", "生效日期"),
    "valid_until": ("有效期至", "失效日期", "废止日期"),
    "theme": ("主题", "主题分类"),
    "genre": ("体裁", "体裁分类", "文种", "公文种类"),
    "status": ("有效性", "时效性", "效力状态"),
    "column": ("栏目", "栏目代码", "栏目名称", "信息类别"),
    "body": ("正文", "内容", "全文"),
    "summary": ("摘要", "内容概述"),
    "keywords": ("关键词", "主题词"),
    "attachments": ("附件", "附件列表"),
    "replaces": ("代替",),
    "repeals": ("废止文件",),
    "interprets": ("解读文件", "被解读文件"),
    "source_url": ("原址", "来源网址", "链接", "网址", "原文链接"),
    "source": ("来源", "数据来源"),
    "derived": ("推断字段",),
}
#: Units: field → other names.
UNITS: dict[str, tuple[str, ...]] = {
    "code": ("代码", "单位代码", "机构代码"),
    "name": ("名称", "单位名称", "机构名称"),
    "short_name": ("简称", "short"),
    "level": ("层级", "级别"),
    "kind": ("类别", "单位类别", "机构类别"),
    "parent_code": ("上级代码", "上级单位代码", "parent"),
    "parent_name": ("上级名称", "上级单位"),
    "organisation_code": ("组织机构代码", "org_code"),
    "credit_code": ("统一社会信用代码",),
    "guided_by_code": ("业务指导单位代码", "dual_parent"),
    "accepts_applications": ("受理申请", "是否受理申请"),
    "valid_from": ("启用日期", "成立日期"),
    "valid_until": ("停用日期", "撤销日期", "ended"),
    "successor_code": ("承继单位代码", "successor"),
    "succession_reason": ("承继原因",),
    "aliases": ("别名", "俗称"),
    "former": ("曾用名",),
    "office": ("公开机构", "政府信息公开工作机构"),
    "address": ("地址", "办公地址"),
    "directions": ("乘车路线", "怎么走"),
    "postcode": ("邮编", "邮政编码"),
    "hours": ("办公时间", "工作时间"),
    "telephone": ("电话", "联系电话"),
    "fax": ("传真",),
    "email": ("邮箱", "电子邮箱"),
    "leader": ("分管领导",),
    "person": ("联系人", "具体负责人"),
    "source": ("来源", "数据来源"),
    "verified": ("已核实",),
}


class Names:
    """Turns the names of a file into ours; remembers which it does not know."""

    def __init__(self, fields: Mapping[str, Iterable[str]]) -> None:
        self.known = {alias: field for field, aliases in fields.items() for alias in (field, *aliases)}
        self.unknown: dict[str, int] = {}

    def rename(self, row: Row) -> tuple[dict[str, Value], str]:
        """The row's values under our names, and the field that two of its columns claim ("" where none does)."""
        values: dict[str, Value] = {}
        for name, value in row.values.items():
            field = self.known.get(name) or self.known.get(name.strip())
            if field is None:
                if name not in self.unknown and len(self.unknown) < 200:
                    self.unknown[name] = row.line
            elif field not in values or values[field] in (None, ""):
                values[field] = value
            elif value not in (None, "", values[field]):
                return values, field
        return values, ""
