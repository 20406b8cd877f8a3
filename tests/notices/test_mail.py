"""Mails leave through a real SMTP server: one for each person, without a word of content; a server that is away loses nothing."""

import email
import email.policy
from collections.abc import Iterator
from datetime import timedelta
from email.message import EmailMessage
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from django.test import override_settings

from gongkai.events import clock
from gongkai.notices import mailing
from gongkai.notices.claiming import HOLD
from gongkai.notices.models import Mail
from gongkai.notices.services import GATHER, notify
from tests.support.catalogue import a_unit
from tests.support.personnel import a_person
from tests.support.site import free_port

pytestmark = [pytest.mark.django_db, pytest.mark.sockets]


class Box:
    """What an SMTP server took; `refuses`: an address that it does not know."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.refuses = ""

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: list[str]) -> str:  # noqa: N802  (named by aiosmtpd)
        if address == self.refuses:
            return "550 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        self.mails.append(email.message_from_bytes(envelope.content, policy=email.policy.default))  # type: ignore[arg-type]
        return "250 taken"


@pytest.fixture
def box() -> Iterator[Box]:
    box, port = Box(), free_port()
    server = Controller(box, hostname="127.0.0.1", port=port)
    server.start()
    with override_settings(
        EMAIL_URL="smtp://", EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend", EMAIL_HOST="127.0.0.1", EMAIL_PORT=port,
        SITE_URL="https://gongkai.example.gov.cn", DEFAULT_FROM_EMAIL="gongkai@example.gov.cn",
    ):  # fmt: skip
        yield box
    server.stop()


def people(*logins: str) -> list[int]:
    unit = a_unit("990122", "明川市住房和城乡建设局", path="0000")
    return [a_person(login, unit, email=f"{login}@example.gov.cn").pk for login in logins]


def later() -> Any:
    return clock.now() + GATHER + timedelta(seconds=1)


def test_one_mail_for_a_person_that_says_how_many_and_where(box: Box) -> None:
    zhao, qian = people("zhao", "qian")
    for number in range(3):
        notify("review", to=[zhao], subject=f"manuscript:{number}", once=f"manuscripts:{number}")
    notify("returned", to=[zhao, qian], subject="manuscript:9", once="manuscripts:9")
    assert mailing.send_due() == 0  # others may follow within two minutes
    assert mailing.send_due(at=later()) == 2
    first, second = sorted(box.mails, key=lambda mail: str(mail["To"]), reverse=True)
    assert (first["To"], second["To"]) == ("zhao@example.gov.cn", "qian@example.gov.cn")
    assert "您有 3 件待审查" in first.get_content()
    assert "您有 1 件被退回修改" in first.get_content()
    assert second["Subject"] == "您有 1 件被退回修改"
    assert "https://gongkai.example.gov.cn/workspace/notices/" in second.get_content()
    assert "manuscript" not in first.get_content()
    assert "赵" not in str(first)  # no name
    assert second["Auto-Submitted"] == "auto-generated"
    assert mailing.send_due(at=later() + timedelta(hours=1)) == 0
    assert len(box.mails) == 2


def test_a_server_that_is_away_is_asked_again_later(box: Box) -> None:
    (zhao,) = people("zhao")
    notify("urgent_review", to=[zhao], subject="manuscript:1", once="manuscripts:1")
    with override_settings(EMAIL_PORT=free_port()):
        assert mailing.send_due() == 0
    row = Mail.objects.get()
    assert (row.state, row.attempts, row.error, row.held_until) == ("waiting", 1, "ConnectionRefusedError", None)
    assert mailing.send_due() == 0  # not yet
    assert mailing.send_due(at=row.due_at) == 1
    assert len(box.mails) == 1


def test_given_up_after_two_days(box: Box) -> None:
    (zhao,) = people("zhao")
    notify("urgent_review", to=[zhao], subject="manuscript:1", once="manuscripts:1")
    start = clock.now()
    with override_settings(EMAIL_PORT=free_port()):
        for _round in range(20):
            mailing.send_due(at=Mail.objects.get().due_at)
    row = Mail.objects.get()
    assert (row.state, row.attempts) == ("failed", 8)
    assert row.due_at - start > timedelta(days=1)


def test_one_bad_mailbox_holds_up_nobody_and_is_not_written_down(box: Box) -> None:
    zhao, qian = people("zhao", "qian")
    box.refuses = "zhao@example.gov.cn"
    for person in (zhao, qian):
        notify("urgent_review", to=[person], subject="manuscript:1", once=f"manuscripts:{person}")
    assert mailing.send_due() == 1
    row = Mail.objects.get(person=zhao)
    assert (row.state, row.error) == ("waiting", "SMTPRecipientsRefused 550")


def test_who_has_no_address_or_may_not_sign_in_gets_none(box: Box) -> None:
    unit = a_unit("990122", "明川市住房和城乡建设局", path="0000")
    silent, gone = a_person("sun", unit), a_person("li", unit, email="li@example.gov.cn", is_active=False)
    notify("urgent_review", to=[silent.pk, gone.pk, 999_999], subject="manuscript:1", once="manuscripts:1")
    assert mailing.send_due() == 0
    assert set(Mail.objects.values_list("state", "error")) == {("dropped", "no_address")}
    assert box.mails == []


def test_killed_while_sending_it_is_sent_again(box: Box, monkeypatch: pytest.MonkeyPatch) -> None:
    (zhao,) = people("zhao")
    notify("urgent_review", to=[zhao], subject="manuscript:1", once="manuscripts:1")

    def killed(*_arguments: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(mailing, "ended", killed)
        with pytest.raises(KeyboardInterrupt):
            mailing.send_due()
    assert mailing.send_due() == 0  # held by the one that died
    assert mailing.send_due(at=clock.now() + HOLD + timedelta(seconds=1)) == 1
    assert len({mail["Message-ID"] for mail in box.mails}) == 1  # the reader's server knows it by its number


def test_no_faster_than_the_rate(box: Box) -> None:
    for person in people("zhao", "qian", "sun"):
        notify("urgent_review", to=[person], subject="manuscript:1", once=f"manuscripts:{person}")
    with override_settings(MAIL_PER_MINUTE=2):
        assert mailing.send_due() == 2
        assert mailing.send_due() == 0
        assert mailing.send_due(at=clock.now() + timedelta(seconds=61)) == 1
