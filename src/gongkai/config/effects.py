"""Who follows what: every subscriber of every event, on one screen.

WITHIN runs inside the transaction that emits (an error rolls everything back); AFTER becomes a job that is retried.
Key: an event kind as "<table>.<kind>" or "<table>.*"; value: dotted names of functions that take a list of events.
"""

WITHIN: dict[str, list[str]] = {
    "files.*": ["gongkai.search.outbox.follow_files"],
    "publishing.*": [
        "gongkai.jobs.after.follow",
        "gongkai.catalog.tallies.follow",
        "gongkai.search.outbox.follow",
    ],
}

AFTER: dict[str, list[str]] = {}
