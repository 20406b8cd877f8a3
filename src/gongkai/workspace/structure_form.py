"""Forms of the catalogue structure: a column, why it is ended, the order of columns."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.catalog.models import Column
from gongkai.catalog.structure import NEEDS

_NEED_NAMES = {
    "city": _("市政府"), "department": _("部门"), "county": _("县级政府"), "town": _("乡镇街道"), "enterprise": _("公共企事业单位"),
}  # fmt: skip
CHECKS = (("other", _("其他")), ("dynamic", _("动态、要闻类")), ("notice", _("通知公告、政策文件类")))


class ColumnForm(forms.Form):
    """What the office sets of a column."""

    name = forms.CharField(label=_("名称"), max_length=80)
    limit = forms.CharField(
        label=_("更新时限"), max_length=60, required=False,
        help_text=_("20wd＝20个工作日内；+14d、+10wd、+3m＝至少每14天、10个工作日、3个月更新；月、季、年(03-31)＝每期。例如 20wd+180d。"),
    )  # fmt: skip
    owner = forms.CharField(label=_("责任科室"), max_length=60, required=False)
    ground = forms.CharField(label=_("依据条款"), max_length=60, required=False, help_text=_("例如 20-1、21"))
    genre = forms.CharField(label=_("体裁"), max_length=40, required=False)
    example = forms.CharField(label=_("示例标题"), max_length=200, required=False)
    klass = forms.ChoiceField(label=_("类别"), choices=Column.Klass.choices)
    check_kind = forms.ChoiceField(label=_("检查类"), choices=CHECKS)
    city = forms.ChoiceField(label=_NEED_NAMES["city"], choices=Column.Need.choices)
    department = forms.ChoiceField(label=_NEED_NAMES["department"], choices=Column.Need.choices)
    county = forms.ChoiceField(label=_NEED_NAMES["county"], choices=Column.Need.choices)
    town = forms.ChoiceField(label=_NEED_NAMES["town"], choices=Column.Need.choices)
    enterprise = forms.ChoiceField(label=_NEED_NAMES["enterprise"], choices=Column.Need.choices)

    @property
    def needs(self) -> list[Any]:
        """The five choices of who keeps the column."""
        return [self[name] for name in NEEDS]


class ChangeForm(ColumnForm):
    """With the reason, which stays on record."""

    reason = forms.CharField(label=_("修改理由"), max_length=500)


class NewForm(ColumnForm):
    """A new column; whether it only holds columns is said once."""

    container = forms.BooleanField(label=_("只用于容纳下级栏目，不直接放信息"), required=False)


class WhyForm(forms.Form):
    """Why a column is ended or used again."""

    reason = forms.CharField(label=_("理由"), max_length=500)
