"""Questions to begin with, made up: one click, and the answer shows what can be asked."""

from django.utils.translation import gettext as _


def examples() -> list[tuple[str, dict[str, str]]]:
    """What it is about, and the fields of the form."""
    return [
        (_("当面提交，跨中秋和国庆"), _query("counter", "2026-10-14", "submitted 2026-09-15")),
        (
            _("网上提交，第二天才确认，又征求过第三方意见"),
            _query("online", "2026-10-14", "submitted 2026-09-14", "confirmed 2026-09-15", "third_party_asked 2026-09-21",
                   "third_party_answered 2026-09-29"),
        ),
        (_("平常信函，第二天才打通电话"), _query("ordinary_mail", "2025-03-20", "submitted 2025-03-05", "confirmed 2025-03-06")),
        (
            _("内容不明确，补正以后整期重算"),
            _query("counter", "2025-07-20", "submitted 2025-06-27", "correction_asked 2025-07-08", "correction_received 2025-07-10"),
        ),
        (_("挂号信，期满前延长 20 个工作日"), _query("registered_mail", "2025-11-03", "signed_for 2025-09-24", "extended 2025-10-24")),
        (_("2018 年的申请，适用 2007 年的条例"), _query("counter", "2018-05-18", "submitted 2018-05-02")),
    ]  # fmt: skip


def _query(channel: str, as_of: str, *events: str) -> dict[str, str]:
    fields = {"channel": channel, "as_of": as_of}
    for number, event in enumerate(events, 1):
        fields[f"kind{number}"], fields[f"on{number}"] = event.split()
    return fields
