"""Every route of staff with an example, and who may see it. A route that is neither here nor in tests/routes.py fails tests/gate.

`who` names whom a GET answers 200: roles of posts in the world's unit ("unit"), of the city ("city"), or anybody with an account ("all").
"""

from collections.abc import Callable
from dataclasses import dataclass

from gongkai.catalog.models import Item
from gongkai.publishing.models import Manuscript
from gongkai.units.models import Person, Post, Unit

KEEPERS = frozenset({"unit_administrator", "city_office"})
ALL = frozenset({"all"})
NOBODY: frozenset[str] = frozenset()
EITHER = frozenset({403, 404})
CALENDAR = frozenset({"city_office"})
#: Who writes in the unit, who judges, and who sees what it works on.
WRITERS = frozenset({"information_officer", "city_office"})
CHECKERS = frozenset({"section_head", "secrecy_reviewer", "approver"})
READERS = WRITERS | CHECKERS | {"archivist"}
#: Who answers for the unit that is asked in coordination.
FOREIGN = frozenset({f"foreign_{role}" for role in CHECKERS | {"information_officer"}})
#: Who hands files in for the unit, and who may release them.
HANDING_IN = frozenset({"information_officer", "unit_administrator", "city_office"})
IMPORTERS = HANDING_IN | {"approver"}
#: Who sees the columns of the unit, and who keeps the structure for all.
KEPT = READERS | {"unit_administrator"}
STRUCTURE = frozenset({"city_office"})
FOREIGN_KEPT = {f"foreign_{role}" for role in KEPT - {"city_office"}} | {"foreign_office"}
#: Kept by the office at the top alone, not by that of a unit beneath it.
FOR_ALL = frozenset(
    """workspace-structure-add workspace-structure-column workspace-vocabularies workspace-vocabulary workspace-term workspace-synonym
    workspace-topic workspace-settings workspace-setting workspace-wording-lists workspace-wording-sheet workspace-wording-end workspace-wording-restore""".split()
)


@dataclass(frozen=True, slots=True)
class Scene:
    """What the addresses are about: a unit, a person of it without posts beyond it, and a post that counts; a draft of it with a file, an item."""

    unit: Unit
    person: Person
    post: Post
    manuscript: Manuscript
    file: int
    item: Item
    change: int = 0
    run: int = 0
    upload: int = 0
    batch: int = 0
    act: int = 0
    letter: int = 0


@dataclass(frozen=True, slots=True)
class StaffRoute:
    """`who` gets 200; `refused` is what others who are signed in get; `led`: a GET of somebody allowed leads elsewhere (302)."""

    address: Callable[[Scene], str]
    who: frozenset[str]
    refused: frozenset[int] = frozenset({403, 404})
    led: bool = False


def at(path: str, who: frozenset[str] = ALL, *, led: bool = False, refused: int | frozenset[int] = 403) -> StaffRoute:
    """An address that says nothing of a person."""
    return StaffRoute(
        lambda scene: path.format(
            unit=scene.unit.code,
            person=scene.person.pk,
            post=scene.post.pk,
            manuscript=scene.manuscript.pk,
            file=scene.file,
            item=scene.item.pk,
            change=scene.change,
            run=scene.run,
            upload=scene.upload,
            batch=scene.batch,
            act=scene.act,
            letter=scene.letter,
        ),
        who,
        refused if isinstance(refused, frozenset) else frozenset({refused}),
        led,
    )


