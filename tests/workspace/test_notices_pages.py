"""Messages on the pages: a figure in the bar, a list that says what and leads there, preferences; nobody sees or reads another's."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.jobs import services as jobs
from gongkai.notices.models import Notice, Preference
from gongkai.notices.services import notify
from gongkai.publishing.models import Manuscript
from gongkai.publishing.services import drafting
from gongkai.units.models import Post
from tests.workspace.conftest import Office

pytestmark = pytest.mark.django_db


def submit(office: Office, draft: Manuscript) -> None:
    drafting.submit(draft, actor=office.officer.actor, version=draft.version)
    jobs.run_due()


def test_the_reviewer_is_told_and_led_there(office: Office, draft: Manuscript) -> None:
    submit(office, draft)
    page = office.reviewer.get("notices/").content.decode()
    assert "1 条新消息" in page
    assert "待审查" in page
    assert draft.title in page
    row = Notice.objects.get(person=office.reviewer.person.pk)
    answer = office.reviewer.post("notices/read", notice=row.pk, go="1")
    assert answer["Location"] == f"/workspace/items/{draft.pk}/"
    after = office.reviewer.get("notices/").content.decode()
    assert "条新消息" not in after
    assert "已读" in after
    assert "没有未读的消息" in office.reviewer.get("notices/?only=unread").content.decode()


def test_who_has_nothing_is_told_what_comes_here(office: Office) -> None:
    page = office.head.get("notices/").content.decode()
    assert "还没有消息" in page
    assert "disabled" in page


def test_a_title_is_for_who_may_see_the_thing(office: Office, draft: Manuscript) -> None:
    submit(office, draft)
    Post.objects.filter(person=office.reviewer.person).delete()
    page = office.reviewer.get("notices/").content.decode()
    assert draft.title not in page
    assert "您现在看不到这一件" in page


def test_nobody_reads_for_another(office: Office, draft: Manuscript) -> None:
    submit(office, draft)
    row = Notice.objects.get(person=office.reviewer.person.pk)
    answer = office.stranger.post("notices/read", notice=row.pk, go="1")
    row.refresh_from_db()
    assert (answer["Location"], row.read_at) == ("/workspace/notices/", None)


def test_a_link_leads_nowhere_else(office: Office) -> None:
    notify("post_given", to=[office.officer.person.pk], subject="person:1", once="x", link="https://example.org/")
    row = Notice.objects.get()
    assert office.officer.post("notices/read", notice=row.pk, go="1")["Location"] == "/workspace/notices/"


def test_the_figure_costs_one_query(office: Office) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            assert office.officer.get("me/").status_code == 200
        return sum("notices_notice" in query["sql"] for query in found)

    assert queries() == 1
    for number in range(150):
        notify("released", to=[office.officer.person.pk], subject=f"manuscript:{number}", once=f"m:{number}")
    assert queries() == 1
    assert "99+ 条新消息" in office.officer.get("me/").content.decode()


def test_what_i_want_by_mail(office: Office, settings: pytest.FixtureRequest) -> None:
    assert "没有接邮件服务器" in office.officer.get("me/").content.decode()
    settings.EMAIL_URL = "smtp://localhost"  # type: ignore[attr-defined]
    assert "没有登记邮箱" in office.officer.get("me/").content.decode()
    person = office.officer.person
    person.email = "officer@example.gov.cn"
    person.save(update_fields=["email"])
    assert "officer@example.gov.cn" in office.officer.get("me/").content.decode()
    office.officer.post("notices/preferences", kind=["returned", "no_such"], digest="1")
    wants = Preference.objects.get(person=person.pk)
    assert (wants.mailed, wants.digest) == (["returned"], True)
    page = office.officer.get("me/").content.decode()
    assert page.count('name="kind" value="returned" checked') == 1
    assert page.count('type="checkbox" name="kind"') - page.count(" checked> ") > 0
