"""What all papers of this package say alike: days, moments, who signed in which post, the line at the foot."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from gongkai.events import clock
from gongkai.files.rendering.paper import Row
from gongkai.law.grounds import BY_CODE
from gongkai.units.models import Person, Role

CLASSIFIED = "本系统为非涉密系统，严禁上传、处理涉密信息。"


def words_of_day(day: date | None, nothing: str = "—") -> str:
    """2026年11月24日."""
    return f"{day.year}年{day.month}月{day.day}日" if day else nothing


def moment(at: datetime | None) -> str:
    """2026-11-24 09:30 in Shanghai."""
    return at.astimezone(clock.SHANGHAI).strftime("%Y-%m-%d %H:%M") if at else ""


def day_of_moment(at: datetime | None) -> str:
    """The day of a moment in Shanghai, in words."""
    return words_of_day(at.astimezone(clock.SHANGHAI).date()) if at else "—"


def foot(today: date) -> str:
    """The line on every page: when it was printed, and that nothing secret may be here."""
    printed = _("打印于 %s") % words_of_day(today)
    return f"{printed}　{_(CLASSIFIED)}"


def signed(person: Person | None, role: str, at: datetime | None) -> str:
    """李审查员　保密审查人　2026-11-24 09:30; what is not known is left out."""
    name = person.name if person else ""
    post = str(Role(role).label) if role in Role.values else ""
    return "　".join(part for part in (name, post, moment(at)) if part)


def ground_words(ground: str) -> str:
    """第十四条　国家秘密 for a code; other words as they are."""
    found = BY_CODE.get(ground)
    return f"{found.article('2019')}　{found.name}" if found else ground


def line(label: str, said: str, *, sign: str = "") -> Row:
    """A row with one label; a dash where nothing is said."""
    return Row(((label, said or "—"),), sign=sign)


def two(first: tuple[str, str], second: tuple[str, str]) -> Row:
    """A row with two labels."""
    return Row(((first[0], first[1] or "—"), (second[0], second[1] or "—")))


def box(label: str) -> Row:
    """An empty box, to be signed by hand."""
    return Row(((label, _("（待签）")),), empty=True)


def hashed(label: str, value: str) -> Row:
    """A SHA-256 in whole, to be compared sign by sign."""
    return Row(((label, f"sha256 {value}" if value else "—"),), mono=True)
