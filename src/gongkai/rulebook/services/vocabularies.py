"""Verbs on what the office keeps for classing and searching: terms (themes 主题, genres 体裁), synonyms, topics 重点领域, and settings.

Each leaves a `RuleChange`. Nothing is deleted that something carries: a term ends, and is offered no more. VocabularyRefusedError says why not.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from gongkai.events import clock
from gongkai.law.sayings import Said, gettext_noop
from gongkai.rulebook import settings
from gongkai.rulebook.models import RuleChange, Setting, Synonym, Term, Topic

#: Words in one list of a synonym or a topic.
MOST_WORDS = 40


class VocabularyRefusedError(ValueError):
    """Nothing was changed; `reasons` say why."""

    def __init__(self, reasons: Sequence[Said]) -> None:
        self.reasons = tuple(reasons)
        super().__init__("; ".join(said.text for said in reasons))


def _refuse(reasons: Iterable[Said | None]) -> None:
    if found := [said for said in reasons if said is not None]:
        raise VocabularyRefusedError(found)


@transaction.atomic
def add_term(
    *, vocabulary: str, name: str, parent: Term | None = None, code: str = "", reason: str, by: str, at: datetime | None = None
) -> Term:
    """A new term, last in its place. `code`: of the official list; derived where none is given."""
    name, code = " ".join(name.split()), code.strip()
    _refuse(
        [
            *_against_name(vocabulary, name, parent, None),
            _against_reason(reason),
            _against_parent(vocabulary, parent),
            _against_code(vocabulary, code),
        ]
    )
    last = Term.objects.filter(vocabulary=vocabulary).order_by("-place").values_list("place", flat=True).first() or 0
    term = Term.objects.create(vocabulary=vocabulary, code=code or _code(vocabulary, parent), name=name, parent=parent, place=last + 1)
    _record("term", _key(term), None, _of_term(term), reason, by, at)
    return term


@transaction.atomic
def rename_term(*, term: Term, name: str, reason: str, by: str, at: datetime | None = None) -> Term:
    """Another name for it, on everything that carries it. One that an import brought becomes the office's own."""
    term = Term.objects.select_for_update(of=("self",)).select_related("parent").get(pk=term.pk)
    name = " ".join(name.split())
    reasons = list(_against_name(term.vocabulary, name, term.parent, term))
    if name == term.name and term.official:
        reasons.append(Said("same_name", gettext_noop("名称没有变")))
    _refuse([*reasons, _against_reason(reason)])
    before = _of_term(term)
    term.name, term.official = name, True
    term.save(update_fields=["name", "official"])
    _record("term", _key(term), before, _of_term(term), reason, by, at)
    return term


@transaction.atomic
def end_term(*, term: Term, reason: str, by: str, at: datetime | None = None) -> Term:
    """Offer it no more, and none beneath it; what carries it keeps it."""
    at = at or clock.now()
    _refuse([_against_reason(reason), Said("ended", gettext_noop("已经停用")) if term.ended_on else None])
    for one in [term, *term.children.filter(ended_on=None)]:
        before = _of_term(one)
        one.ended_on = at.astimezone(clock.SHANGHAI).date()
        one.save(update_fields=["ended_on"])
        _record("term", _key(one), before, _of_term(one), reason, by, at)
    return term


@transaction.atomic
def restore_term(*, term: Term, reason: str, by: str, at: datetime | None = None) -> Term:
    """Offer it again."""
    reasons = [_against_reason(reason), None if term.ended_on else Said("not_ended", gettext_noop("没有停用"))]
    if term.parent is not None and term.parent.ended_on:
        reasons.append(Said("parent_ended", gettext_noop("上级“%(name)s”已经停用，先恢复上级"), {"name": term.parent.name}))
    _refuse(reasons)
    before = _of_term(term)
    term.ended_on = None
    term.save(update_fields=["ended_on"])
    _record("term", _key(term), before, _of_term(term), reason, by, at)
    return term


@transaction.atomic
def put_synonym(
    *, official: str, equal: Sequence[str] = (), colloquial: Sequence[str] = (), related: Sequence[str] = (), reason: str, by: str,
    at: datetime | None = None,
) -> Synonym:  # fmt: skip
    """The other words for an official one; a row that is there is replaced."""
    official = official.strip()
    lists = {"equal": _words(equal), "colloquial": _words(colloquial), "related": _words(related)}
    reasons = [_against_reason(reason)]
    if not official or len(official) > 60:
        reasons.append(Said("word_needed", gettext_noop("规范词要写，最多60个字")))
    if not any(lists.values()):
        reasons.append(Said("words_needed", gettext_noop("至少写一个别的说法")))
    if official in {word for words in lists.values() for word in words}:
        reasons.append(Said("word_itself", gettext_noop("别的说法里有规范词自己")))
    if any(len(words) > MOST_WORDS or any(len(word) > 60 for word in words) for words in lists.values()):
        reasons.append(Said("words_many", gettext_noop("每一栏最多40个词，每个词最多60个字")))
    _refuse(reasons)
    known = Synonym.objects.filter(official=official).first()
    before = _of_synonym(known) if known else None
    row, _made = Synonym.objects.update_or_create(official=official, defaults=lists)
    if before != _of_synonym(row):
        _record("synonym", official, before, _of_synonym(row), reason, by, at)
    return row


