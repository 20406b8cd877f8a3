"""What documents of the demonstration city say of each other, and sums within them."""

import re
from datetime import date

import pytest

from gongkai.demo import days, series_reports
from gongkai.demo.directory import by_code
from gongkai.demo.generate import drafts
from gongkai.demo.series_finance import WRONG_SHARE
from gongkai.publishing.draft import Draft

TODAY = date(2026, 11, 24)
ROW = re.compile(r"<tr>(.*?)</tr>")
CELL = re.compile(r"<td>(.*?)</td>")


@pytest.fixture(scope="module")
def city() -> dict[str, Draft]:
    return {draft.key: draft for draft in drafts("full", today=TODAY, attachments=False)}


def rows(body: str, caption: str) -> list[list[str]]:
    table = body.split(f"<caption>{caption}", 1)[1].split("</table>", 1)[0]
    return [CELL.findall(row) for row in ROW.findall(table) if "<td>" in row]


def test_interpretations_follow_what_they_interpret_mostly_within_three_working_days(city: dict[str, Draft]) -> None:
    explained = [draft for draft in city.values() if draft.interprets]
    assert len(explained) > 60
    waits = []
    for draft in explained:
        for key in draft.interprets:
            policy = city[key]
            assert policy.unit == draft.unit
            assert policy.published_on is not None
            assert draft.published_on is not None
            assert draft.published_on >= policy.published_on
            waits.append(days.between(policy.published_on, draft.published_on, TODAY.year))
    late = sum(wait > 3 for wait in waits)
    assert 0 < late / len(waits) < 0.25


def test_repeals_and_replacements_point_at_earlier_documents_marked_so(city: dict[str, Draft]) -> None:
    pointed = [(draft, key) for draft in city.values() for key in (*draft.repeals, *draft.replaces)]
    assert len(pointed) > 60
    for draft, key in pointed:
        old = city[key]
        assert old.unit == draft.unit
        assert old.written_on < draft.written_on  # type: ignore[operator]
        assert old.validity == "repealed"
        assert old.document_number in draft.body


def test_whatever_is_marked_repealed_is_repealed_by_something(city: dict[str, Draft]) -> None:
    ended = {key for draft in city.values() for key in (*draft.repeals, *draft.replaces)}
    assert {key for key, draft in city.items() if draft.validity == "repealed"} == ended


def test_validity_follows_from_the_dates(city: dict[str, Draft]) -> None:
    for draft in city.values():
        if draft.valid_until and draft.validity != "repealed":
            assert draft.validity == ("expired" if draft.valid_until < TODAY else "valid"), draft.title
        if draft.effective_from and draft.valid_until:
            assert draft.effective_from < draft.valid_until


def test_rules_of_the_city_are_decrees_with_chapters(city: dict[str, Draft]) -> None:
    decrees = [draft for draft in city.values() if draft.regulation == "rule"]
    assert len(decrees) > 10
    for draft in decrees:
        assert draft.unit == "990100"
        assert draft.columns[0] == "0202"
        assert re.fullmatch(r"明川市人民政府令第\d+号", draft.document_number)
        assert "第一章　总则" in draft.body
        assert draft.effective_from is not None


def test_joint_documents_name_their_issuers_lead_first(city: dict[str, Draft]) -> None:
    joint = [draft for draft in city.values() if draft.issuing_bodies]
    assert len(joint) > 15
    for draft in joint:
        lead = by_code()[draft.unit]
        assert draft.issuing_bodies[0] == lead.name_on(draft.written_on.year)  # type: ignore[union-attr]
        assert len(set(draft.issuing_bodies)) > 1
        assert draft.title.startswith(" ".join(draft.issuing_bodies))


def test_budgets_add_up_save_the_few_that_shall_be_found_wrong(city: dict[str, Draft]) -> None:
    wrong = found = 0
    for draft in city.values():
        if draft.columns[0] not in ("040303", "040304"):
            continue
        table = dict(rows(draft.body, "收支"))
        parts = [float(table[name]) for name in ("一般公共预算拨款", "政府性基金预算拨款", "其他收入")]
        assert sum(parts) == pytest.approx(float(table["收入合计"]), abs=0.001)
        assert float(table["基本支出"]) + float(table["项目支出"]) == pytest.approx(float(table["支出合计"]), abs=0.001)
        *three, total = (float(value) for _, value in rows(draft.body, "“三公”经费"))
        assert sum(three) == pytest.approx(total, abs=0.001)
        stated = re.search(r"年收入.算([\d.]+)万元", draft.body)
        assert stated is not None
        found += 1
        wrong += float(stated[1]) != float(table["收入合计"])
    assert found > 80
    assert 0 < wrong / found < 3 * WRONG_SHARE


def test_totals_of_lists_add_up(city: dict[str, Draft]) -> None:
    checked = 0
    for draft in city.values():
        for table in re.findall(r"<tbody>(.*?)</tbody>", draft.body):
            lines = [CELL.findall(row) for row in ROW.findall(table)]
            if len(lines) > 2 and lines[-1][0] == "合计" and re.fullmatch(r"[\d.]+", lines[-1][-1]):
                values = [line[-1] for line in lines]
                assert sum(float(value) for value in values[:-1]) == pytest.approx(float(values[-1]), abs=0.6), draft.title
                checked += 1
    assert checked > 60


def test_annual_reports_obey_the_equations_of_the_format(city: dict[str, Draft]) -> None:
    reports = [draft for draft in city.values() if draft.columns == ("0004",) and "本列数据的勾稽关系" in draft.body]
    assert len(reports) > 100
    for draft in reports:
        table = [[int(value) for value in row[1:]] for row in rows(draft.body, "（本列数据的勾稽关系")]
        new, before, *results, total, after = table
        assert len(results) == 21
        for place in range(7):
            assert new[place] + before[place] == total[place] + after[place], draft.title
            assert total[place] == sum(row[place] for row in results)
        for row in table:
            assert row[6] == sum(row[:6])


def test_what_one_year_carries_over_the_next_one_brings_along(city: dict[str, Draft]) -> None:
    for unit in by_code().values():
        for year in range(2020, 2026):
            made, dropped, valid = series_reports.normative(unit.code, unit.level, year)
            assert valid == series_reports.normative(unit.code, unit.level, year - 1)[2] + made - dropped
