"""What a release would say, without writing anything."""

from collections.abc import Collection, Sequence

from gongkai.publishing.content.hashing import draft_hash
from gongkai.publishing.context import Context
from gongkai.publishing.draft import Draft
from gongkai.publishing.models import Admission
from gongkai.publishing.rules import checks
from gongkai.publishing.services import Outcome


def outcomes(drafts: Sequence[Draft], context: Context, to_be_made: Collection[str]) -> list[Outcome]:
    """One Outcome a draft, as `release_batch` would give; units `to_be_made` do not exist yet and are not missed."""
    known: dict[tuple[str, str], str] = {}
    for source in {draft.source for draft in drafts}:
        keys = [draft.key for draft in drafts if draft.source == source]
        rows = Admission.objects.filter(source=source, key__in=keys).values_list("key", "draft_hash")
        known.update({(source, key): digest for key, digest in rows})
    return [_outcome(draft, context, to_be_made, known.get((draft.source, draft.key))) for draft in drafts]


def _outcome(draft: Draft, context: Context, to_be_made: Collection[str], digest: str | None) -> Outcome:
    found = [one for one in checks.findings(draft, context) if one.code != "no_such_unit" or draft.unit not in to_be_made]
    status = "accepted" if digest is None else "unchanged" if digest == draft_hash(draft) else "revised"
    return Outcome(draft.key, "refused" if checks.refused(found) else status, findings=found)
