"""Who follows what: every subscriber of every event, on one screen.

WITHIN runs inside the transaction that emits (an error rolls everything back); AFTER becomes a job that is retried.
Key: an event kind as "<table>.<kind>" (AFTER only) or "<table>.*"; value: dotted names of functions that take a list of events.
"""

WITHIN: dict[str, list[str]] = {
    "columns.*": ["gongkai.catalog.meters.follow"],
    "declarations.*": ["gongkai.jobs.after.follow", "gongkai.catalog.meters.follow"],
    "files.*": ["gongkai.search.outbox.follow_files", "gongkai.publishing.services.scanning.follow_files"],
    "manuscripts.*": ["gongkai.jobs.after.follow"],
    "publishing.*": [
        "gongkai.jobs.after.follow",
        "gongkai.catalog.tallies.follow",
        "gongkai.catalog.declarations.follow",
        "gongkai.catalog.meters.follow",
        "gongkai.publishing.rules.owing.follow",
        "gongkai.publishing.services.scanning.follow",
        "gongkai.search.outbox.follow",
    ],
    "staff.*": ["gongkai.jobs.after.follow"],
    "units.*": [
        "gongkai.catalog.following.follow",
        "gongkai.publishing.following.follow",
        "gongkai.search.following.follow",
    ],
}

_MANUSCRIPTS = (
    "submit", "take_back", "drop", "pass", "return", "approve", "decide_urgently", "register_offline", "check_offline", "release",
    "register", "block",
)  # fmt: skip
_ITEMS = (
    "hidden", "file_hidden", "hiding_confirmed", "restored", "file_restored", "removal_proposed", "removal_refused", "withdrawn",
    "withdrawn_hidden", "publicity_closed",
)  # fmt: skip

AFTER: dict[str, list[str]] = {
    **{f"declarations.{kind}": ["gongkai.catalog.telling.follow"] for kind in ("accepted", "returned")},
    **{f"manuscripts.{kind}": ["gongkai.publishing.telling.happenings.follow_manuscripts"] for kind in _MANUSCRIPTS},
    "manuscripts.countersigned": ["gongkai.publishing.telling.happenings.follow_signatures"],
    **{
        f"manuscripts.coordination_{kind}": ["gongkai.publishing.telling.coordination.follow"]
        for kind in ("asked", "answered", "lapsed", "withdrawn")
    },
    **{f"publishing.{kind}": ["gongkai.publishing.telling.happenings.follow_items"] for kind in _ITEMS},
    "staff.post_given": ["gongkai.publishing.telling.happenings.follow_staff"],
}
