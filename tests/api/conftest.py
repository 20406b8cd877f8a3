"""A small published world for the JSON interface: items of every state, relations, files, an index."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pytest
from pytest_django import DjangoDbBlocker

from gongkai.catalog.models import Item
from gongkai.publishing.draft import AttachedFile
from gongkai.publishing.services import hide, withdraw
from gongkai.search import indexer, places, readers
from tests.support import databases
from tests.support.drafts import GOVERNMENT, HOUSING, OFFICE, a_draft, enter_city, publish

#: A word that stands in the withdrawn and the hidden item only.
SECRET = "朱雀巷"


@dataclass(frozen=True, slots=True)
class World:
    """Ids of items: `rule` repeals `old` and is interpreted by `reading`; `withdrawn` and `hidden` are no longer public."""

    rule: int
    old: int
    reading: int
    withdrawn: int
    hidden: int
    plain: list[int]


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """Built once for a module and committed; each test's own changes are rolled back, and a fresh database follows."""
    readers.forget()
    shutil.rmtree(places.root(), ignore_errors=True)
    with django_db_blocker.unblock():
        try:
            yield _build()
        finally:
            readers.forget()
            databases.restore()


def _build() -> World:
    enter_city()
    file = AttachedFile(title="改造项目表", filename="项目表.txt", content="玄武路供水管线改造项目表\n".encode())
    bodies = ("明川市人民政府办公室", "明川市住房和城乡建设局")
    drafts = [
        a_draft(1, title="明川市供水管理办法", regulation="normative", columns=("0203", "0204"), repeals=("明政办发〔2019〕7号",),
                effective_from=date(2026, 2, 1), valid_until=date(2031, 1, 31), issuing_bodies=bodies, theme="城乡建设、环境保护", files=(file,),
                summary="供水管理的规则", keywords="供水 管网"),
        a_draft(2, title="明川市城市供水管理暂行办法", document_number="明政办发〔2019〕7号", written_on=date(2019, 5, 1),
                published_on=date(2019, 5, 8)),
        a_draft(3, title="《明川市供水管理办法》解读", columns=("0205",), document_number="", interprets=("明政办发〔2026〕1号",)),
        a_draft(4, title=f"{SECRET}供水事故通报", body=f"<p>{SECRET}供水事故。</p>"),
        a_draft(5, title=f"{SECRET}供水人员名单", body=f"<p>{SECRET}供水人员。</p>"),
        *(a_draft(number, unit=HOUSING if number % 2 else OFFICE) for number in range(10, 22)),
    ]  # fmt: skip
    ids = [outcome.item_id or 0 for outcome in publish(drafts)]
    withdraw(Item.objects.get(pk=ids[3]), reason="内容有误，已另行公布")
    hide(Item.objects.get(pk=ids[4]), reason="个人隐私待核")
    indexer.rebuild()
    return World(*ids[:5], ids[5:])


__all__ = ["GOVERNMENT", "HOUSING", "OFFICE", "SECRET", "World", "world"]
