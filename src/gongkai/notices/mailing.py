"""The e-mail outbox. A mail says how many matters of which kind wait, and where; no title, no name, nothing of a document."""

import hashlib
import logging
from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from smtplib import SMTPConnectError, SMTPRecipientsRefused, SMTPServerDisconnected

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.utils import translation
from django.utils.translation import gettext as _

from gongkai.events import clock
from gongkai.notices import addresses, kinds
from gongkai.notices.claiming import due, ended, failed, take
from gongkai.notices.models import Mail, Notice

log = logging.getLogger(__name__)
#: Notices in one mail; what is over comes in the next.
MOST = 200
PAGE = "/workspace/notices/"
#: The server is away: no use asking for the others.
_AWAY = (ConnectionError, TimeoutError, SMTPConnectError, SMTPServerDisconnected)


def send_due(*, at: datetime | None = None) -> int:
    """Send what is due, a mail to each person; returns how many mails went. Stops where the server is away, and at the rate."""
    now = at or clock.now()
    left = settings.MAIL_PER_MINUTE - _sent_in_the_last_minute(now)
    people = list(dict.fromkeys(due(Mail, now).values_list("person", flat=True)[:2000]))[: max(0, left)]
    if not people:
        return 0
    book, done = addresses.of(people), 0
    connection = get_connection()
    try:
        for person in people:
            rows = take(Mail, now, MOST, person=person)
            if not rows:
                continue  # another sender has them
            address = book[person].email if person in book else ""
            if not address:
                ended(Mail, rows, now, Mail.State.DROPPED, "no_address")
                continue
            try:
                connection.open()
                connection.send_messages([_message(rows, address)])
            except _AWAY as error:
                _away(rows, now, error)
                break
            except Exception as error:  # of one mail: the others go on
                failed(Mail, rows, now, _named(error))
            else:
                ended(Mail, rows, clock.now(), Mail.State.SENT)
                done += 1
    finally:
        connection.close()
    return done


def _sent_in_the_last_minute(now: datetime) -> int:
    rows = Mail.objects.filter(state=Mail.State.SENT, ended_at__gt=now - timedelta(minutes=1))
    return rows.values("person", "ended_at").distinct().count()


def _away(rows: Sequence[Mail], now: datetime, error: Exception) -> None:
    """All that is due waits as these do, without having been tried."""
    log.warning("mail server away: %s", type(error).__name__)
    failed(Mail, rows, now, _named(error))
    due(Mail, now).update(due_at=now + timedelta(minutes=1))


def _named(error: Exception) -> str:
    """The kind of failure with the server's code; not its text, which may hold an address."""
    code = getattr(error, "smtp_code", "")
    if isinstance(error, SMTPRecipientsRefused):
        code = next(iter(error.recipients.values()), (""))[0]
    return f"{type(error).__name__} {code}".strip()


def _message(rows: Sequence[Mail], address: str) -> EmailMessage:
    counted: Counter[str] = Counter()
    for kind, values in Notice.objects.filter(pk__in=[row.pk for row in rows]).values_list("kind", "values"):
        counted[kind] += values.get("n", 1)  # a daily reminder stands for several matters
    with translation.override("zh-hans"):
        lines = [kinds.said(kind, count) for kind, count in sorted(counted.items(), key=lambda one: not kinds.find(one[0]).at_once)]
        subject = lines[0] if len(lines) == 1 else _("%(first)s，另有%(n)d条消息") % {"first": lines[0], "n": len(rows) - 1}
        where = _("请登录工作台办理：%s") % f"{settings.SITE_URL}{PAGE}" if settings.SITE_URL else _("请登录工作台办理。")
        end = _("本邮件由系统自动发出，请勿回复。不想收到的，在工作台“我的账号”里改。")
    number = hashlib.sha256(",".join(str(row.pk) for row in rows).encode()).hexdigest()[:32]
    domain = settings.SITE_URL.partition("://")[2].partition("/")[0].partition(":")[0] or "localhost"
    headers = {"Message-ID": f"<{number}@{domain}>", "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}
    return EmailMessage(subject, "\n".join([*lines, "", where, "", end]), settings.DEFAULT_FROM_EMAIL, [address], headers=headers)
