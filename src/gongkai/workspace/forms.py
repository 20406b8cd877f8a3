"""Forms of the staff pages. They read; whether something may be done, the verbs say."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.units.models import Role


class PersonForm(forms.Form):
    """Name and contacts."""

    name = forms.CharField(label=_("姓名"), max_length=60)
    telephone = forms.CharField(label=_("办公电话"), max_length=60, required=False)
    email = forms.EmailField(label=_("邮箱"), max_length=120, required=False)


class NewPersonForm(PersonForm):
    """A new account, with its first post where one is chosen."""

    login = forms.CharField(
        label=_("登录名"), max_length=40, help_text=_("3至40个小写字母、数字、点、横线，以后不能改。例如 zhangwei 或者工号。")
    )
    role = forms.ChoiceField(label=_("岗位"), required=False, help_text=_("可以先不给，以后再授予。"))
    deputy = forms.BooleanField(label=_("B角（主办人不在时顶替）"), required=False)
    field_order = ("name", "login", "telephone", "email", "role", "deputy")

    def __init__(self, *arguments: Any, roles: frozenset[str], **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["role"].choices = [("", _("暂不授予")), *_labelled(roles)]  # type: ignore[attr-defined]
        self.fields["login"].widget.attrs.update({"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"})


class PostForm(forms.Form):
    """A post with its days."""

    role = forms.ChoiceField(label=_("岗位"))
    valid_from = forms.DateField(label=_("起日"), widget=forms.DateInput(attrs={"type": "date"}))
    valid_until = forms.DateField(
        label=_("止日"), required=False, widget=forms.DateInput(attrs={"type": "date"}), help_text=_("当日仍有效；不写为长期。")
    )
    stands_in_for = forms.ChoiceField(label=_("顶替谁（B角）"), required=False, help_text=_("B角写明顶替的人；主办岗位不选。"))
    deputy = forms.BooleanField(label=_("B角，不固定顶替某个人"), required=False)

    def __init__(self, *arguments: Any, roles: frozenset[str], holders: list[tuple[int, str]], **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["role"].choices = _labelled(roles)  # type: ignore[attr-defined]
        self.fields["stands_in_for"].choices = [("", _("不是B角")), *((str(key), label) for key, label in holders)]  # type: ignore[attr-defined]


class EndPostForm(forms.Form):
    """When a post ends, and why."""

    last_day = forms.DateField(
        label=_("最后一天"), required=False, widget=forms.DateInput(attrs={"type": "date"}), help_text=_("不写：现在立即结束。")
    )
    reason = forms.CharField(label=_("理由"), max_length=200, required=False)


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(label=_("理由"), max_length=200, required=False, help_text=_("记入台账，不要写个人隐私。"))


def _labelled(roles: frozenset[str]) -> list[tuple[str, str]]:
    return [(role.value, str(role.label)) for role in Role if role.value in roles]
