"""The pages of what stands beside a text: the table of a flow chart as a form, calls for comment, and what is owed."""

from datetime import timedelta
from typing import Any

import pytest

from gongkai.catalog import particulars
from gongkai.events import clock
from gongkai.publishing.models import Manuscript, Owed
from gongkai.publishing.services import drafting, review
from tests.workspace.conftest import Office, Somebody

pytestmark = pytest.mark.django_db


def rows(*steps: tuple[str, str, dict[str, str]]) -> dict[str, Any]:
    """What the table posts: (key, kind, further fields)."""
    found: dict[str, Any] = {"row": [key for key, _kind, _more in steps]}
    for key, kind, more in steps:
        found |= {f"kind.{key}": kind, f"was.{key}": kind, f"text.{key}": key, f"days.{key}": "working"}
        found |= {f"{name}.{key}": value for name, value in more.items()}
    return found


def send(somebody: Somebody, one: Manuscript, do: str = "save", **fields: Any) -> Any:
    version = Manuscript.objects.values_list("version", flat=True).get(pk=one.pk)
    return somebody.post(f"items/{one.pk}/chart", **{"version": version, "do": do, **fields})


def keys(one: Manuscript) -> list[str]:
    one.refresh_from_db()
    return [step.key for step in particulars.chart(one.particulars)]


PLAIN = (("s1", "start", {}), ("s2", "step", {"who": "受理窗口", "limit": "5"}), ("s3", "end", {}))


def test_an_empty_table_begins_with_three_rows_and_is_no_chart_yet(office: Office, draft: Manuscript) -> None:
    answer = office.officer.get(f"items/{draft.pk}/chart")
    assert answer.status_code == 200
    assert answer.content.decode().count('name="row"') == 3
    assert keys(draft) == []


def test_what_is_typed_is_saved_drawn_and_shown_to_the_reviewer(office: Office, draft: Manuscript) -> None:
    assert send(office.officer, draft, **rows(*PLAIN)).status_code == 302
    (_start, step, _end) = particulars.chart(Manuscript.objects.get(pk=draft.pk).particulars)
    assert (step.text, step.who, step.limit, step.days) == ("s2", "受理窗口", 5, "working")
    for path in (f"items/{draft.pk}/chart", f"items/{draft.pk}/preview", f"items/{draft.pk}/"):
        assert '<svg xmlns="http://www.w3.org/2000/svg" class="chart"' in office.officer.get(path).content.decode(), path


@pytest.mark.parametrize(("do", "left"), [
    ("add:s2", ["s1", "s2", "s4", "s3"]), ("add-decision:s1", ["s1", "s4", "s2", "s3"]), ("add-end:", ["s1", "s2", "s3", "s4"]),
    ("up:s2", ["s2", "s1", "s3"]), ("down:s2", ["s1", "s3", "s2"]), ("up:s1", ["s1", "s2", "s3"]), ("remove:s2", ["s1", "s3"]),
    ("down:s9", ["s1", "s2", "s3"]), ("drop", []), ("back", ["s1", "s2", "s3"]),
])  # fmt: skip
def test_each_button_saves_and_changes_the_table_without_a_script(office: Office, draft: Manuscript, do: str, left: list[str]) -> None:
    assert send(office.officer, draft, do, **rows(*PLAIN)).status_code == 302
    assert keys(draft) == left


def test_faults_are_told_by_row_and_bar_submission(office: Office, draft: Manuscript) -> None:
    send(
        office.officer,
        draft,
        **rows(("s1", "start", {}), ("s2", "decision", {"yes": "s3", "yes_name": "是", "no_name": "否"}), ("s3", "end", {})),
    )
    page = office.officer.get(f"items/{draft.pk}/chart").content.decode()
    assert 'id="wrong-s2">下一步没有着落' in page
    assert "<svg xmlns" not in page
    refused = office.officer.post(f"items/{draft.pk}/do/submit", version=Manuscript.objects.get(pk=draft.pk).version)
    assert "流程图第2行：下一步没有着落" in refused.content.decode()


def test_a_row_that_becomes_a_decision_has_two_named_ways(office: Office, draft: Manuscript) -> None:
    table = rows(*PLAIN) | {"kind.s2": "decision"}
    send(office.officer, draft, **table)
    page = office.officer.get(f"items/{draft.pk}/chart").content.decode()
    assert 'name="yes_name.s2" value="是"' in page
    assert 'name="no_name.s2" value="否"' in page


