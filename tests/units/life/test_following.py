"""What follows a unit that ended: lists, counts, addresses, filters, manuscripts, closings; and what stays where it was."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from gongkai.catalog import queries, structure
from gongkai.catalog.models import Column, Item
from gongkai.events import clock
from gongkai.jobs import services as jobs
from gongkai.publishing.models import Manuscript, ManuscriptEvent, Removal
from gongkai.publishing.rules import workflow
from gongkai.publishing.rules.reasons import NotAllowed
from gongkai.publishing.services import drafting, revising, withdrawal
from gongkai.search import indexer, names, query, readers
from gongkai.search.question import Question
from gongkai.units import life
from gongkai.units.actors import actor_of
from gongkai.units.gate import Actor
from gongkai.units.life.verbs import Part
from gongkai.units.models import Role, Unit, UnitChange, UnitEvent
from tests.support.drafts import a_draft, publish
from tests.support.personnel import a_person, a_post
from tests.units.life.conftest import City

pytestmark = pytest.mark.django_db
WHY: dict[str, Any] = {"reason": "机构改革", "document": "明政发〔2026〕12号"}


def fresh(unit: Unit) -> Unit:
    return Unit.objects.get(pk=unit.pk)


def published(unit: Unit, number: int, **fields: Any) -> Item:
    (outcome,) = publish([a_draft(number, unit=unit.code, **fields)])
    return Item.objects.get(pk=outcome.item_id)


def titles(unit: Unit, column: str = "", **options: Any) -> list[str]:
    found = queries.column_of(unit, column) if column else None
    return [item.title for item in queries.list_items(unit=fresh(unit), column=found, **options).results]


def somebody(login: str, unit: Unit, role: Role) -> Actor:
    person = a_person(login, unit)
    a_post(person, unit, role)
    return actor_of(person.pk, clock.today())


def counted(unit: Unit) -> dict[str, int]:
    found: dict[str, int] = {}
    waiting = queries.unit_columns(fresh(unit))
    while waiting:
        node = waiting.pop()
        found[node.column.code] = node.items
        waiting += node.children
    return found


def a_manuscript(unit: Unit, actor: Actor, **fields: Any) -> Manuscript:
    values = {
        "title": "供水改造的通知", "body": "<p>改造工程自即日起实施。</p>", "columns": ["0203"], "genre": "通知", "document_number": "明水〔2026〕7号",
        "written_on": clock.today(), "attribute": "proactive", **fields,
    }  # fmt: skip
    return drafting.create(unit=unit, actor=actor, values=values)


def test_what_was_published_stays_and_the_lists_of_the_successor_show_it(city: City) -> None:
    old, middle, new = published(city.first, 1), published(city.second, 2), published(city.third, 3)
    life.merge(units=[city.first], into=city.second, actor=city.office, **WHY)
    done = life.merge(units=[fresh(city.second)], into=city.third, actor=city.office, **WHY)
    assert done.figures["items"] == 1
    assert Item.objects.get(pk=old.pk).unit == city.first
    assert titles(city.third) == titles(city.third, "0203") == [new.title, middle.title, old.title]
    assert titles(city.third, year=2025) == []
    assert titles(city.third, inherit=False) == [new.title]
    assert counted(city.third)["0203"] == 3
    assert titles(city.first) == [old.title]
    pages = []
    after = None
    while True:
        page = queries.list_items(unit=fresh(city.third), size=1, after=after)
        pages += [item.pk for item in page.results]
        if (after := page.next) is None:
            break
    assert pages == [new.pk, middle.pk, old.pk]


def test_a_split_divides_lists_and_counts_by_column(city: City) -> None:
    rule, budget = published(city.first, 1), published(city.first, 2, columns=("0501",))
    life.split(unit=city.first, parts=[Part(city.second, ["02"]), Part(city.third, rest=True)], actor=city.office, **WHY)
    assert titles(city.second) == [rule.title]
    assert titles(city.third) == [budget.title]
    assert titles(city.third, "0203") == []
    assert counted(city.second)["0203"] == 1
    assert counted(city.third).get("0203", 0) == 0
    assert counted(city.third)["0501"] == 1
    assert counted(city.second).get("0501", 0) == 0


def test_own_columns_go_with_the_items_in_them_and_take_another_code_where_theirs_is_taken(city: City) -> None:
    above = Column.objects.get(code="0203", unit=None)
    mine, theirs = structure.extend(city.first, above, "海绵城市"), structure.extend(city.second, above, "供水")
    assert mine.code == theirs.code
    item = published(city.first, 1, columns=(mine.code,))
    life.merge(units=[city.first], into=city.second, actor=city.office, **WHY)
    mine.refresh_from_db()
    assert (mine.unit, mine.code) == (city.second, "020352")
    assert titles(city.second, "020352") == [item.title]
    answer = Client().get(f"/u/{city.first.code}/c/020351/")
    assert (answer.status_code, answer["Location"]) == (301, f"/u/{city.second.code}/c/020352/")


def test_old_addresses_lead_to_the_successor_at_once_and_its_own_page_stays(city: City) -> None:
    item = published(city.first, 1)
    life.merge(units=[city.first], into=city.second, actor=city.office, **WHY)
    life.merge(units=[fresh(city.second)], into=city.third, actor=city.office, **WHY)
    for path in ("", "guide/", "apply/", "reports/", "catalogue/", "c/0203/", "atom.xml"):
        answer = Client().get(f"/u/{city.first.code}/{path}")
        assert (answer.status_code, answer["Location"]) == (301, f"/u/{city.third.code}/{path}"), path
    assert Client().get(f"/en/u/{city.first.code}/")["Location"] == f"/en/u/{city.third.code}/"
    page = Client().get(f"/u/{city.first.code}/former/").content.decode()
    assert item.title in page
    assert city.third.name in page
    assert Client().get(f"/i/{item.pk}").status_code == 200
    assert Client().get(f"/u/{city.third.code}/former/").status_code == 302
    assert f"/u/{city.second.code}/former/" in Client().get(f"/u/{city.third.code}/").content.decode()
    assert Client().get(f"/api/v1/units/{city.first.code}").json()["carried_on_by"] == [{"code": city.third.code, "name": city.third.name}]
    assert Client().get(f"/api/v1/units/{city.third.code}").json()["carried_on_by"] == []


def test_of_a_unit_that_was_split_or_closed_for_good_the_pages_stay(city: City) -> None:
    life.split(unit=city.first, parts=[Part(city.second, ["02"]), Part(city.third, rest=True)], actor=city.office, **WHY)
    page = Client().get(f"/u/{city.first.code}/").content.decode()
    assert city.second.name in page
    assert city.third.name in page
    life.close(unit=city.far, actor=city.office, **WHY)
    assert Client().get(f"/u/{city.far.code}/").status_code == 200


def test_an_item_shows_the_name_of_its_day(city: City) -> None:
    before, after = published(city.first, 1, published_on=date(2026, 2, 1)), published(city.first, 2, published_on=date(2026, 6, 1))
    life.rename(unit=city.first, name="明川市住房和城乡建设局", on=date(2026, 5, 1), actor=city.office, **WHY)
    assert ">明川市建设局</a>" in Client().get(f"/i/{before.pk}").content.decode()
    assert ">明川市住房和城乡建设局</a>" in Client().get(f"/i/{after.pk}").content.decode()


def test_a_filter_by_the_successor_finds_it_and_a_move_reaches_the_index(city: City, home: Path) -> None:
    item, moved = published(city.first, 1), published(city.second, 2)
    indexer.rebuild()
    life.merge(units=[city.first], into=city.far, actor=city.office, **WHY)
    names.forget()

    def found(unit: Unit) -> set[int]:
        return {result.item.pk for result in query.search(Question(q="供水改造", unit=unit.code)).results}

    assert found(city.far) == {item.pk}
    assert found(city.county) == {item.pk}
    done = life.move(unit=city.second, parent=city.county, actor=city.office, **WHY)
    assert moved.pk not in found(city.county)
    jobs.run_due()
    indexer.catch_up()
    readers.forget()
    assert found(city.county) == {item.pk, moved.pk}
    assert UnitChange.objects.get(pk=done.pk).figures == {"index_due": 1, "index": 1, "index_done": 1}


def test_a_large_move_is_followed_in_pieces(city: City, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gongkai.search.following.PIECE", 2)
    for number in range(1, 6):
        published(city.first, number)
    done = life.move(unit=city.first, parent=city.county, actor=city.office, **WHY)
    jobs.run_due()
    assert UnitChange.objects.get(pk=done.pk).figures == {"units": 1, "index_due": 5, "index": 5, "index_done": 1}


def test_open_manuscripts_go_on_in_the_successor_and_what_was_under_review_comes_back(city: City) -> None:
    officer = somebody("officer", city.first, Role.INFORMATION_OFFICER)
    draft, sent = a_manuscript(city.first, officer), a_manuscript(city.first, officer)
    drafting.submit(sent, actor=officer, version=sent.version)
    sent.refresh_from_db()
    under_review = sent.state
    assert under_review in workflow.REVIEW
    done = life.merge(units=[city.first], into=city.second, actor=city.office, **WHY)
    assert (done.figures["manuscripts"], done.figures["manuscripts_back"]) == (2, 1)
    draft.refresh_from_db()
    sent.refresh_from_db()
    assert (draft.unit, draft.state) == (city.second, "draft")
    assert (sent.unit, sent.state) == (city.second, "returned")
    assert ManuscriptEvent.objects.filter(subject=sent).order_by("-seq").values_list("kind", flat=True)[0] == "followed"
    again = actor_of(officer.person, clock.today())
    drafting.submit(sent, actor=again, version=sent.version)
    sent.refresh_from_db()
    assert sent.state == under_review


def test_manuscripts_of_a_split_go_where_the_page_said_or_with_their_column(city: City) -> None:
    officer = somebody("officer", city.first, Role.INFORMATION_OFFICER)
    rule, budget, chosen = (
        a_manuscript(city.first, officer),
        a_manuscript(city.first, officer, columns=["0501"]),
        a_manuscript(city.first, officer),
    )
    parts = [Part(city.second, ["02"]), Part(city.third, rest=True)]
    life.split(unit=city.first, parts=parts, manuscripts={chosen.pk: city.third.pk}, actor=city.office, **WHY)
    assert [Manuscript.objects.get(pk=row.pk).unit for row in (rule, budget, chosen)] == [city.second, city.third, city.third]


def test_a_unit_that_is_over_begins_no_manuscript(city: City) -> None:
    officer = somebody("officer", city.first, Role.INFORMATION_OFFICER)
    life.merge(units=[city.first], into=city.second, posts="end", actor=city.office, **WHY)
    with pytest.raises(NotAllowed) as refused:
        a_manuscript(fresh(city.first), officer)
    assert {reason.code for reason in refused.value.reasons} & {"unit_ended", "no_post"}
    with pytest.raises(NotAllowed) as refused:
        drafting.create(unit=fresh(city.first), actor=city.office, values={"title": "代录"})
    assert {reason.code for reason in refused.value.reasons} == {"unit_ended"}


def test_the_successor_corrects_and_withdraws_what_the_other_had_published(city: City) -> None:
    item, other = published(city.first, 1), published(city.far, 2)
    life.merge(units=[city.first], into=city.second, actor=city.office, **WHY)
    officer, stranger = somebody("officer", city.second, Role.INFORMATION_OFFICER), somebody("else", city.third, Role.INFORMATION_OFFICER)
    row = revising.correct_item(item, actor=officer)
    assert (row.unit, row.item) == (city.second, item)
    for actor, what in ((stranger, item), (officer, other)):
        with pytest.raises(NotAllowed):
            revising.correct_item(what, actor=actor)
    proposed = withdrawal.propose_removal(item, actor=officer, kind="error", ground="条例第十四条", public_reason="内容有误")
    assert proposed.state == Removal.State.PROPOSED


def test_what_was_closed_or_proposed_waits_for_the_successor(city: City) -> None:
    item = published(city.first, 1)
    officer = somebody("officer", city.first, Role.INFORMATION_OFFICER)
    withdrawal.propose_removal(item, actor=officer, kind="error", ground="条例第十四条", public_reason="内容有误")
    done = life.merge(units=[city.first], into=city.second, actor=city.office, **WHY)
    assert done.figures["removals"] == 1
    assert Removal.objects.get().unit_id == city.second.pk


def test_events_of_units_are_never_changed(city: City) -> None:
    from django.db import DatabaseError, transaction

    life.rename(unit=city.first, name="明川市城乡建设局", actor=city.office, **WHY)
    for act in (lambda: UnitEvent.objects.update(reason="改"), lambda: UnitEvent.objects.all().delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            act()
