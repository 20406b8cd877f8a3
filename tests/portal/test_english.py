"""English pages are in English: what is Chinese on them says so, so that it is read aloud as Chinese."""

import re
from pathlib import Path

import pytest
from django.test import Client
from lxml import html

from tests import routes
from tests.support import world as worlds

pytestmark = pytest.mark.django_db
HAN = re.compile(r"[\u3400-\u9fff]+")
#: What a reader typed is shown as it was typed, what to write on an envelope as it must be written; both in quotation marks.
QUOTED = re.compile(r"“[^”]*”")
#: Attributes that are read aloud or shown.
SHOWN = ("aria-label", "title", "alt", "placeholder", "data-l")


def unmarked(content: str) -> list[str]:
    """Chinese in text and attributes outside elements marked as Chinese. The head is left out: it names the document as it is."""
    page = html.fromstring(content)
    for element in page.xpath("//head | //*[@lang='zh-CN'] | //script | //*[@data-insert]"):
        element.drop_tree()
    texts = [*page.itertext(), *(element.get(name, "") for element in page.iter() for name in SHOWN)]
    return [text.strip() for text in texts if HAN.search(QUOTED.sub("", text))]


def test_every_page_is_in_english(home: Path) -> None:
    world = worlds.build()
    client = Client()
    found = {}
    for name, route in routes.ROUTES.items():
        if not route.page or name == "api-docs":
            continue
        for address in route.addresses(world.public):
            content = client.get(f"/en{address}").content.decode().replace(world.public.document_number, "")  # asked for as it is
            if texts := unmarked(content):
                found[f"{name} {address}"] = texts
    assert found == {}