WORKSPACE: dict[str, StaffRoute] = {
    "workspace": at("/workspace/"),
    "workspace-post": at("/workspace/post", NOBODY, refused=405),
    "workspace-me": at("/workspace/me/"),
    "workspace-notices": at("/workspace/notices/"),
    "workspace-notices-read": at("/workspace/notices/read", NOBODY, refused=405),
    "workspace-notices-prefer": at("/workspace/notices/preferences", NOBODY, refused=405),
    "workspace-staff": at("/workspace/staff/", KEEPERS),
    "workspace-staff-unit": at("/workspace/staff/{unit}/", KEEPERS),
    "workspace-staff-add": at("/workspace/staff/{unit}/add", KEEPERS),
    "workspace-person": at("/workspace/people/{person}/", KEEPERS, refused=404),
    "workspace-person-change": at("/workspace/people/{person}/change", NOBODY, refused=405),
    "workspace-post-give": at("/workspace/people/{person}/give", KEEPERS, refused=404),
    "workspace-person-act": at("/workspace/people/{person}/deactivate", KEEPERS, refused=404),
    "workspace-post-end": at("/workspace/posts/{post}/end", KEEPERS, refused=404),
    "workspace-items": at("/workspace/items/?unit={unit}", READERS, refused=EITHER),
    "workspace-draft-new": at("/workspace/items/new?unit={unit}", WRITERS),
    "workspace-manuscript": at("/workspace/items/{manuscript}/", READERS, refused=404),
    "workspace-draft": at("/workspace/items/{manuscript}/edit", WRITERS, refused=EITHER),
    "workspace-draft-save": at("/workspace/items/{manuscript}/save", NOBODY, refused=405),
    "workspace-draft-hold": at("/workspace/items/{manuscript}/hold", NOBODY, refused=405),
    "workspace-draft-upload": at("/workspace/items/{manuscript}/upload", NOBODY, refused=405),
    "workspace-preview": at("/workspace/items/{manuscript}/preview", READERS, refused=404),
    "workspace-approval": at("/workspace/items/{manuscript}/approval", READERS, refused=404),
    "workspace-manuscript-file": at("/workspace/items/{manuscript}/files/{file}", READERS, refused=404),
    "workspace-offline": at("/workspace/items/{manuscript}/offline", WRITERS, refused=EITHER),
    "workspace-approval-pdf": at("/workspace/items/{manuscript}/approval.pdf", READERS, refused=404),
    "workspace-registers": at("/workspace/register/registers.xlsx?unit={unit}", READERS, refused=EITHER),
    "workspace-register": at("/workspace/register/?unit={unit}", READERS, refused=EITHER),
    "workspace-findings-rule": at("/workspace/items/{manuscript}/findings", NOBODY, refused=405),
    "workspace-act": at("/workspace/items/{manuscript}/do/submit", NOBODY, refused=405),
    "workspace-paste": at("/workspace/paste", NOBODY, refused=405),
    "workspace-format": at("/workspace/format", NOBODY, refused=405),
    "workspace-draft-picture": at("/workspace/items/{manuscript}/picture", NOBODY, refused=405),
    "workspace-review": at("/workspace/review/", CHECKERS),
    "workspace-overview": at("/workspace/overview/", CALENDAR),
    "workspace-findings": at("/workspace/findings/?unit={unit}", READERS, refused=EITHER),
    "workspace-findings-item": at("/workspace/findings/{item}/", READERS, refused=404),
    "workspace-published-list": at("/workspace/published/?unit={unit}", READERS, refused=EITHER),
    "workspace-published": at("/workspace/published/{item}/", READERS, refused=404),
    "workspace-closed": at("/workspace/published/{item}/closed", WRITERS | CHECKERS, refused=EITHER),
    "workspace-mask": at("/workspace/published/{item}/mask", WRITERS, refused=EITHER),
    "workspace-compare": at("/workspace/published/{item}/compare", READERS, refused=404),
    "workspace-published-act": at("/workspace/published/{item}/do/hide", NOBODY, refused=405),
    "workspace-wording": at("/workspace/items/{manuscript}/wording", NOBODY, refused=405),
    "workspace-wording-lists": at("/workspace/wording/?kind=forbidden", CALENDAR),
    "workspace-wording-sheet": at("/workspace/wording/lists.xlsx", CALENDAR),
    "workspace-wording-end": at("/workspace/wording/1/end", NOBODY, refused=405),
    "workspace-wording-restore": at("/workspace/wording/1/restore", NOBODY, refused=405),
    "workspace-columns": at("/workspace/columns/?unit={unit}", KEPT, refused=EITHER),
    "workspace-columns-lacking": at("/workspace/columns/lacking?unit={unit}", KEPT, refused=EITHER),
    "workspace-column": at("/workspace/columns/{unit}/0203/", KEPT, refused=404),
    "workspace-guide": at("/workspace/guide/?unit={unit}", KEPT, refused=EITHER),
    "workspace-guide-reference": at("/workspace/guide/reference", KEPT),
    "workspace-declarations": at("/workspace/declarations/?unit={unit}", KEPT, refused=EITHER),
    "workspace-declaration": at("/workspace/declarations/999999/", NOBODY, refused=404),
    "workspace-meters": at("/workspace/meters/", CALENDAR),
    "workspace-meters-columns": at("/workspace/meters/stale/", CALENDAR),
    "workspace-structure": at("/workspace/structure/", KEPT),
    "workspace-structure-add": at("/workspace/structure/add", STRUCTURE),
    "workspace-structure-history": at("/workspace/structure/history", KEPT),
    "workspace-structure-column": at("/workspace/structure/0203/", STRUCTURE),
    "workspace-chart": at("/workspace/items/{manuscript}/chart", WRITERS, refused=EITHER),
    "workspace-beside": at("/workspace/items/{manuscript}/beside", WRITERS, refused=EITHER),
    "workspace-owed": at("/workspace/owed/?unit={unit}", READERS, refused=EITHER),
    "workspace-owed-item": at("/workspace/published/{item}/owed", READERS, refused=EITHER),
    "workspace-units": at("/workspace/units/", CALENDAR),
    "workspace-unit-new": at("/workspace/units/new", CALENDAR),
    "workspace-unit": at("/workspace/units/{unit}/", CALENDAR),
    "workspace-unit-act": at("/workspace/units/{unit}/merge", CALENDAR),
    "workspace-unit-change": at("/workspace/units/changes/{change}/", CALENDAR, refused=EITHER),
    "workspace-imports": at("/workspace/imports/", IMPORTERS),
    "workspace-import-new": at("/workspace/imports/new/documents", HANDING_IN),
    "workspace-import": at("/workspace/imports/{run}/", IMPORTERS, refused=EITHER),
    "workspace-import-report": at("/workspace/imports/{run}/report.csv", IMPORTERS, refused=EITHER),
    "workspace-vocabularies": at("/workspace/vocabularies/", STRUCTURE),
    "workspace-vocabulary": at("/workspace/vocabularies/synonym/", STRUCTURE),
    "workspace-term": at("/workspace/vocabularies/terms/1", STRUCTURE),
    "workspace-synonym": at("/workspace/vocabularies/synonyms/1", STRUCTURE),
    "workspace-topic": at("/workspace/vocabularies/topics/education", STRUCTURE),
    "workspace-settings": at("/workspace/settings/", STRUCTURE),
    "workspace-setting": at("/workspace/settings/law.fee_paid_effect", STRUCTURE),
    "workspace-tables": at("/workspace/tables/?unit={unit}", READERS, refused=EITHER),
    "workspace-table-kind": at("/workspace/tables/permit/?unit={unit}", WRITERS, refused=EITHER),
    "workspace-table-template": at("/workspace/tables/permit/template.xlsx?unit={unit}", WRITERS, refused=EITHER),
    "workspace-table-upload": at("/workspace/tables/uploads/{upload}/", WRITERS, refused=404),
    "workspace-table-marked": at("/workspace/tables/uploads/{upload}/marked.xlsx", WRITERS, refused=404),
    "workspace-table-away": at("/workspace/tables/uploads/{upload}/away", NOBODY, refused=405),
    "workspace-batch": at("/workspace/batches/{batch}/", READERS, refused=404),
    "workspace-batch-act": at("/workspace/batches/{batch}/do/submit", NOBODY, refused=405),
    "workspace-bulk": at("/workspace/acts/{act}/", NOBODY, refused=404),  # only for who took the decision
    "workspace-coordinate": at("/workspace/items/{manuscript}/coordination", READERS, refused=404),
    "workspace-coordinations": at("/workspace/coordination/", READERS),
    "workspace-coordination": at("/workspace/coordination/{letter}/", READERS | FOREIGN | {"foreign_office"}, refused=404),
    "workspace-coordination-act": at("/workspace/coordination/{letter}/do/answer", NOBODY, refused=405),
    "workspace-coordination-file": at("/workspace/coordination/{letter}/files/{file}", FOREIGN, refused=404),
    "workspace-paper": at("/workspace/papers/batch/{batch}/", READERS, refused=404),
    "workspace-paper-pdf": at("/workspace/papers/batch/{batch}.pdf", READERS, refused=404),
    "workspace-refer": at("/workspace/items/{manuscript}/referral", READERS, refused=404),
    "workspace-referral-act": at("/workspace/referrals/999999/do/answer", NOBODY, refused=405),
    "workspace-steps": at("/workspace/steps/?unit={unit}", KEEPERS, refused=EITHER),
    "workspace-calendar": at("/workspace/calendar/", CALENDAR),
    "workspace-calendar-year": at("/workspace/calendar/2026/", CALENDAR),
}

