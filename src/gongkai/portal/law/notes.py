"""What qualifies an answer: what is 口径 here, what is 未核实, and the articles that were used, in short."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from gongkai.law.choices import Choices


class Note(NamedTuple):
    """`mark`: 口径 or 未核实."""

    mark: str
    text: str


class Article(NamedTuple):
    """An article as it is cited, and what it says in short."""

    name: str
    gist: str


def notes(found: dict[str, Any], choices: Choices) -> list[Note]:
    """Those that touch this answer."""
    return list(_notes({line["code"] for line in found["explanation"]} | {one["code"] for one in found["warnings"]}, found, choices))


def _notes(codes: set[str], found: dict[str, Any], choices: Choices) -> Iterator[Note]:
    choice, unverified = _("口径"), _("未核实")
    if codes & {"waiting_third_party", "waiting_comaker"}:
        yield Note(choice, _("征求意见期间，从发出的次日数到收到意见之日不计；条例只说“所需时间不计算在内”，没有写怎么数。"))
    if codes & {"fee_noticed", "fee_paid", "waiting_fee"}:
        restart = choices.fee_paid_effect == "restart"
        yield Note(unverified, _("缴费以后期限重新计算。") if restart else _("缴费以后接着原来的期限计算。"))
    if "correction_asked" in codes:
        yield Note(choice, _("一次性告知补正：第二次告知补正会提示。"))
    if codes & {"dispatched", "delivered"}:
        yield Note(choice, _("邮寄以交邮之日、当面和委托送达以签收之日算已经答复（国办公开办函〔2016〕235号）；电子方式取发出成功之日。"))
    if found["safe_date"] and found["safe_date"] != found["receipt_date"]:
        yield Note(choice, _("需要确认的渠道同时算两个日期：确认之日起的法定日，和到达之日起的稳妥日；预警取较早的。"))
    if (found["receipt_date"] or "") and "2019-04-01" <= found["receipt_date"] <= "2019-07-01":
        yield Note(choice, _("2019年5月15日前后在办的申请，按收到之日定适用哪一版条例；条例没有过渡条款。"))
    if "receipt_2007" in codes and "submitted" in codes:
        yield Note(choice, _("2007年条例时期的网上申请，以提交成功之日为收到之日（最高人民法院指导案例 26 号）。"))
    if found["provisional"]:
        yield Note(choice, _("还没有公布放假安排的年份不猜：暂按周末计算，公布以后再算。"))


def articles(found: dict[str, Any]) -> list[Article]:
    """The articles that the counting names and that can be told in a sentence or two."""
    used = " ".join({line["article"] for line in found["explanation"]})
    return [Article(name, gist) for name, gist in _gists() if name in used]


def _gists() -> list[tuple[str, str]]:
    return [
        ("条例第三十条", _("申请内容不明确的，自收到之日起 7 个工作日内一次性告知补正；答复期限自收到补正之日起计算；没有正当理由逾期不补正，视为放弃。")),
        ("条例第三十一条", _(
                "当面提交的，提交之日为收到之日；邮寄需要签收的，签收之日；"
                "平常信函应当在收到当日与申请人确认，确认之日；网上或者传真的，双方确认之日。"
            )),
        ("条例第三十二条", _("公开会损害第三方合法权益的，书面征求第三方意见；第三方自收到之日起 15 个工作日内提出；逾期没有提出，由行政机关决定。")),
        ("条例第三十三条", _(
                "能当场答复的当场答复；不能的，自收到之日起 20 个工作日内答复；"
                "需要延长的，经负责人同意并告知申请人，最长 20 个工作日。征求第三方和其他机关意见所需时间不计算在内。"
            )),
        ("条例第三十四条", _("共同制作的信息，牵头机关征求其他机关意见；被征求的机关自收到之日起 15 个工作日内提出，逾期视为同意公开。")),
        ("条例第三十五条", _("数量、频次明显超过合理范围的，可以要求说明理由；理由合理但期内答不了的，可以确定延迟答复的合理期限并告知。")),
        ("条例第四十二条", _("不收费；数量、频次明显超过合理范围的，可以收取信息处理费。")),
        ("条例（2007）第二十四条", _("能当场答复的当场答复；不能的，自收到之日起 15 个工作日内答复；延长最长 15 个工作日。")),
        ("民法典第二百零一条", _("按照日计算期间的，开始的当日不计入，自下一日开始计算。")),
    ]  # fmt: skip