def test_two_at_once_do_not_overwrite_each_other(office: Office, draft: Manuscript) -> None:
    send(office.officer, draft, **rows(*PLAIN))
    answer = office.officer.post(f"items/{draft.pk}/chart", version=1, do="save", **rows(("s1", "start", {}), ("s3", "end", {})))
    assert answer.status_code == 409
    assert keys(draft) == ["s1", "s2", "s3"]
    assert answer.content.decode().count('name="row"') == 2  # what was typed is still there


def test_another_unit_finds_no_table_and_a_reviewer_may_not_write(office: Office, draft: Manuscript) -> None:
    assert office.stranger.get(f"items/{draft.pk}/chart").status_code == 404
    assert office.reviewer.get(f"items/{draft.pk}/chart").status_code == 403
    assert send(office.reviewer, draft, **rows(*PLAIN)).status_code == 403
    assert keys(draft) == []


def test_a_call_for_comment_and_its_ties_are_saved_and_a_chart_stays(office: Office, draft: Manuscript) -> None:
    send(office.officer, draft, **rows(*PLAIN))
    draft.refresh_from_db()
    fields = {"comment_until": "2030-01-31", "comment_how": "来信", "answers": "/i/7\n明政办发〔2026〕9号", "adopts": ""}
    assert office.officer.post(f"items/{draft.pk}/beside", version=draft.version, **fields).status_code == 302
    draft.refresh_from_db()
    assert draft.answers == ["/i/7", "明政办发〔2026〕9号"]
    assert draft.particulars["comment"] == {"until": "2030-01-31", "how": "来信"}
    assert len(draft.particulars["chart"]) == 3
    page = office.officer.get(f"items/{draft.pk}/beside").content.decode()
    assert 'value="2030-01-31"' in page
    wrong = office.officer.post(f"items/{draft.pk}/beside", version=draft.version, comment_until="明天")
    assert wrong.status_code == 422


def out(office: Office, draft: Manuscript) -> Owed:
    """The draft released: what it owes."""
    one = drafting.submit(draft, actor=office.officer.actor, version=draft.version)
    one = review.pass_step(one, actor=office.reviewer.actor, version=one.version, says="clear")
    review.approve(one, actor=office.approver.actor, version=one.version)
    return Owed.objects.get()


def test_what_is_owed_is_to_do_and_listed_and_an_interpretation_is_begun_from_it(office: Office, draft: Manuscript) -> None:
    row = out(office, draft)
    for path in ("", "owed/"):
        page = office.officer.get(path).content.decode()
        assert f"/workspace/published/{row.item_id}/owed" in page
        assert "剩 3 日" in page
    assert f"/published/{row.item_id}/owed" not in office.stranger.get("owed/").content.decode()
    assert office.stranger.get(f"published/{row.item_id}/owed").status_code == 404
    answer = office.officer.post(f"published/{row.item_id}/owed", do="write", key="k")
    begun = Manuscript.objects.exclude(pk=draft.pk).get()
    assert answer["Location"] == f"/workspace/items/{begun.pk}/edit"
    assert (begun.interprets, begun.columns) == ([draft.document_number], ["0205"])


def test_that_none_is_needed_is_said_by_who_decides_with_a_reason(office: Office, draft: Manuscript) -> None:
    row = out(office, draft)
    path = f"published/{row.item_id}/owed"
    assert "disabled" in office.officer.get(path).content.decode()
    assert office.officer.post(path, do="settle", owed=row.pk, reason="不涉及公众").status_code == 403
    refused = office.approver.post(path, do="settle", owed=row.pk, reason="")
    assert (refused.status_code, "须写明理由" in refused.content.decode()) == (422, True)
    assert office.approver.post(path, do="settle", owed=row.pk, reason="只涉及内部安排").status_code == 302
    row.refresh_from_db()
    assert row.how == "waived"
    settled = office.officer.get("owed/?state=settled").content.decode()
    assert "不需要解读" in settled
    assert "只涉及内部安排" in settled
    assert office.approver.post(path, do="settle", owed=row.pk + 1, reason="没有这一项").status_code == 404


def test_the_office_sees_what_is_late(office: Office, draft: Manuscript) -> None:
    row = out(office, draft)
    assert "要有解读" not in office.city.get("").content.decode()
    Owed.objects.filter(pk=row.pk).update(due_on=clock.today() - timedelta(days=7))
    assert "要有解读" in office.city.get("").content.decode()
    assert "逾期" in office.city.get("owed/").content.decode()
