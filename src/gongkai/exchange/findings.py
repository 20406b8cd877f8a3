"""What an import has to say about a row, in codes and in words."""

from dataclasses import dataclass

REFUSED, WARNING = "refused", "warning"

#: code → what the operator reads. `{}` is filled with the detail of the finding.
REASONS = {
    # the file
    "line_too_long": "本行过长，未读取",
    "encoding": "编码错误",
    "bad_json": "不是有效的 JSON",
    "not_an_object": "本行不是 JSON 对象",
    "field_twice": "同一行中字段重复",
    "type": "字段类型不对，应为文本",
    "csv": "无法按 CSV 读取",
    "cells": "单元格多于表头",
    "damaged": "文件已损坏",
    "truncated": "文件不完整",
    "too_large": "解压后的数据超过上限",
    "nul": "字段中含有空字符（NUL）",
    "column_unknown_in_file": "不认识的列，已忽略",
    "read_as_gb18030": "文件按 GB18030 编码读取",
    # documents
    "title_needed": "缺少标题",
    "title_too_long": "标题超过 500 字",
    "title_cut": "标题以省略号结尾，可能在来源处被截断",
    "too_long": "超过字段长度上限",
    "summary_cut": "摘要超过 300 字，只保留前 300 字",
    "not_a_day": "不是日历上的日期",
    "published_in_future": "发布日期晚于今天",
    "written_in_future": "成文日期晚于今天",
    "day_long_ago": "日期早于 1949 年 10 月 1 日，请核对",
    "published_before_written": "发布日期早于成文日期",
    "published_unknown": "来源没有发布日期，以导入当天为准",
    "ends_before_it_begins": "失效日期早于施行日期",
    "status_unknown": "不认识的有效性，按未标注处理",
    "index_number_hyphen": "索引号保留了组织机构代码中的连字符，原样保留",
    "index_number_long_serial": "索引号流水号超过 5 位，原样保留",
    "index_number_credit_code": "索引号前段为统一社会信用代码，原样保留",
    "index_number_check_digit": "索引号前段的校验位不对，原样保留",
    "index_number_form": "索引号不是 20 位标准格式，原样保留",
    "index_number_twice": "索引号与第 {} 行重复，原样保留",
    "key_twice": "编号与第 {} 行重复",
    "row_twice": "与第 {} 行是同一条信息，未再次导入",
    "derived": "下列字段为来源推断所得，可能有误：{}",
    "no_unit": "没有写明发布机构",
    "no_such_unit": "没有这个单位",
    "unit_of_others": "不是本单位的信息，不能由本单位导入",
    "unit_ambiguous": "有多个同名单位，请改用单位代码",
    "unit_created": "没有这个单位，已新建，排在各列表最后",
    "joint_issue": "按联合发文拆分为：{}",
    "column_unknown": "没有这个栏目，按文件种类归栏",
    "column_container": "该栏目只含下级栏目，按文件种类归栏",
    "no_such_column": "没有这个栏目",
    "column_only_holds_columns": "该栏目只含下级栏目，不能直接放信息",
    "column_fallback": "无法判断栏目，归入“{}”",
    "paragraphs_rebuilt": "来源正文没有分段，已按层次序号和条款分段",
    "body_needed_none": "没有正文，只有目录信息",
    "control_characters": "已去除控制字符",
    "secrecy_mark": "含有密级标志，禁止上传、公开；本系统为非涉密系统",
    "body_too_long": "正文过长",
    "too_deep": "正文的 HTML 嵌套过深",
    "scripts_removed": "正文中的脚本、样式等已去除",
    "site_address": "原址是网站首页，不是文件的页面，未保留",
    "address_twice": "原址与第 {} 行相同，只转到先导入的一条",
    "database": "数据库拒绝了本行",
    "bad_address": "原址不是有效的网址，未保留",
    "attachment_missing": "附件未随数据带入",
    "attachment_ambiguous": "附件目录中有多个同名文件",
    "attachment_outside": "附件路径指向附件目录之外",
    "attachment_too_large": "附件超过大小上限",
    "key_needed": "编号缺失或过长",
    "key_doubled": "编号重复",
    # units
    "code_needed": "缺少单位代码",
    "code_form": "单位代码只能含字母、数字和连字符，不超过 40 位",
    "code_twice": "单位代码与第 {} 行重复",
    "name_needed": "缺少单位名称",
    "level_unknown": "不认识的层级",
    "level_by_name": "街道、镇、乡按乡镇街道一级登记",
    "parent_missing": "找不到上级单位，暂列在最上级",
    "parent_by_name": "上级代码未找到，按上级名称归入 {}",
    "parents_in_a_circle": "上下级关系成环",
    "organisation_code": "组织机构代码校验位不对",
    "credit_code": "统一社会信用代码校验位不对",
    "codes_differ": "组织机构代码与统一社会信用代码不一致",
    "other_unit_missing": "找不到所指的单位",
    "yes_or_no": "应填“是”或“否”",
    "postcode": "邮政编码应为 6 位数字",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report. `reason` overrides the words of the code; `value` is what stood there."""

    line: int
    key: str
    field: str
    severity: str
    code: str
    detail: str = ""
    value: str = ""
    reason: str = ""

    @property
    def words(self) -> str:
        """What the operator reads."""
        return self.reason or REASONS.get(self.code, self.code).replace("{}", self.detail)
