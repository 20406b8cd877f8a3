"""Settings of the office: known keys with defaults, read through one cached function."""

import re
from typing import Any

from django.core.cache import cache
from django.utils.translation import gettext as _

from gongkai.law import choices as law
from gongkai.law.index_numbers import E1_PARTS, FALLBACK_PARTS, scheme
from gongkai.rulebook.models import Setting

#: Every key that exists, with its default. What is not here cannot be set.
DEFAULTS: dict[str, Any] = {
    "site.name": "政府信息公开",
    "site.owner": "",
    "site.operator": "",
    "site.code": "",
    "site.icp": "",
    "site.police": "",
    "site.party_badge": "",
    "site.error_report": "",
    "site.telephone": "",
    "site.domain": "",
    "site.hot_queries": [],
    "index_number.parts": list(E1_PARTS),
    "index_number.fallback": list(FALLBACK_PARTS),
    "column.unknown": "0508",
    #: How many steps a manuscript passes where its unit has not chosen: "2", "3" or "4" (gongkai.publishing.rules.workflow).
    "publishing.template": "3",
    #: Working days that another unit has to answer what it is asked before a publication (letters 8.6: 口径).
    "publishing.coordination_days": 5,
    #: Days after which a draft that nobody wrote a word into is given up (口径); 0: never.
    "publishing.abandoned_days": 30,
    #: Kinds of notices that the office above a unit gets too (gongkai.publishing.telling.kinds): "hidden", "removal", "daily".
    "notices.office": ["hidden"],
    #: Columns of drafts open for comment 征求意见 and of press releases 新闻发布: what stands there says until when, or who spoke.
    "comment.columns": ["0207"],
    "press.columns": ["040105"],
    #: What owes an interpretation 政策解读 (国办发〔2016〕19号; which documents: 口径): kinds of rules, else of these columns or genres,
    #: but not of those that are no policy; and within how many working days from its release.
    "interpretation.columns": ["0202", "0203"],
    "interpretation.regulations": ["rule", "normative"],
    "interpretation.genres": [],
    "interpretation.not_genres": ["公示", "通报", "函", "批复", "纪要", "解读"],
    "interpretation.days": 3,
    #: Natural days before the end of its validity that a rule is to be reviewed (口径).
    "review.days": 90,
    #: The division code (GB/T 2260) of the region whose own holidays hold here too, as 450000; "": the country's alone.
    "law.region": "",
    #: What the law does not say (口径): see gongkai.law.choices for what each means.
    **{f"law.{name}": list(value) if isinstance(value, tuple) else value for name, value in law.defaults().items()},
}
SECONDS = 30
_IN_DAYS = frozenset({"interpretation.days", "review.days"})


def get(key: str) -> Any:
    """The value of `key`; KeyError for a key that does not exist. May be up to 30 seconds old."""
    default = DEFAULTS[key]
    return all_settings().get(key, default)


def all_settings() -> dict[str, Any]:
    """Every key with its value."""
    values: dict[str, Any] | None = cache.get("rulebook.settings")
    if values is None:
        values = {**DEFAULTS, **dict(Setting.objects.values_list("key", "value"))}
        cache.set("rulebook.settings", values, SECONDS)
    return values


class SettingRefusedError(ValueError):
    """The value cannot be that of this setting; str() says why."""


def put(values: dict[str, Any]) -> None:
    """Store values; KeyError for an unknown key, SettingRefusedError for a value that cannot be, and then nothing is stored."""
    check(values)
    for key, value in values.items():
        Setting.objects.update_or_create(key=key, defaults={"value": value})
    cache.delete("rulebook.settings")


def check(values: dict[str, Any]) -> None:
    """Whether they can be stored; see `put`."""
    unknown = set(values) - set(DEFAULTS)
    if unknown:
        raise KeyError(f"no such setting: {', '.join(sorted(unknown))}")
    for key, value in values.items():
        _check(key, value)


def _check(key: str, value: Any) -> None:
    if key == "law.region":
        if not (isinstance(value, str) and re.fullmatch(r"(?:[1-9][0-9]{5})?", value)):
            raise SettingRefusedError(_("只能是六位行政区划代码，如 450000，或者留空"))
        return
    if key.startswith("law."):
        if (said := law.problem(key.removeprefix("law."), value)) is not None:
            raise SettingRefusedError(_(said.template) % said.values)
        return
    if type(value) is not type(DEFAULTS[key]):
        raise SettingRefusedError(f"expected {type(DEFAULTS[key]).__name__}")
    if key in _IN_DAYS and not 1 <= value <= 365:
        raise SettingRefusedError(_("天数须为1至365"))
    if isinstance(value, list) and not all(isinstance(part, str) for part in value):
        raise SettingRefusedError("expected a list of texts")
    if key.startswith("index_number."):
        try:
            scheme(value)
        except ValueError as error:
            raise SettingRefusedError(str(error)) from error
