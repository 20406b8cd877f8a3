"""《政府信息公开审批单》 as a paper (letters 8.1): the rows that the page shows, the PDF prints and a hand signs."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from django.utils.translation import gettext as _

from gongkai.files.rendering.paper import Paper, Row, Table
from gongkai.law.grounds import BY_CODE
from gongkai.publishing.models import Manuscript
from gongkai.publishing.papers.approval import ApprovalForm, Box, FormFile, Signature
from gongkai.publishing.papers.words import foot, moment, words_of_day
from gongkai.publishing.scanning.form import FormFinding
from gongkai.publishing.services.review import RETURN_REASONS


def paper(form: ApprovalForm, columns: Sequence[str], today: date, named: Callable[[str], str] = str) -> Paper:
    """The whole form on paper, with what changed below it. `columns`: the names of its columns; `named`: what a field is called."""
    return Paper(
        title=_("政府信息公开审批单"),
        number=_("单号：%s") % form.number,
        beside=_("单位：%s") % form.unit_name,
        rows=tuple(rows(form, columns)),
        tables=changes(form.changes, named),
        foot=foot(today),
    )


def rows(form: ApprovalForm, columns: Sequence[str]) -> Iterator[Row]:
    """All rows in the order of the form: what, how it is to be open, attachments, opinions, hash."""
    yield from _matter(form, columns)
    yield from _content(form)
    if form.coordination:
        yield Row(((_("发布协调"), "\n".join(form.coordination)),))
    if form.referral:
        yield Row(((_("报请确定"), "\n".join(form.referral)),))
    yield Row(((_("拟稿"), form.unit_name),), sign=f"{form.drafter}　{moment(form.drafted_at)}")
    for box in form.boxes:
        yield _box(box)
    yield from _apart(form)
    yield from (_past(sign, _("以前的意见")) for sign in form.signatures if not sign.stands)
    yield from (_past(sign, _("前一版的意见")) for sign in form.earlier)
    yield Row(((_("校验值"), f"sha256 {form.content_hash}" if form.content_hash else "—"),), mono=True)
    if form.planned_at and not form.released_at:
        yield Row(((_("定时发布"), moment(form.planned_at)),))
    if form.released_at:
        yield Row(((_("公开时间"), moment(form.released_at)),))


def _matter(form: ApprovalForm, columns: Sequence[str]) -> Iterator[Row]:
    yield Row(((_("信息名称"), form.item_title or "—"),))
    yield Row(((_("文号"), form.item_docno or form.carrier), (_("成文日期"), words_of_day(form.made_on))))
    yield Row(((_("索引号"), form.index_number or _("公开时编")), (_("体裁"), form.genre or "—")))
    yield Row(((_("主题"), form.theme or "—"), (_("载体"), form.carrier)))
    yield Row(((_("公开栏目"), "、".join(columns) or "—"),))
    yield Row(((_("公开属性"), _attribute(form)),))
    if form.ways:
        yield Row(((_("公开方式"), "、".join(form.ways)),))


def _finding(line: FormFinding) -> str:
    """正文 手机号码 2处：误报（工作电话），李审查员（保密审查人）."""
    what = _("%(where)s %(kind)s %(count)d处") % {"where": line.where, "kind": line.kind, "count": line.count}
    if not line.handled:
        return f"{what}{'（' + line.reason + '）' if line.reason else ''}：{_('没有处理')}"
    return f"{what}：{line.handled}{'（' + line.reason + '）' if line.reason else ''}　{line.name}（{line.role_label}）"


def _attribute(form: ApprovalForm) -> str:
    boxes = "　".join(
        f"{'☑' if label == form.attribute else '☐'} {label}" for code, label in Manuscript.Attribute.choices if code
    )  # fmt: skip
    if not form.ground:
        return boxes
    ground = BY_CODE.get(form.ground)
    return f"{boxes}\n{ground.article('2019') + '　' + ground.name if ground else form.ground}：{form.ground_reason}"


def _content(form: ApprovalForm) -> Iterator[Row]:
    optional = (
        (_("内容概述"), form.summary), (_("逾期原因"), form.late_reason), (_("公示至"), words_of_day(form.publicity_end, "")),
        (_("改动说明"), form.note), (_("备注"), form.remark),
    )  # fmt: skip
    yield from (Row(((label, said),)) for label, said in optional if said)
    if form.attachments:
        yield Row(((_("附件"), "\n".join(_file(number, file) for number, file in enumerate(form.attachments, 1))),))
    if form.findings:
        yield Row(((_("机器发现"), "\n".join(map(_finding, form.findings))),))


def _file(number: int, file: FormFile) -> str:
    pages = _("，%d页") % file.pages if file.pages else ""
    note = f"，{file.read_note}" if file.read_note else ""
    return f"{number}. {file.name}{pages}{note}（sha256 {file.hash[:16]}…）"


def _box(box: Box) -> Row:
    label = box.label.removeprefix("更正待").removeprefix("待")
    sign = box.signature
    if sign is None:
        return Row(((label, _("（待签）")),), empty=True, step=box.step)
    return Row(((label, _opinion(sign)),), sign=_signed(sign), step=box.step)


def _opinion(sign: Signature) -> str:
    said = "；".join(filter(None, [sign.says_label, sign.secrecy]))
    reasons = "、".join(_(RETURN_REASONS[code]) if code in RETURN_REASONS else code for code in sign.reasons)
    return "\n".join(filter(None, [f"{said}：{reasons}" if reasons else said, sign.text]))


def _signed(sign: Signature) -> str:
    deputy = _("（B角）") if sign.deputy else ""
    on_paper = "" if sign.person else _("（纸上签字）")
    return f"{sign.name}　{sign.role_label}{deputy}{on_paper}　{moment(sign.at)}"


def _past(sign: Signature, what: str) -> Row:
    label = sign.step_label.removeprefix("更正待").removeprefix("待")
    return Row(((label, f"{_opinion(sign)}（{what}）"),), sign=_signed(sign), faded=True)


def _apart(form: ApprovalForm) -> Iterator[Row]:
    if form.urgent:
        unsigned = not (form.urgent.reviewer_signed_at and form.urgent.approver_signed_at)
        said = f"{form.urgent_why}　{form.urgent.get_way_display()} {form.urgent.recording}".strip()
        yield Row(((_("急件"), f"{said}\n{_('尚待补签')}" if unsigned else said),))
    if form.offline:
        checked = _("，%s核对") % form.offline.checked_by.name if form.offline.checked_by else ""
        yield Row(((_("线下签批"), _("%s登记") % form.offline.registrar.name + checked + _("，扫描件附后")),))


def changes(differing: Iterable[dict[str, object]], named: Callable[[str], str]) -> tuple[Table, ...]:
    """What differs from the edition that is public: field, before, after; of long texts the changed lines."""
    found = [(named(str(change["field"])), _side(change, "-"), _side(change, "+")) for change in differing]
    return (Table((_("项目"), _("原为"), _("改为")), tuple(found), _("改动对照"), (1, 3, 3)),) if found else ()


def _side(change: dict[str, object], sign: str) -> str:
    lines = change.get("lines")
    if isinstance(lines, list) and lines:
        return "\n".join(str(line) for mark, line in lines if mark == sign) or "—"
    value = change.get("before" if sign == "-" else "after")
    return "、".join(map(str, value)) if isinstance(value, list | tuple) else str(value or "—")
