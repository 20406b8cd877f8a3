"""Import documents: read, check, release in batches of one transaction each, resume after a kill, wait until searchable."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import DataError, IntegrityError, transaction

from gongkai.catalog.models import Column
from gongkai.events import clock
from gongkai.exchange import checkpoint, fields
from gongkai.exchange.attachments import Folder
from gongkai.exchange.checkpoint import Checkpoint
from gongkai.exchange.columns import ColumnFinder
from gongkai.exchange.documents import Checked, Desk, check, key_of, source_of
from gongkai.exchange.findings import REFUSED, WARNING, Finding
from gongkai.exchange.found_units import UnitFinder
from gongkai.exchange.reading import Reader, Refusal, Value
from gongkai.exchange.report import Report, stem
from gongkai.exchange.seen import Seen
from gongkai.exchange.services import rehearsal
from gongkai.exchange.summary import Summary
from gongkai.publishing.context import Context
from gongkai.publishing.models import Batch
from gongkai.publishing.services import Outcome, finish_batch, open_batch, release_batch
from gongkai.rulebook import settings as rules
from gongkai.units.models import Unit

BATCH = 500
#: A batch ends early when its rows are this long together (characters).
BATCH_LENGTH = 16_000_000
DEFAULT_SOURCE = "import"
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Options:
    """`approved_by` and `approval`: who approved that these holdings are published, and under which document (先审查、后公开).

    `source` names rows that do not say where they are from. `only`: codes of the units whose documents may be among them; None: of any.
    """

    attachments: Path | None = None
    create_units: bool = False
    dry_run: bool = False
    wait: bool = True
    approved_by: str = ""
    approval: str = ""
    source: str = DEFAULT_SOURCE
    only: frozenset[str] | None = None


def import_documents(
    path: Path, *, options: Options, at: datetime | None = None, progress: Progress | None = None, indexing: Progress | None = None
) -> Summary:
    """Bring the documents of a file in; UnreadableFile, AlreadyRunning or ApprovalMissing before anything has happened.

    Rows commit by hundreds; a second run over the same file finds them unchanged, and one after a kill goes on where it stopped.
    `progress` is told (bytes read, bytes in all), `indexing` (changes taken in, changes in all).
    """
    started = time.perf_counter()
    at = at or clock.now()
    names = fields.Names(fields.DOCUMENTS)
    reader = Reader(path, known=names.known)
    folder = settings.GONGKAI_HOME / "imports"
    mark = checkpoint.fingerprint(path, str(options.attachments or ""), str(options.create_units), options.source)
    with checkpoint.alone(folder, mark):
        run = _Run(started, reader, names, options, at, mark, folder)
        try:
            run.all(progress)
        finally:
            run.close()
    if options.wait and not options.dry_run:
        from gongkai.search import indexer  # the engine is loaded when it is wanted

        indexer.catch_up(progress=indexing)
    run.summary.seconds = time.perf_counter() - started
    return run.summary


class _Run:
    """One import under way."""

    def __init__(
        self, started: float, reader: Reader, names: fields.Names, options: Options, at: datetime, mark: str, folder: Path
    ) -> None:
        self.started = started
        self.reader, self.names, self.options, self.at = reader, names, options, at
        self.batch: Batch | None = None
        self.point = Checkpoint(mark)
        if not options.dry_run:
            self._begin_or_go_on(mark)
        name = self.point.report or f"{at:%Y%m%d-%H%M%S}-{stem(reader.path)}{'-dry-run' if options.dry_run else ''}.csv"
        self.report = Report(folder / name, kept_bytes=self.point.report_bytes)
        self.point.report = name
        self.summary = Summary(**self.point.counts, report=str(self.report.path))
        units = UnitFinder(create=options.create_units, dry=options.dry_run)
        issued = {column.code: (column.name, column.container) for column in Column.objects.filter(unit=None)}
        files = Folder(options.attachments, settings.FILE_MAX_BYTES)
        self.desk = Desk(units, ColumnFinder(issued, rules.get("column.unknown")), files, at.date(), options.source)
        self.seen = Seen()
        self.context: Context | None = None
        self.units_known = 0
        self.settled = self.point.line

    def _begin_or_go_on(self, mark: str) -> None:
        if going := checkpoint.unfinished(mark):
            self.batch, self.point = going
            return
        self.batch = open_batch(
            source=f"{self.reader.path.name} sha256:{mark}", approved_by=self.options.approved_by, approval=self.options.approval
        )
        self.point.save(self.batch)

    def all(self, progress: Progress | None) -> None:
        for block in self._blocks():
            self._block(block)
            if progress:
                progress(self.reader.taken, self.reader.size)
        self._say_of_the_file()
        self._settle(self.point.line)
        self.summary.seconds = time.perf_counter() - self.started
        if self.batch is not None:
            finish_batch(self.batch, {**self.summary.figures(), "report": self.point.report})

    def close(self) -> None:
        self.report.close()
        self.seen.close()

    def _blocks(self) -> Iterator[list[Checked]]:
        """Checked rows by hundreds; those that an earlier run settled are only remembered."""
        block: list[Checked] = []
        length = 0
        for row in self.reader:
            if isinstance(row, Refusal):
                if row.line <= self.settled:
                    continue
                found = Finding(row.line, "", row.field, REFUSED, row.code, value=row.excerpt, reason=row.message)
                block.append(Checked(row.line, "", "", "", findings=[found]))
            else:
                values, claimed = self.names.rename(row)
                block.append(self._checked(row.line, values, claimed))
                length += sum(len(value) for value in values.values() if value)
            if len(block) >= BATCH or length > BATCH_LENGTH:
                yield block
                block, length = [], 0
        if block:
            yield block

    def _checked(self, line: int, values: dict[str, Value], claimed: str) -> Checked:
        if line <= self.settled:
            number = values.get("index_number")
            return Checked(line, source_of(values, self.options.source), key_of(values), number.strip() if isinstance(number, str) else "")
        if claimed:
            found = Finding(line, key_of(values), claimed, REFUSED, "field_twice")
            return Checked(line, source_of(values, self.options.source), found.key, "", findings=[found])
        checked = check(line, values, self.desk)
        only = self.options.only
        if checked.draft is not None and only is not None and checked.draft.unit not in only:
            checked.findings.append(Finding(line, checked.key, "unit", REFUSED, "unit_of_others", value=checked.draft.unit))
            checked.draft = None
        return checked

    def _block(self, block: list[Checked]) -> None:
        self._compare_with_earlier(block)
        block = [one for one in block if one.line > self.settled]
        if not block:
            return
        if self.batch is None:
            outcomes = rehearsal.outcomes([one.draft for one in block if one.draft], self._context(), self.desk.units.created)
            self._count(block, outcomes)
            self._settle(block[-1].line)
            return
        try:
            with transaction.atomic():
                self._release(block)
        except (DataError, IntegrityError):
            self.context = None
            for one in block:
                self._release_alone(one)

    def _release(self, block: list[Checked]) -> None:
        """Publish, count and record how far we are; all or nothing."""
        drafts = [one.draft for one in block if one.draft]
        outcomes = release_batch(drafts, batch=self.batch, at=self.at, context=self._context()) if drafts else []
        self._count(block, outcomes)
        self._settle(block[-1].line)

    def _release_alone(self, one: Checked) -> None:
        """One row by itself, when the database refused one of its block: only the guilty row stays out."""
        try:
            with transaction.atomic():
                self._release([one])
        except (DataError, IntegrityError) as error:
            self.context = None
            one.draft = None
            one.findings.append(Finding(one.line, one.key, "", REFUSED, "database", value=type(error).__name__))
            self._release([one])

    def _compare_with_earlier(self, block: list[Checked]) -> None:
        keyed = [one for one in block if one.key]
        firsts = self.seen.first("key", [(f"{one.source}\x1f{one.key}", one.line) for one in keyed])
        for one, first in zip(keyed, firsts, strict=True):
            if first:
                code = "row_twice" if one.key.startswith("row-") else "key_twice"
                one.findings.append(Finding(one.line, one.key, "id", REFUSED, code, detail=str(first)))
                one.draft = None
        numbers = [(one, one.index_number) for one in block if one.index_number]
        self._warn_of_doubles("index_number", numbers)
        addresses = [(one, address) for one in block if one.draft for address in one.draft.old_addresses]
        self._warn_of_doubles("source_url", addresses)

    def _warn_of_doubles(self, name: str, texts: list[tuple[Checked, str]]) -> None:
        firsts = self.seen.first(name, [(text, one.line) for one, text in texts])
        code = "index_number_twice" if name == "index_number" else "address_twice"
        for (one, text), first in zip(texts, firsts, strict=True):
            if first and one.draft:
                one.findings.append(Finding(one.line, one.key, name, WARNING, code, str(first), text))
                if name == "source_url":
                    one.draft = replace(one.draft, old_addresses=())

    def _context(self) -> Context:
        """The look-ups of the release, with the units made since."""
        if self.context is None:
            self.context, self.units_known = Context(), len(self.desk.units.created)
        elif fresh := self.desk.units.created[self.units_known :]:
            self.context.units |= {unit.code: unit for unit in Unit.objects.filter(code__in=fresh)}
            self.units_known += len(fresh)
        return self.context

    def _count(self, block: list[Checked], outcomes: list[Outcome]) -> None:
        answers = iter(outcomes)
        for one in block:
            outcome = next(answers) if one.draft else None
            status = outcome.status if outcome else "refused"
            findings = one.findings
            for found in outcome.findings if outcome else ():
                findings.append(Finding(one.line, one.key, found.field, found.severity, found.code, value=found.detail))
            self.report.add(findings)
            name = "accepted" if status in ("accepted", "revised") else status
            self.summary.read += 1
            setattr(self.summary, name, getattr(self.summary, name) + 1)
            self.summary.warnings += sum(found.severity == WARNING for found in findings)

    def _settle(self, line: int) -> None:
        self.point.line = max(line, self.point.line)
        self.point.report_bytes = self.report.flush()
        self.point.counts = {name: getattr(self.summary, name) for name in ("read", "accepted", "unchanged", "refused", "warnings")}
        if self.batch is not None:
            self.point.save(self.batch)

    def _say_of_the_file(self) -> None:
        found = [Finding(line, "", name[:60], WARNING, "column_unknown_in_file") for name, line in self.names.unknown.items()]
        if self.reader.is_gb18030:
            found.append(Finding(1, "", "", WARNING, "read_as_gb18030"))
        self.report.add(found)
        self.summary.warnings += len(found)
