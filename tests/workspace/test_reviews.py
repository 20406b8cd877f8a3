"""Queues and pages of reviewers: batches, replays, lost posts, and what every button says of itself."""

import pytest

from gongkai.publishing.models import Manuscript, Opinion
from gongkai.publishing.services import drafting
from gongkai.units.models import Post, Role
from tests.support.personnel import a_person, a_post
from tests.workspace.conftest import Office, today

pytestmark = pytest.mark.django_db


def submitted(office: Office, number: int) -> Manuscript:
    values = {
        "title": f"第{number}份通知", "body": f"<p>第{number}份。</p>", "columns": ["0203"], "document_number": f"明住建发〔2026〕{number}号",
        "written_on": today(), "attribute": "proactive",
    }  # fmt: skip
    one = drafting.create(unit=office.unit, actor=office.officer.actor, values=values)
    return drafting.submit(one, actor=office.officer.actor, version=one.version)


def test_a_batch_passes_what_it_can_and_names_the_rest(office: Office) -> None:
    first, second, third = (submitted(office, number) for number in (1, 2, 3))
    drafting.take_back(third, actor=office.officer.actor, version=third.version)
    picks = [f"{one.pk}-{one.version}" for one in (first, second, third)]
    answer = office.reviewer.post("review/", pick=picks)
    assert answer.status_code == 409
    assert "第3份通知" in answer.content.decode()
    assert {one.state for one in Manuscript.objects.filter(pk__in=[first.pk, second.pk])} == {"approval"}
    assert Opinion.objects.filter(says="clear").count() == 2
    picks = [f"{one.pk}-{one.version}" for one in Manuscript.objects.filter(state="approval")]
    assert office.approver.post("review/", pick=picks).status_code == 302
    assert set(Manuscript.objects.filter(pk__in=[first.pk, second.pk]).values_list("state", flat=True)) == {"released"}


def test_a_replayed_form_is_done_once(office: Office) -> None:
    one = submitted(office, 1)
    for _time in range(2):
        assert office.reviewer.post(f"items/{one.pk}/do/pass", version=one.version, says="clear").status_code == 302
    assert Opinion.objects.count() == 1


def test_a_stale_form_is_refused_and_keeps_the_words(office: Office) -> None:
    one = submitted(office, 1)
    office.officer.post(f"items/{one.pk}/do/take-back", version=one.version)
    answer = office.reviewer.post(f"items/{one.pk}/do/pass", version=one.version, says="clear", text="写了很久的意见")
    assert answer.status_code == 409
    assert Opinion.objects.count() == 0


def test_a_reviewer_who_lost_the_post_meanwhile(office: Office) -> None:
    one = submitted(office, 1)
    assert office.reviewer.get(f"items/{one.pk}/").status_code == 200
    Post.objects.filter(person=office.reviewer.person).update(valid_until="2026-01-01")
    assert office.reviewer.post(f"items/{one.pk}/do/pass", version=one.version, says="clear").status_code == 404
    one.refresh_from_db()
    assert one.state == "secrecy"


def test_one_does_not_review_what_one_wrote(office: Office) -> None:
    a_post(office.officer.person, office.unit, Role.SECRECY_REVIEWER)
    one = submitted(office, 1)
    office.officer.client.post("/workspace/post", {"post": Post.objects.get(person=office.officer.person, role="secrecy_reviewer").pk})
    page = office.officer.get(f"items/{one.pk}/").content.decode()
    assert "您起草、修改或登记过本稿，须由另一人审查、批准" in page
    assert office.officer.post(f"items/{one.pk}/do/pass", version=one.version, says="clear").status_code == 422


def test_a_pass_says_what_it_says(office: Office) -> None:
    one = submitted(office, 1)
    answer = office.reviewer.post(f"items/{one.pk}/do/pass", version=one.version, text="看过了")
    assert answer.status_code == 422
    assert "须选择意见" in answer.content.decode()
    assert "看过了" in answer.content.decode()


def test_lists_show_what_is_where(office: Office) -> None:
    one = submitted(office, 1)
    listed = office.officer.get("items/?state=secrecy").content.decode()
    assert one.title in listed
    assert one.title in office.city.get("overview/").content.decode()
    assert one.title in office.city.get(f"items/?unit={office.unit.code}&state=secrecy").content.decode()
    assert office.stranger.get(f"items/?unit={office.unit.code}").status_code == 404
    assert one.title not in office.stranger.get("items/?state=secrecy").content.decode()
    assert one.title not in office.approver.get("review/").content.decode()  # it is not the approver's turn


@pytest.mark.parametrize(
    "query", ["review/?after=junk", "overview/?after=1.2.3.4", "items/?before=x&state=nonsense", "published/?before=-1&q=%25_&state=x"]
)
def test_keys_that_are_none_begin_the_list(office: Office, query: str) -> None:
    who = office.city if query.startswith("overview") else office.approver
    assert who.get(query).status_code == 200


@pytest.mark.parametrize("pick", ["x", "1", "1-x", "²-1"])
def test_a_pick_that_is_none_is_a_bad_request(office: Office, pick: str) -> None:
    assert office.reviewer.post("review/", pick=pick).status_code == 400


def test_the_to_do_list_costs_the_same_however_long_it_is(office: Office, django_assert_max_num_queries: object) -> None:
    for number in range(3):
        submitted(office, number)
    office.reviewer.get()
    with django_assert_max_num_queries(14):  # type: ignore[operator]
        office.reviewer.get()
    for number in range(3, 15):
        submitted(office, number)
    with django_assert_max_num_queries(14):  # type: ignore[operator]
        office.reviewer.get()


def test_the_archivist_sees_and_does_nothing(office: Office) -> None:
    one = submitted(office, 1)
    person = a_person("archivist", office.unit)
    a_post(person, office.unit, Role.ARCHIVIST)
    from tests.support.personnel import signed_in

    client = signed_in(person)
    page = client.get(f"/workspace/items/{one.pk}/")
    assert page.status_code == 200
    assert "actbar" not in page.content.decode()
