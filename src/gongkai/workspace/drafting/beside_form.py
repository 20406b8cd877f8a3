"""What a draft says beside its text: the call for comments, the press release, and which drafts it was issued of or answers."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.catalog import particulars
from gongkai.publishing.models import Manuscript

_LINES = ("adopts", "answers")


def _day(label: Any, help_text: Any = "") -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, help_text=help_text, required=False, widget=widget)


def _lines(label: Any, help_text: Any) -> forms.CharField:
    return forms.CharField(label=label, help_text=help_text, required=False, max_length=6000, widget=forms.Textarea(attrs={"rows": 2}))


class BesideForm(forms.Form):
    """Nothing is required to save; what is needed, publishing says."""

    comment_until = _day(_("意见提交至"), _("当日仍可提交。"))
    comment_how = forms.CharField(
        label=_("怎样提意见"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("电子邮箱、通信地址、联系电话，向公众公布。"),
    )  # fmt: skip
    adopts = _lines(_("由哪份征求意见稿出台"), _("一行一个：文号，或者本平台网址，例如 /i/123。"))
    answers = _lines(_("是哪份征求意见稿的采纳反馈"), _("一行一个：文号，或者本平台网址，例如 /i/123。"))
    press_occasion = forms.CharField(label=_("发布场合"), required=False, max_length=200, help_text=_("例如 例行新闻发布会、专题通气会。"))
    press_spokesperson = forms.CharField(label=_("新闻发言人"), required=False, max_length=100, help_text=_("姓名和职务。"))
    press_held_on = _day(_("发布日期"))

    def __init__(self, *arguments: Any, manuscript: Manuscript, **named: Any) -> None:
        super().__init__(*arguments, initial=shown(manuscript), **named)
        self.manuscript = manuscript

    def values(self) -> dict[str, Any]:
        """As publishing takes it; what else stands beside the text stays."""
        data = self.cleaned_data
        day = lambda value: value.isoformat() if value else ""  # noqa: E731
        comment = {"until": day(data["comment_until"]), "how": data["comment_how"]}
        press = {name: data[f"press_{name}"] for name in ("occasion", "spokesperson")} | {"held_on": day(data["press_held_on"])}
        beside = {**self.manuscript.particulars, particulars.COMMENT: comment, particulars.PRESS: press}
        ties = {name: [line.strip() for line in data[name].splitlines() if line.strip()] for name in _LINES}
        return {"particulars": beside, **ties}


def shown(manuscript: Manuscript) -> Mapping[str, Any]:
    """What the form shows of a manuscript."""
    comment, press = particulars.comment(manuscript.particulars), particulars.press(manuscript.particulars)
    found: dict[str, Any] = {name: "\n".join(getattr(manuscript, name)) for name in _LINES}
    if comment is not None:
        found |= {"comment_until": comment.until, "comment_how": comment.how}
    if press is not None:
        found |= {"press_occasion": press.occasion, "press_spokesperson": press.spokesperson, "press_held_on": press.held_on}
    return found
