"""The gate itself: what roles count where, and that what is not in a table is refused."""

import pytest

from gongkai.units import gate
from gongkai.units.gate import Actor, HeldPost, Subject

CITY, BUREAU, TOWN, OTHER = (1, "0000"), (2, "00000001"), (3, "000000010000"), (4, "00000002")


@pytest.fixture
def kind(monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(gate, "_tables", {})
    gate.register(
        "sample",
        {
            ("read", gate.PUBLIC): frozenset({"public"}),
            ("read", "approver"): frozenset({"draft"}),
            ("hide", "office"): frozenset({"public"}),
        },
    )
    return "sample"


def actor(role: str, unit: tuple[int, str], *, deputy: bool = False) -> Actor:
    return Actor(7, (HeldPost(11, role, *unit, deputy),))


@pytest.mark.parametrize(
    ("role", "of", "about", "counts"),
    [
        ("approver", BUREAU, BUREAU, True),
        ("approver", CITY, BUREAU, False),
        ("approver", BUREAU, TOWN, False),
        ("office", CITY, BUREAU, True),
        ("office", CITY, TOWN, True),
        ("office", BUREAU, TOWN, True),
        ("office", BUREAU, CITY, False),
        ("office", BUREAU, OTHER, False),
    ],
)
def test_a_role_counts_in_its_unit_and_the_office_beneath(role: str, of: tuple[int, str], about: tuple[int, str], counts: bool) -> None:
    assert actor(role, of).roles(*about) == (frozenset({role}) if counts else frozenset())
    assert (actor(role, of).post_for([role], *about) is not None) is counts


def test_an_office_counts_nowhere_without_a_path() -> None:
    assert actor("office", (1, "")).roles(2, "") == frozenset()
    assert actor("office", CITY).roles(None, "") == frozenset()


@pytest.mark.parametrize(
    ("who", "event", "state", "allowed"),
    [
        (None, "read", "public", True),
        (None, "read", "draft", False),
        (None, "hide", "public", False),
        (Actor(7), "read", "public", True),
        (Actor(7), "read", "draft", False),
        (actor("approver", BUREAU), "read", "public", True),
        (actor("approver", BUREAU), "read", "draft", True),
        (actor("approver", OTHER), "read", "draft", False),
        (actor("office", CITY), "hide", "public", True),
        (actor("office", OTHER), "hide", "public", False),
        (actor("approver", BUREAU), "unheard_of", "public", False),
    ],
)
def test_may(kind: str, who: Actor | None, event: str, state: str, allowed: bool) -> None:
    assert gate.may(who, event, Subject(kind, BUREAU[0], state, path=BUREAU[1])) is allowed


def test_what_no_package_registered_is_refused(kind: str) -> None:
    assert not gate.may(actor("office", CITY), "read", Subject("unknown", CITY[0], "public", path=CITY[1]))


def test_an_audience_narrower_than_everybody_is_closed_to_the_public(kind: str) -> None:
    assert not gate.may(None, "read", Subject(kind, 1, "public", audience="applicant"))


def test_one_acts_in_ones_own_post_before_a_deputys() -> None:
    posts = (HeldPost(1, "approver", *BUREAU, deputy=True), HeldPost(2, "approver", *BUREAU), HeldPost(3, "office", *CITY))
    assert Actor(7, posts).post_for(["approver"], *BUREAU) == posts[1]
    assert Actor(7, posts).post_for(["office", "approver"], *TOWN) == posts[2]