#: What is posted, and who of the unit may in the scene: (address, roles). Everybody else of the unit is refused with 403, a stranger with 404.
POSTED: dict[str, tuple[str, frozenset[str]]] = {
    "save": ("/workspace/items/{manuscript}/save", WRITERS),
    "hold": ("/workspace/items/{manuscript}/hold", WRITERS),
    "upload": ("/workspace/items/{manuscript}/upload", WRITERS),
    "edit": ("/workspace/items/{manuscript}/edit", WRITERS),
    "submit": ("/workspace/items/{manuscript}/do/submit", WRITERS),
    "take back": ("/workspace/items/{manuscript}/do/take-back", WRITERS),
    "drop": ("/workspace/items/{manuscript}/do/drop", WRITERS),
    "rule": ("/workspace/items/{manuscript}/findings", WRITERS | CHECKERS),
    "pass": ("/workspace/items/{manuscript}/do/pass", frozenset({"section_head", "secrecy_reviewer"})),
    "return": ("/workspace/items/{manuscript}/do/return", CHECKERS),
    "approve": ("/workspace/items/{manuscript}/do/approve", CHECKERS),
    "decide urgently": ("/workspace/items/{manuscript}/do/decide-urgently", frozenset({"secrecy_reviewer", "approver"})),
    "register offline": ("/workspace/items/{manuscript}/offline", WRITERS),
    "check offline": ("/workspace/items/{manuscript}/do/check-offline", CHECKERS),
    "hide": ("/workspace/published/{item}/do/hide", WRITERS | CHECKERS),
    "revise": ("/workspace/published/{item}/do/revise", WRITERS),
    "correct": ("/workspace/published/{item}/do/correct", WRITERS),
    "chart": ("/workspace/items/{manuscript}/chart", WRITERS),
    "beside": ("/workspace/items/{manuscript}/beside", WRITERS),
    "propose": ("/workspace/published/{item}/do/propose", WRITERS | CHECKERS),
}