@transaction.atomic
def end_synonym(*, synonym: Synonym, reason: str, by: str, at: datetime | None = None) -> None:
    """Take a row out; entering it again is the way back."""
    _refuse([_against_reason(reason)])
    before = _of_synonym(synonym)
    Synonym.objects.filter(pk=synonym.pk).delete()
    _record("synonym", synonym.official, before, None, reason, by, at)


@transaction.atomic
def change_topic(
    *, topic: Topic, name: str, columns: Sequence[str], words: Sequence[str], reason: str, by: str, at: datetime | None = None
) -> Topic:
    """What an entrance 重点领域 is called and what feeds it: codes of issued columns, words."""
    name = name.strip()
    reasons = [_against_reason(reason)]
    if not name or len(name) > 40:
        reasons.append(Said("name_needed", gettext_noop("名称要写，最多40个字")))
    if not columns and not words:
        reasons.append(Said("nothing_feeds", gettext_noop("栏目和词至少写一样")))
    if len(words) > MOST_WORDS or len(columns) > MOST_WORDS:
        reasons.append(Said("words_many", gettext_noop("每一栏最多40个词，每个词最多60个字")))
    _refuse(reasons)
    row = Topic.objects.select_for_update().get(pk=topic.pk)
    before = _of_topic(row)
    row.name, row.columns, row.words = name, _words(columns), _words(words)
    row.save(update_fields=["name", "columns", "words"])
    _record("topic", row.code, before, _of_topic(row), reason, by, at)
    return row


@transaction.atomic
def change_setting(*, key: str, value: Any, reason: str, by: str, at: datetime | None = None) -> None:
    """Another value of a setting. KeyError for a key that does not exist, `settings.SettingRefusedError` for a value that cannot be."""
    _refuse([_against_reason(reason)])
    row = Setting.objects.filter(key=key).first()
    before = row.value if row else settings.DEFAULTS[key]
    settings.put({key: value})
    if before != value:
        _record("setting", key, before, value, reason, by, at)


def history(subject: str, key: str = "", limit: int = 50) -> list[RuleChange]:
    """What was changed, latest first."""
    rows = RuleChange.objects.filter(subject=subject)
    return list((rows.filter(key=key) if key else rows).order_by("-pk")[:limit])


def _against_reason(reason: str) -> Said | None:
    if not reason.strip():
        return Said("reason_needed", gettext_noop("没有写理由"))
    return Said("reason_long", gettext_noop("理由最多300个字")) if len(reason) > 300 else None


def _against_name(vocabulary: str, name: str, parent: Term | None, known: Term | None) -> Iterable[Said]:
    if not name or len(name) > 80:
        yield Said("name_form", gettext_noop("名称要写，最多80个字"))
    beside = Term.objects.filter(vocabulary=vocabulary, parent=parent, name=name).exclude(pk=known.pk if known else None)
    if beside.exists():
        yield Said("name_taken", gettext_noop("同一级已经有“%(name)s”"), {"name": name})


def _against_parent(vocabulary: str, parent: Term | None) -> Said | None:
    if parent is not None and (parent.vocabulary != vocabulary or parent.parent_id is not None or vocabulary != Term.Vocabulary.THEME):
        return Said("parent_form", gettext_noop("只有主题分两级，上级只能是第一级主题"))
    return None


def _against_code(vocabulary: str, code: str) -> Said | None:
    if len(code) > 20 or not (code.isascii() and all(sign.isalnum() or sign in "-_" for sign in code)):
        return Said("code_form", gettext_noop("代码由字母、数字、短横线组成，最多20位"))
    if code and Term.objects.filter(vocabulary=vocabulary, code=code).exists():
        return Said("code_taken", gettext_noop("代码%(code)s已经用过"), {"code": code})
    return None


def _code(vocabulary: str, parent: Term | None) -> str:
    """The next code beside the others: 0110 after 0109; g17 for genres. 99 is what official lists call 其他 and stays last."""
    stem = parent.code if parent else "g" if vocabulary == Term.Vocabulary.GENRE else ""
    codes = Term.objects.filter(vocabulary=vocabulary, code__startswith=stem).values_list("code", flat=True)
    numbers = [int(code[len(stem) :]) for code in codes if code[len(stem) :].isdigit() and len(code) - len(stem) <= 2]
    return f"{stem}{max((number for number in numbers if number < 99), default=0) + 1:02d}"


def _words(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(filter(None, (word.strip() for word in words))))


def _key(term: Term) -> str:
    return f"{term.vocabulary}:{term.code}"


def _of_term(term: Term) -> dict[str, Any]:
    return {
        "name": term.name,
        "parent": term.parent.code if term.parent else "",
        "ended_on": term.ended_on.isoformat() if term.ended_on else "",
    }


def _of_synonym(row: Synonym) -> dict[str, Any]:
    return {name: list(getattr(row, name)) for name in ("equal", "colloquial", "related")}


def _of_topic(row: Topic) -> dict[str, Any]:
    return {"name": row.name, "columns": list(row.columns), "words": list(row.words)}


def _record(subject: str, key: str, before: Any, after: Any, reason: str, by: str, at: datetime | None) -> None:
    RuleChange.objects.create(
        subject=subject, key=key, before=before, after=after, reason=reason.strip(), by=by, at=at or clock.now(), recorded_at=clock.now()
    )  # fmt: skip
