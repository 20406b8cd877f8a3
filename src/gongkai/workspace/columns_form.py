"""Forms about columns: who keeps one, how often; that there is nothing for it; the office's answer."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.law import update_limits
from gongkai.law.update_limits import Period

UNITS = (("", _("按目录结构")), ("d", _("天")), ("wd", _("个工作日")), ("m", _("个月")))


class KeepForm(forms.Form):
    """Owner, person and period of a unit's column."""

    owner = forms.CharField(label=_("责任科室"), max_length=60, required=False, help_text=_("不写的，按目录结构；向公众显示。"))
    person = forms.ChoiceField(label=_("责任人"), required=False, help_text=_("快过期时提醒本人；不向公众显示。"))
    count = forms.IntegerField(label=_("至少每隔多久更新一次"), min_value=1, max_value=1100, required=False)
    unit = forms.ChoiceField(label=_("单位"), choices=UNITS, required=False)

    def __init__(self, *arguments: Any, people: list[tuple[str, str]], **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["person"].choices = [("", _("不指定")), *people]  # type: ignore[attr-defined]

    def limit(self, structure: str) -> str:
        """The limit as the unit sets it, from the structure's; "" where it follows the structure."""
        count, unit = self.cleaned_data.get("count"), self.cleaned_data.get("unit")
        return update_limits.with_period(structure, Period(str(unit), int(count))) if count and unit else ""

    def clean(self) -> dict[str, Any]:
        """A number needs its unit, and the other way round."""
        data = super().clean() or {}
        if bool(data.get("count")) != bool(data.get("unit")):
            self.add_error("count", _("数字和单位要么都写，要么都不写"))
        return data


class DeclareForm(forms.Form):
    """本单位无此类信息申报单 (letters 8.14)."""

    reason = forms.CharField(
        label=_("理由"), max_length=200, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("无此职能、本年度没有发生、由某机关公开等。认可后原文向公众显示。"),
    )  # fmt: skip
    unit_head = forms.CharField(label=_("单位负责人"), max_length=120, help_text=_("岗位或者姓名。"))
    review_on = forms.DateField(
        label=_("复核日"), required=False, widget=forms.DateInput(attrs={"type": "date"}), help_text=_("不写的，为一年后。")
    )


class AnswerForm(forms.Form):
    """Why the office does not accept it."""

    answer = forms.CharField(
        label=_("不认可的理由"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("退回时须写，单位看得到。"),
    )