#: The sign-in: what nobody gets, and what somebody who is signed in gets.
ACCOUNTS: dict[str, tuple[str, int, int]] = {
    "account_login": ("/accounts/login/", 200, 302),
    "account_logout": ("/accounts/logout/", 302, 200),
    "account_inactive": ("/accounts/inactive/", 200, 200),
    "account_reauthenticate": ("/accounts/reauthenticate/", 302, 200),
    "account_change_password": ("/accounts/password/change/", 302, 200),
    "account_set_password": ("/accounts/password/set/", 302, 200),
    "account-sessions": ("/accounts/sessions/", 302, 200),
    "mfa_index": ("/accounts/2fa/", 302, 200),
    "mfa_authenticate": ("/accounts/2fa/authenticate/", 302, 302),
    "mfa_reauthenticate": ("/accounts/2fa/reauthenticate/", 302, 302),
    "mfa_activate_totp": ("/accounts/2fa/totp/activate/", 302, 200),
    "mfa_deactivate_totp": ("/accounts/2fa/totp/deactivate/", 302, 404),
    "mfa_view_recovery_codes": ("/accounts/2fa/recovery-codes/", 302, 404),
    "mfa_generate_recovery_codes": ("/accounts/2fa/recovery-codes/generate/", 302, 200),
    "mfa_download_recovery_codes": ("/accounts/2fa/recovery-codes/download/", 302, 404),
}

NAMES = frozenset(WORKSPACE) | frozenset(ACCOUNTS)
