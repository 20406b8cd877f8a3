"""Forms of acts on units. They read what was typed into arguments of the verbs of `units.life`; what cannot be, the verbs say."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gongkai.events import clock
from gongkai.units import access, codes
from gongkai.units.gate import Actor
from gongkai.units.life.verbs import Part
from gongkai.units.models import Level, Unit
from gongkai.workspace.pages import whole

#: Units offered while one types; others are found by code or by their whole name.
OFFERED = 500
#: Places for units in the forms of mergers and splits.
PLACES = 4
UNITS = "units"


def offered(actor: Actor) -> list[Unit]:
    """Units that the actor directs and that are there, for the list under the fields."""
    there = Q(valid_until=None) | Q(valid_until__gte=clock.today())
    return list(Unit.objects.filter(access.managed_units(actor)).filter(there).order_by("path")[:OFFERED])


class UnitField(forms.CharField):
    """A unit by its code or whole name, among those that the actor directs."""

    def __init__(self, **named: Any) -> None:
        super().__init__(max_length=120, **named)
        self.actor: Actor | None = None
        self.widget.attrs.update({"list": UNITS, "autocomplete": "off"})

    def clean(self, value: Any) -> Any:
        """The unit; None where nothing was typed."""
        text = str(super().clean(value)).strip()
        if not text:
            return None
        found = list(Unit.objects.filter(access.managed_units(self.actor)).filter(Q(code=text) | Q(name=text)).order_by("path")[:2])
        if not found:
            raise forms.ValidationError(_("没有找到“%s”，请写单位代码或者全称") % text)
        if len(found) > 1 and found[0].code != text:
            raise forms.ValidationError(_("有多个单位叫“%s”，请写单位代码") % text)
        return found[0]


class ActForm(forms.Form):
    """What every act says: from when, by which document, why."""

    on = forms.DateField(
        label=gettext_lazy("生效日期"), widget=forms.DateInput(attrs={"type": "date"}),
        help_text=gettext_lazy("从这一天起算。写以后的日子，到那天自动办理，之前可以取消。"),
    )  # fmt: skip
    document = forms.CharField(
        label=gettext_lazy("依据文号"),
        max_length=160,
        required=False,
        help_text=gettext_lazy("例如 明政发〔2026〕12号；没有文件可以不写。"),
    )
    reason = forms.CharField(label=gettext_lazy("理由"), max_length=300, help_text=gettext_lazy("记入单位的变动记录，例如“机构改革”。"))
    #: Fields of the act itself come first.
    own: tuple[str, ...] = ()

    def __init__(self, *arguments: Any, actor: Actor, unit: Unit | None, **named: Any) -> None:
        named["initial"] = {"on": clock.today().isoformat(), **(named.get("initial") or {})}
        super().__init__(*arguments, **named)
        self.actor, self.unit = actor, unit
        for field in self.fields.values():
            if isinstance(field, UnitField):
                field.actor = actor
        self.order_fields([*self.own, "on", "document", "reason"])

    def arguments(self) -> dict[str, Any]:
        """Of the verb."""
        data = self.cleaned_data
        return {"actor": self.actor, **{name: data[name] for name in ("on", "document", "reason")}, **self.of_act(data)}

    def of_act(self, data: Mapping[str, Any]) -> dict[str, Any]:
        """What this act needs besides."""
        return {"unit": self.unit, "version": whole(str(self.data.get("version", "")))}


class CreateForm(ActForm):
    """设立."""

    own = ("parent", "level", "name", "short_name", "kind", "code", "credit_code", "organisation_code", "accepts_applications")
    parent = UnitField(label=gettext_lazy("上级单位"))
    level = forms.ChoiceField(label=gettext_lazy("层级"), choices=[(level.value, level.label) for level in Level])
    name = forms.CharField(label=gettext_lazy("单位全称"), max_length=120)
    short_name = forms.CharField(
        label=gettext_lazy("简称"), max_length=60, required=False, help_text=gettext_lazy("列表里用，例如“市数据局”。")
    )
    kind = forms.CharField(
        label=gettext_lazy("类别"), max_length=60, required=False, help_text=gettext_lazy("例如 工作部门、直属机构、群团、供水。")
    )
    code = forms.CharField(
        label=gettext_lazy("单位代码"), max_length=40, required=False,
        help_text=gettext_lazy("不写：按上级和层级自动编，下一步看到。代码定了不能改，撤销以后也不再用。"),
    )  # fmt: skip
    credit_code = forms.CharField(label=gettext_lazy("统一社会信用代码"), max_length=18, required=False)
    organisation_code = forms.CharField(
        label=gettext_lazy("组织机构代码"), max_length=10, required=False, help_text=gettext_lazy("索引号的前段。写了信用代码可以不写。")
    )
    accepts_applications = forms.BooleanField(
        label=gettext_lazy("受理依申请公开"), required=False, help_text=gettext_lazy("公共企事业单位一般不受理（条例第五十五条）。")
    )

    def of_act(self, data: Mapping[str, Any]) -> dict[str, Any]:
        names = ("parent", "level", "name", "short_name", "kind", "credit_code", "organisation_code", "accepts_applications")
        return {**{name: data[name] for name in names}, "code": data["code"].strip() or codes.derive(data["level"], data["parent"])}


class RenameForm(ActForm):
    """更名."""

    own = ("name", "short_name")
    name = forms.CharField(label=gettext_lazy("新的全称"), max_length=120)
    short_name = forms.CharField(label=gettext_lazy("新的简称"), max_length=60, required=False)

    def of_act(self, data: Mapping[str, Any]) -> dict[str, Any]:
        return {**super().of_act(data), "name": data["name"], "short_name": data["short_name"]}


class MoveForm(ActForm):
    """调整隶属."""

    own = ("parent",)
    parent = UnitField(label=gettext_lazy("移到哪个单位下面"), help_text=gettext_lazy("写单位代码或者全称。"))

    def of_act(self, data: Mapping[str, Any]) -> dict[str, Any]:
        return {**super().of_act(data), "parent": data["parent"]}


_POSTS = [("move", gettext_lazy("转到承接单位，岗位不变")), ("end", gettext_lazy("全部结束，由承接单位重新授予"))]


class MergeForm(ActForm):
    """合并: several end, one carries on."""

    own = ("into", "ends_1", "ends_2", "ends_3", "ends_4", "posts")
    into = UnitField(
        label=gettext_lazy("合并后由哪个单位承接"), help_text=gettext_lazy("可以是其中一个，也可以是新设立的（先设立，再合并）。")
    )
    ends_1 = UnitField(label=gettext_lazy("并入的单位"), help_text=gettext_lazy("合并后撤销。"))
    ends_2 = UnitField(label=gettext_lazy("并入的单位（第二个）"), required=False)
    ends_3 = UnitField(label=gettext_lazy("并入的单位（第三个）"), required=False)
    ends_4 = UnitField(label=gettext_lazy("并入的单位（第四个）"), required=False)
    posts = forms.ChoiceField(label=gettext_lazy("并入单位人员的岗位"), choices=_POSTS, initial="move")

    def of_act(self, data: Mapping[str, Any]) -> dict[str, Any]:
        units = [data[f"ends_{place}"] for place in range(1, PLACES + 1) if data[f"ends_{place}"]]
        return {"units": units, "into": data["into"], "posts": data["posts"]}


class SplitForm(ActForm):
    """分设: one ends, several carry on. Who takes what stands in fields of the second page (see `assigned`)."""

    own = ("part_1", "part_2", "part_3", "part_4")
    part_1 = UnitField(label=gettext_lazy("承接单位一（承接其余的全部内容）"), help_text=gettext_lazy("先设立，再分设。"))
    part_2 = UnitField(label=gettext_lazy("承接单位二"))
    part_3 = UnitField(label=gettext_lazy("承接单位三"), required=False)
    part_4 = UnitField(label=gettext_lazy("承接单位四"), required=False)

    def parts(self) -> list[Unit]:
        """The units that carry on; the first takes the rest."""
        return [self.cleaned_data[f"part_{place}"] for place in range(1, PLACES + 1) if self.cleaned_data[f"part_{place}"]]

    def of_act(self, data: Mapping[str, Any]) -> dict[str, Any]:
        parts = self.parts()
        columns = _assigned(self.data, "column")
        shares = [
            Part(unit, [code for code, number in columns.items() if number == unit.pk], rest=place == 0) for place, unit in enumerate(parts)
        ]
        shares = [share._replace(columns=[]) if share.rest else share for share in shares]
        chosen = {
            kind: {int(key): number for key, number in _assigned(self.data, kind).items()} for kind in ("post", "manuscript", "child")
        }
        names = {"posts": "post", "manuscripts": "manuscript", "children": "child"}
        return {**super().of_act(data), "parts": shares, **{name: chosen[kind] for name, kind in names.items()}}


def _assigned(data: Mapping[str, Any], kind: str) -> dict[str, int]:
    """Fields like `post-12` = the id of a unit (0: it ends); an empty one is left to the rest."""
    found: dict[str, int] = {}
    for name, value in data.items():
        key = name.removeprefix(f"{kind}-")
        number = whole(str(value))
        if key != name and number is not None and (kind == "column" or whole(key) is not None):
            found[key[:20]] = number
    return found


class CloseForm(ActForm):
    """撤销."""

    own = ("successor", "posts")
    successor = UnitField(
        label=gettext_lazy("承接单位"),
        required=False,
        help_text=gettext_lazy("不写：没有单位承接，岗位全部结束，原有公开内容保留在原网址。"),
    )
    posts = forms.ChoiceField(label=gettext_lazy("人员的岗位"), choices=_POSTS, initial="move")

    def of_act(self, data: Mapping[str, Any]) -> dict[str, Any]:
        return {**super().of_act(data), "successor": data["successor"], "posts": data["posts"]}
