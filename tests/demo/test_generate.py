"""The documents of the demonstration city: the same from the same seed, and true to themselves."""

import hashlib
import re
from collections import Counter
from datetime import date
from itertools import islice

import pytest

from gongkai.demo import days
from gongkai.demo.directory import by_code
from gongkai.demo.generate import drafts
from gongkai.demo.structure import columns, keeps, themes
from gongkai.publishing.draft import Draft
from gongkai.text.html import clean

TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def city() -> list[Draft]:
    return list(drafts("full", today=TODAY, attachments=False))


@pytest.fixture(scope="module")
def village() -> list[Draft]:
    return list(drafts("tiny", today=TODAY))


def fingerprint(made: list[Draft]) -> str:
    return hashlib.sha256("\n".join(repr(draft) for draft in made).encode()).hexdigest()


def by_key(made: list[Draft]) -> dict[str, Draft]:
    return {draft.key: draft for draft in made}


def test_same_seed_and_day_same_drafts_to_the_last_byte_of_attachments(village: list[Draft]) -> None:
    assert fingerprint(list(drafts("tiny", today=TODAY))) == fingerprint(village)


def test_another_seed_or_another_day_gives_another_city(village: list[Draft]) -> None:
    assert fingerprint(list(drafts("tiny", seed=2, today=TODAY))) != fingerprint(village)
    assert fingerprint(list(drafts("tiny", today=date(2026, 6, 1)))) != fingerprint(village)


def test_sizes(city: list[Draft], village: list[Draft]) -> None:
    assert len(city) == 3000
    assert len(village) == 120
    assert len({draft.unit for draft in village}) >= 20
    assert sum(1 for _ in drafts(2500, today=TODAY)) == 2500


def test_every_unit_of_the_city_has_documents(city: list[Draft]) -> None:
    assert {draft.unit for draft in city} == set(by_code())


def test_keys_and_document_numbers_are_unique(city: list[Draft]) -> None:
    assert len(by_key(city)) == len(city)
    numbers = Counter(draft.document_number for draft in city if draft.document_number)
    assert len(numbers) > 500
    assert [number for number, count in numbers.items() if count > 1] == []


def test_document_numbers_rise_with_the_days(city: list[Draft]) -> None:
    last: dict[str, int] = {}
    for draft in sorted((d for d in city if re.fullmatch(r"明政发〔\d+〕\d+号", d.document_number)), key=lambda d: (d.written_on, d.key)):
        mark, serial = draft.document_number.split("〕")
        assert int(serial.removesuffix("号")) > last.get(mark, 0)
        last[mark] = int(serial.removesuffix("号"))


def test_columns_exist_hold_items_and_belong_to_this_kind_of_unit(city: list[Draft]) -> None:
    for draft in city:
        assert draft.columns
        assert len(set(draft.columns)) == len(draft.columns)
        level = by_code()[draft.unit].level
        for code in draft.columns:
            assert code in columns()
            assert keeps(level, code), (draft.title, code)


def test_containers_and_foreign_columns_are_not_kept() -> None:
    assert not keeps("city", "0003")
    assert not keeps("department", "0202")
    assert not keeps("city", "9999")


def test_themes_and_genres_come_from_the_vocabularies(city: list[Draft], genres: frozenset[str]) -> None:
    assert {draft.theme for draft in city} <= themes()
    assert {draft.genre for draft in city} <= genres


def test_titles_are_nearly_all_different(city: list[Draft]) -> None:
    assert len({draft.title for draft in city}) >= 0.97 * len(city)


def test_no_slot_or_machine_word_is_left(city: list[Draft]) -> None:
    for draft in city:
        text = draft.title + draft.body + draft.summary
        assert not re.search(r"[{}]|None|公告公告|办公室办公室|申请申请表", text), draft.title


def test_bodies_pass_the_cleaner_unchanged(city: list[Draft]) -> None:
    for draft in city:
        assert clean(draft.body) == draft.body


def test_summaries_are_short_and_not_the_title(city: list[Draft]) -> None:
    for draft in city:
        assert 0 < len(draft.summary) <= 100
        assert draft.summary != draft.title


def test_days_are_in_order_and_nothing_lies_ahead(city: list[Draft]) -> None:
    for draft in city:
        assert draft.written_on is not None
        assert draft.published_on is not None
        assert date(2005, 1, 1) <= draft.written_on <= draft.published_on <= TODAY


def test_nine_of_ten_are_public_within_twenty_working_days_and_the_late_say_why(city: list[Draft]) -> None:
    modern = [draft for draft in city if draft.written_on and draft.written_on >= date(2008, 5, 1)]
    late = [draft for draft in modern if days.between(draft.written_on, draft.published_on, TODAY.year) > 20]  # type: ignore[arg-type]
    assert 0.01 < len(late) / len(modern) < 0.12
    assert all("公开时间超过20个工作日" in draft.body for draft in late)


def test_recent_years_hold_most(city: list[Draft]) -> None:
    years = Counter(draft.written_on.year for draft in city if draft.written_on)
    assert set(years) == set(range(2005, 2027))
    assert years[2025] > years[2015] > years[2006]


def test_no_mobile_numbers_or_identity_numbers(city: list[Draft]) -> None:
    for draft in city:
        assert not re.search(r"(?<!\d)1[3-9]\d{9}(?!\d)", draft.body), draft.title
        assert not re.search(r"(?<!\d)\d{17}[\dX](?!\d)", draft.body), draft.title
        assert all(call.startswith("0990-0000") for call in re.findall(r"\d{4}-\d{7}", draft.body))


def test_names_are_those_of_the_day(city: list[Draft]) -> None:
    water = [draft for draft in city if draft.unit == "990100-D17" and "〔" in draft.document_number]
    assert all(draft.document_number.startswith("明水务") for draft in water if draft.written_on and draft.written_on.year >= 2012)
    assert not any("明川市水务局" in draft.title for draft in city if draft.written_on and draft.written_on.year < 2012)


def test_laws_are_not_cited_before_they_were_made(city: list[Draft]) -> None:
    assert not any("疫苗管理法" in draft.body for draft in city if draft.written_on and draft.written_on.year < 2019)


def test_units_write_only_while_they_exist(city: list[Draft]) -> None:
    for draft in city:
        unit = by_code()[draft.unit]
        assert draft.written_on is not None
        assert draft.written_on.year >= unit.founded
        assert unit.ended is None or draft.written_on <= unit.ended


def test_a_stream_starts_at_once() -> None:
    first = list(islice(drafts(1_000_000, today=TODAY), 40))
    assert len(first) == 40
    assert all(not draft.files for draft in first)
