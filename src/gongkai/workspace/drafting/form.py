"""The draft form in the order of the catalogue. It reads and shows; what speaks against a draft, publishing says."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.events.clock import SHANGHAI
from gongkai.publishing.models import Manuscript
from gongkai.text import editing, paragraphs
from gongkai.text.html import BadHtml
from gongkai.workspace.drafting import choices, closing

_LINES = ("issuing_bodies", "replaces", "repeals", "interprets")
_ISO = "%Y-%m-%d"  # what a browser's own field of a day takes, whatever the language


def _lines(label: Any, help_text: Any = "") -> forms.CharField:
    return forms.CharField(label=label, help_text=help_text, required=False, max_length=6000, widget=forms.Textarea(attrs={"rows": 2}))


def _text(label: Any, longest: int, help_text: Any = "", *, rows: int = 0) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
    return forms.CharField(label=label, help_text=help_text, required=False, max_length=longest, widget=widget)


def _day(label: Any, help_text: Any = "") -> forms.DateField:
    return forms.DateField(label=label, help_text=help_text, required=False, widget=forms.DateInput(attrs={"type": "date"}, format=_ISO))


class DraftForm(forms.Form):
    """Fields are those of a manuscript; lists stand as lines, the first column apart from the others. Nothing is required to save."""

    title = _text(_("标题"), 500)
    document_number = _text(_("文号"), 160, _("例如 明政办发〔2026〕12号"))
    no_number = forms.BooleanField(label=_("非公文，没有文号"), required=False)
    written_on = _day(_("成文日期"))
    column = forms.ChoiceField(label=_("栏目"), required=False)
    attribute = forms.ChoiceField(label=_("公开属性"), required=False, choices=Manuscript.Attribute.choices, widget=forms.RadioSelect())
    ground = forms.ChoiceField(label=_("依据的条款"), required=False)
    ground_reason = _text(_("理由"), 1000, _("写清楚为什么适用这一条，记入审批单，不对外公开。"), rows=3)
    late_reason = _text(_("逾期原因"), 500, _("自成文之日起满20个工作日才公开的，须写明原因。"), rows=2)
    body = forms.CharField(
        label=_("正文"), required=False, max_length=2_000_000, widget=forms.Textarea(attrs={"rows": 16, "data-rich": "rich-source"}),
        help_text=_("可以从 Word、WPS、Excel、网页里复制过来，格式自动清理，没有带入的会提示；一、（一）1.（1）自动分级。"),
    )  # fmt: skip
    summary = _text(_("内容概述"), 300, _("不超过100字。"), rows=3)
    keywords = _text(_("关键词"), 300)
    genre = _text(_("体裁"), 80)
    theme = forms.ChoiceField(label=_("主题"), required=False)
    more_columns = forms.MultipleChoiceField(label=_("同时放入的栏目"), required=False, help_text=_("按住 Ctrl 可以多选。"))
    ways = forms.MultipleChoiceField(label=_("公开方式"), required=False, widget=forms.CheckboxSelectMultiple())
    issuing_bodies = _lines(_("联合发文机关"), _("一行一个，牵头的在前；单独发文的不填。"))
    regulation = forms.ChoiceField(label=_("规范性文件"), required=False)
    validity = forms.ChoiceField(label=_("有效性"), required=False, choices=Manuscript._meta.get_field("validity").flatchoices)
    effective_from = _day(_("施行日期"))
    valid_until = _day(_("有效期至"))
    replaces = _lines(_("代替的文件"), _("一行一个文号"))
    repeals = _lines(_("废止的文件"), _("一行一个文号"))
    interprets = _lines(_("解读的文件"), _("一行一个文号"))
    publicity_end = _day(_("公示期至"), _("最后一天；不是公示的不填。"))
    planned_at = forms.DateTimeField(
        label=_("定时发布"), required=False, widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        help_text=_("批准后到这个时间发布；不填则批准后立即发布。发布日期由系统记录，不能填写。"),
    )  # fmt: skip
    urgent = forms.BooleanField(label=_("急件"), required=False)
    urgent_why = _text(_("急件原因"), 300)
    note = _text(_("改了什么"), 300, _("向公众说明这次修订、更正了什么。"))
    remark = _text(_("备注"), 500, _("给审查人看的，不公开。"), rows=2)

    def __init__(self, *arguments: Any, manuscript: Manuscript, **named: Any) -> None:
        super().__init__(*arguments, initial=shown(manuscript), **named)
        self.manuscript = manuscript
        groups = choices.columns(manuscript.unit)
        strange = [code for code in manuscript.columns if code not in {code for _name, some in groups for code, _one in some}]
        grouped: Any = [*groups, *([(_("其他"), [(code, code) for code in strange])] if strange else [])]
        self._offer("column", [("", _("请选择")), *grouped])
        self._offer("more_columns", grouped)
        self._offer("ground", _with(choices.grounds(), manuscript.ground, _("请选择")))
        self._offer("theme", _with(choices.themes(), manuscript.theme, _("不选")))
        self._offer("ways", [(name, _(name)) for name in dict.fromkeys([*choices.WAYS, *manuscript.ways])])
        self._offer("regulation", [("", _("不是")), ("rule", _("规章")), ("normative", _("行政规范性文件"))])
        self.fields["genre"].widget.attrs["list"] = "genres"
        self.fields["column"].widget.attrs["data-main"] = ""

    def _offer(self, name: str, offered: Any) -> None:
        self.fields[name].choices = offered  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        """What was typed and can be read, as publishing takes it. A body that is too deep raises BadHtml."""
        data = dict(self.cleaned_data)
        found: dict[str, Any] = {name: data[name] for name in data if name not in ("no_number", "column", "more_columns", "body", *_LINES)}
        if "no_number" in data:
            found["carrier"] = Manuscript.Carrier.OTHER if data["no_number"] else Manuscript.Carrier.DOCUMENT
        if "column" in data and "more_columns" in data:
            found["columns"] = list(dict.fromkeys([*([data["column"]] if data["column"] else []), *data["more_columns"]]))
        if "body" in data:
            body = paragraphs.to_html(data["body"].replace("\r\n", "\n"))
            found["body"] = self.manuscript.body if editing.same(body, self.manuscript.body) else body
        found |= {name: [line.strip() for line in data[name].splitlines() if line.strip()] for name in _LINES if name in data}
        if (closes := closing.read(self.data)) is not None:
            found["closing"] = closes
        if data.get("attribute") == Manuscript.Attribute.PROACTIVE:
            found |= {"ground": "", "ground_reason": ""}
        return found

    def rich(self) -> str:
        """The body as HTML for the editor: as typed where the form came back, else as stored."""
        if not self.is_bound:
            return str(self.manuscript.body)
        try:
            return paragraphs.to_html(str(self["body"].value() or "").replace("\r\n", "\n"))
        except BadHtml:
            return ""


def shown(manuscript: Manuscript) -> Mapping[str, Any]:
    """What the form shows of a manuscript."""
    plain = {name: getattr(manuscript, name) for name in DraftForm.base_fields if hasattr(manuscript, name)}
    return plain | {
        "no_number": manuscript.carrier == Manuscript.Carrier.OTHER,
        "column": manuscript.columns[0] if manuscript.columns else "",
        "more_columns": manuscript.columns[1:],
        "body": paragraphs.to_text(manuscript.body),
        "planned_at": manuscript.planned_at.astimezone(SHANGHAI) if isinstance(manuscript.planned_at, datetime) else None,
        **{name: "\n".join(getattr(manuscript, name)) for name in _LINES},
    }


def _with(offered: list[tuple[str, str]], current: str, nothing: Any) -> list[tuple[str, Any]]:
    """With an empty choice before, and what stands there now though it is offered no more."""
    strange = [(current, current)] if current and current not in dict(offered) else []
    return [("", nothing), *strange, *offered]
