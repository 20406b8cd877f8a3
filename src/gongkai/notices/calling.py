"""Calls of gateways: JSON, signed, to an address that was looked at. A gateway turns them into SMS or messages of 政务钉钉, 企业微信.

Signature: hex HMAC-SHA256, with the webhook's secret, over "<X-Gongkai-Timestamp>.<body>".
"""

import base64
import hashlib
import hmac
import http.client
import ipaddress
import json
import logging
import secrets
import socket
import ssl
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import translation

from gongkai.events import clock
from gongkai.notices import addresses, kinds
from gongkai.notices.claiming import ended, failed, take
from gongkai.notices.models import Call, Webhook

log = logging.getLogger(__name__)
SECONDS = 5
#: Calls in one round.
MOST = 20
LONGEST_ANSWER = 65_536


class CallError(Exception):
    """It was not taken; str() is a code: bad_address, not_allowed, unreachable, answered_500 …"""


def create(
    *, name: str, url: str, unit: int | None = None, kinds_: list[str] | None = None, at: datetime | None = None
) -> tuple[Webhook, str]:
    """A gateway, and the secret to give it. CallError for an address that can never be called."""
    _parts(url)
    hook = Webhook.objects.create(
        name=name[:60], url=url, unit_id=unit, salt=secrets.token_hex(32), kinds=kinds_ or [], created_at=at or clock.now()
    )
    return hook, secret(hook)


def secret(hook: Webhook) -> str:
    """What the gateway checks signatures with; from the key in the file, so that the database alone signs nothing."""
    made = hmac.new(settings.WEBHOOK_KEY.encode(), hook.salt.encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(made).decode().rstrip("=")


def send_due(*, at: datetime | None = None) -> int:
    """Make the calls that are due; returns how many were taken. A gateway that does not answer is not asked again in this round."""
    now, done = at or clock.now(), 0
    down: set[int] = set()
    hooks = {hook.pk: hook for hook in Webhook.objects.all()}
    for row in take(Call, now, MOST):
        hook = hooks[row.webhook_id]
        if not hook.active:
            ended(Call, [row], now, Call.State.DROPPED, "inactive")
            continue
        if hook.pk in down:
            failed(Call, [row], now, "unreachable")
            continue
        try:
            post(hook, body_of(row), number=f"{hook.pk}-{row.once}", at=clock.now())
        except CallError as error:
            if str(error) == "unreachable":
                down.add(hook.pk)
            log.warning("webhook %s failed: %s", hook.pk, error)
            failed(Call, [row], now, str(error))
        else:
            ended(Call, [row], clock.now(), Call.State.SENT)
            done += 1
    return done


def body_of(row: Call) -> bytes:
    """{"id", "kind", "name", "text", "at", "subject", "link", "unit", "to": [login, …]}."""
    book = addresses.of(row.people)
    matter = dict(row.matter)
    kind = kinds.find(matter["kind"])
    with translation.override("zh-hans"):
        words = {"name": str(kind.name), "text": kinds.said(kind.code, matter.pop("n", 1))}
    link = f"{settings.SITE_URL}{matter['link']}" if matter.get("link") else ""
    whole = {"id": row.once, **matter, **words, "link": link, "to": [one.login for one in book.values()]}
    return json.dumps(whole, ensure_ascii=False).encode()


def post(hook: Webhook, body: bytes, *, number: str, at: datetime) -> None:
    """Call it once; CallError unless the answer is 2xx. Nothing is followed elsewhere."""
    scheme, host, port, path = _parts(hook.url)
    stamp = str(int(at.timestamp()))
    signed = hmac.new(secret(hook).encode(), stamp.encode() + b"." + body, hashlib.sha256).hexdigest()
    headers = {
        "Content-Type": "application/json; charset=utf-8", "User-Agent": "gongkai", "X-Gongkai-Delivery": number,
        "X-Gongkai-Timestamp": stamp, "X-Gongkai-Signature": f"sha256={signed}",
    }  # fmt: skip
    connection = _Pinned(scheme, host, port, _allowed(host, port))
    try:
        connection.request("POST", path, body, headers)
        answer = connection.getresponse()
        answer.read(LONGEST_ANSWER)
    except (OSError, http.client.HTTPException):
        raise CallError("unreachable") from None
    finally:
        connection.close()
    if not 200 <= answer.status < 300:
        raise CallError(f"answered_{answer.status}")


class _Pinned(http.client.HTTPConnection):
    """A connection to the very address that was looked at, whatever the name says a moment later."""

    def __init__(self, scheme: str, host: str, port: int, address: str) -> None:
        super().__init__(host, port, timeout=SECONDS)
        self._address, self._secure = address, scheme == "https"

    def connect(self) -> None:
        """Open it; the certificate has to be the name's."""
        self.sock = socket.create_connection((self._address, self.port), SECONDS)
        if self._secure:
            self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)


def _parts(url: str) -> tuple[str, str, int, str]:
    try:
        parts = urlsplit(url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError:
        raise CallError("bad_address") from None
    clean = url.isascii() and url.isprintable() and " " not in url
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username is not None or not clean or len(url) > 500:
        raise CallError("bad_address")
    return parts.scheme, parts.hostname, port, (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def _allowed(host: str, port: int) -> str:
    """An address of the host that may be called: one of the open network, or one of WEBHOOK_NETWORKS."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError:
        raise CallError("unreachable") from None
    networks = [ipaddress.ip_network(one, strict=False) for one in settings.WEBHOOK_NETWORKS]
    for *_family, name in found:
        address = ipaddress.ip_address(str(name[0]).partition("%")[0])
        mapped = getattr(address, "ipv4_mapped", None) or address
        if (mapped.is_global and not mapped.is_multicast) or any(mapped in network for network in networks):
            return str(name[0])
    raise CallError("not_allowed")
