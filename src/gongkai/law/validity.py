"""Whether a document is in force on a day, from what is stated of it and its dates."""

from datetime import date

#: 有效 · 尚未施行 · 已修改 · 失效 · 废止 · 未标注
VALID, PENDING, AMENDED, EXPIRED, REPEALED, UNSTATED = "valid", "pending", "amended", "expired", "repealed", "unstated"


def status_on(day: date, *, stated: str = "", effective_from: date | None = None, valid_until: date | None = None) -> str:
    """The status on `day`. A stated repeal or expiry stands; else the dates decide; else what is stated; else "unstated"."""
    if stated in (REPEALED, EXPIRED):
        return stated
    if effective_from is not None and day < effective_from:
        return PENDING
    if valid_until is not None and day > valid_until:
        return EXPIRED
    if stated in (VALID, AMENDED):
        return stated
    return VALID if effective_from is not None or valid_until is not None else UNSTATED
