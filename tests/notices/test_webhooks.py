"""Gateways: called with a signed body at an address that was looked at; tried again when they do not take it."""

import hashlib
import hmac
import json
import threading
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.test import override_settings

from gongkai.events import clock
from gongkai.notices import calling
from gongkai.notices.calling import CallError
from gongkai.notices.models import Call, Webhook
from gongkai.notices.services import notify
from tests.support.catalogue import a_unit
from tests.support.personnel import a_person

pytestmark = [pytest.mark.django_db, pytest.mark.sockets]


class Gateway(ThreadingHTTPServer):
    """Keeps what it was sent and answers with `status`."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Taking)
        self.taken: list[tuple[dict[str, str], bytes]] = []
        self.status = 204

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/notify?channel=sms"


class _Taking(BaseHTTPRequestHandler):
    server: Gateway

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.taken.append((dict(self.headers), body))
        self.send_response(self.server.status)
        self.send_header("Location", "/elsewhere")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_arguments: object) -> None:
        """Quiet."""


@pytest.fixture
def gateway() -> Iterator[Gateway]:
    server = Gateway()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    with override_settings(WEBHOOK_NETWORKS=["127.0.0.0/8"], SITE_URL="https://gongkai.example.gov.cn"):
        yield server
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_signed_call_for_an_event_whoever_hears_of_it(gateway: Gateway) -> None:
    unit = a_unit("990122", "明川市住房和城乡建设局", path="0000")
    zhao, qian = (a_person(login, unit) for login in ("zhao", "qian"))
    hook, secret = calling.create(name="短信", url=gateway.url)
    notify("review", to=[zhao.pk, qian.pk], subject="manuscript:7", once="manuscripts:70", link="/workspace/items/7/", unit=unit.pk)
    notify("review", to=[zhao.pk], subject="manuscript:7", once="manuscripts:70")
    assert calling.send_due() == 1
    ((headers, body),) = gateway.taken
    said = json.loads(body)
    assert {name: said[name] for name in ("id", "kind", "text", "link", "to")} == {
        "id": "manuscripts:70", "kind": "review", "text": "您有 1 件待审查", "link": "https://gongkai.example.gov.cn/workspace/items/7/",
        "to": ["zhao", "qian"],
    }  # fmt: skip
    signed = hmac.new(secret.encode(), f"{headers['X-Gongkai-Timestamp']}.".encode() + body, hashlib.sha256).hexdigest()
    assert headers["X-Gongkai-Signature"] == f"sha256={signed}"
    assert headers["X-Gongkai-Delivery"] == f"{hook.pk}-manuscripts:70"
    assert secret not in str(Webhook.objects.values().get())  # the database alone signs nothing
    assert calling.send_due(at=clock.now() + timedelta(days=3)) == 0


def test_only_its_own_unit_and_kinds(gateway: Gateway) -> None:
    calling.create(name="一", url=gateway.url, unit=5, kinds_=["review"])
    for unit, kind in ((5, "review"), (5, "returned"), (6, "review"), (None, "review")):
        notify(kind, to=[1], subject="manuscript:7", once=f"{unit}{kind}", unit=unit)
    assert [call.once for call in Call.objects.all()] == ["5review"]


@pytest.mark.parametrize("status", [500, 404, 302])
def test_what_it_does_not_take_is_tried_again(gateway: Gateway, status: int) -> None:
    calling.create(name="一", url=gateway.url)
    notify("review", to=[1], subject="manuscript:7", once="manuscripts:70")
    gateway.status = status
    assert calling.send_due() == 0
    row = Call.objects.get()
    assert (row.state, row.error, row.attempts) == ("waiting", f"answered_{status}", 1)
    assert row.due_at > clock.now()
    gateway.status = 200
    assert calling.send_due(at=row.due_at) == 1
    assert len(gateway.taken) == 2  # and nothing was followed elsewhere


def test_private_addresses_only_where_they_were_allowed(gateway: Gateway) -> None:
    hook, _secret = calling.create(name="一", url=gateway.url)
    for networks in ([], ["10.0.0.0/8"], ["::1/128"]):
        with override_settings(WEBHOOK_NETWORKS=networks), pytest.raises(CallError, match="not_allowed"):
            calling.post(hook, b"{}", number="1", at=clock.now())
    for host in ("localhost", "[::ffff:127.0.0.1]", "169.254.169.254", "192.168.1.1"):
        hook.url = f"http://{host}/"
        with override_settings(WEBHOOK_NETWORKS=[]), pytest.raises(CallError, match="not_allowed"):
            calling.post(hook, b"{}", number="1", at=clock.now())
    assert gateway.taken == []


@pytest.mark.parametrize(
    "url", ["ftp://a/", "http:///x", "http://user:word@a/", "javascript:x", "http://a b/", "http://a:99999/", "http://a/\r\nX: y"]
)
def test_addresses_that_can_never_be_called(url: str) -> None:
    with pytest.raises(CallError, match="bad_address"):
        calling.create(name="一", url=url)


def test_nobody_listens(gateway: Gateway) -> None:
    calling.create(name="一", url=gateway.url)
    for number in range(3):
        notify("review", to=[1], subject="manuscript:7", once=f"manuscripts:{number}")
    gateway.shutdown()
    gateway.server_close()
    assert calling.send_due() == 0
    assert set(Call.objects.values_list("state", "error")) == {("waiting", "unreachable")}
