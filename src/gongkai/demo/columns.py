"""Guides in every state, columns with owners and limits of their own, declarations that wait, were accepted, were returned; meters measured."""

from datetime import date, timedelta
from typing import Any

from gongkai.catalog import declarations, meters
from gongkai.catalog.kept_columns import columns_of
from gongkai.catalog.models import Declaration
from gongkai.catalog.queries import column_of
from gongkai.demo.manuscripts import HOUSING, SCHOOLS, WATER, Stage, opening
from gongkai.publishing.content import guides
from gongkai.publishing.models import Manuscript
from gongkai.publishing.services import drafting, review
from gongkai.publishing.services.guides import write_guide
from gongkai.units.actors import actor_of
from gongkai.units.models import Person, Unit

#: Units whose people play.
_PLAYED = (HOUSING, WATER, SCHOOLS)
_REASONS = ("本年度没有发生此类事项", "此项职能由市政务服务局承担，信息由其公开", "本单位无此职能")


def play(today: date) -> int:
    """Play all of it, once; how many declarations there are."""
    units = {unit.code: unit for unit in Unit.objects.select_related("contact").filter(code__in=[code for code, _short in _PLAYED])}
    if len(units) < len(_PLAYED) or Declaration.objects.exclude(proposed_by=None).exists():
        return Declaration.objects.count()
    for place, (code, short) in enumerate(_PLAYED):
        stage = opening(units[code], short, today - timedelta(days=9 - place))
        _guide(stage, place)
        _keep(stage)
        _declare(stage, today)
    return Declaration.objects.count()


def measure() -> None:
    """Measure every unit, as the repeating task does."""
    while meters.catch_up(most=200):
        pass


def _guide(stage: Stage, place: int) -> None:
    """Housing has its guide out in the form, water is writing it without a fax number, the schools' one waits for its review."""
    fields: dict[str, Any] = guides.prefill(stage.unit, stage.now.date())
    if place == 1:
        fields.pop("fax", None)
    row = write_guide(unit=stage.unit, actor=stage.who("xinxi"), fields=fields, at=stage.tick())
    if place == 1:
        return
    row = drafting.submit(row, actor=stage.who("xinxi"), version=row.version, at=stage.tick())
    if place == 0:
        row = _reviewed(stage, row)


def _reviewed(stage: Stage, row: Manuscript) -> Manuscript:
    row = review.pass_step(row, actor=stage.who("baomi"), version=row.version, says="clear", text="经审查，不涉密。", at=stage.tick())
    return review.approve(row, actor=stage.who("pizhun"), version=row.version, text="同意。", at=stage.tick())


def _keep(stage: Stage) -> None:
    """One column with a person and a limit of its own."""
    column = column_of(stage.unit, "040103")
    if column is not None:
        head = Person.objects.get(login=f"{stage.short}-kezhang")
        declarations.keep(
            stage.unit, column, owner="办公室", limit="即时+30d", person=head.pk, actor=stage.who("xinxi"), at=stage.tick()
        )  # fmt: skip


def _declare(stage: Stage, today: date) -> None:
    """Three of its blank columns: one accepted, one returned, one that waits."""
    office = actor_of(Person.objects.values_list("pk", flat=True).get(login="office"), today)
    blank = [one.column for one in columns_of([stage.unit])[stage.unit.pk] if one.state == "blank" and one.column.code[:2] in ("02", "04")]
    for number, column in enumerate(blank[:3]):
        row = declarations.propose(
            stage.unit, column, actor=stage.who("xinxi"), reason=_REASONS[number], unit_head="分管负责同志", at=stage.tick()
        )  # fmt: skip
        if number == 1:
            declarations.accept(row, actor=office, at=stage.tick())
        elif number == 2:
            declarations.return_(row, actor=office, answer="三定规定里有这项职能，请核对后补充信息。", at=stage.tick())
