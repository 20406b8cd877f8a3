"""`gongkai import`: units, the catalogue structure and documents, from files. See docs/import.md."""

import getpass
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import click

from gongkai.exchange import services
from gongkai.exchange.checkpoint import AlreadyRunning
from gongkai.exchange.reading import UnreadableFile
from gongkai.exchange.summary import Summary

FILE = click.Path(path_type=Path, dir_okay=False)


@click.group(name="import")
def import_() -> None:
    """Bring in units, the catalogue structure, or documents 导入单位、目录结构、历史文件."""


@import_.command()
@click.argument("file", type=FILE)
def units(*, file: Path) -> None:
    """Enter the units of a list (.csv, .xlsx, .jsonl; each may be .gz)."""
    with _stating_refusals(), _bar(file) as progress:
        summary = services.import_units(file, progress=progress)
    _end(summary)


@import_.command()
@click.argument("file", type=FILE)
def structure(*, file: Path) -> None:
    """Issue the catalogue structure from a table."""
    with _stating_refusals():
        summary = services.import_structure(file)
    _end(summary)


@import_.command()
@click.argument("file", type=FILE)
@click.option(
    "--attachments", type=click.Path(path_type=Path, file_okay=False, exists=True), help="The folder with the files that rows name."
)
@click.option("--create-units", is_flag=True, help="Units that nobody has entered are made, and stand last in every list.")
@click.option("--dry-run", is_flag=True, help="Check everything, write nothing but the report.")
@click.option("--no-wait", is_flag=True, help="Return when the rows are stored, not when they can be searched.")
@click.option("--approved-by", default="", help="Who approved the publication 审批人. Default: the account that runs this.")
@click.option("--approval", default="", help="The document of the approval 审批依据. Default: this import.")
@click.option("--source", default="import", help="The name of the source, for rows that do not say it.")
def documents(*, file: Path, attachments: Path | None, create_units: bool, dry_run: bool, no_wait: bool, approved_by: str, approval: str,
              source: str) -> None:  # fmt: skip
    """Publish past holdings 历史导入 from a file (.jsonl, .csv, .xlsx; each may be .gz)."""
    options = services.Options(
        attachments=attachments,
        create_units=create_units,
        dry_run=dry_run,
        wait=not no_wait,
        approved_by=approved_by or f"命令行操作员 {getpass.getuser()}",
        approval=approval or f"历史信息导入：{file.name}",
        source=source,
    )
    with _stating_refusals(), _bar(file) as progress, _bar_of("index") as indexing:
        summary = services.import_documents(file, options=options, progress=progress, indexing=indexing)
    _end(summary)


@contextmanager
def _stating_refusals() -> Iterator[None]:
    """What stops an import before it begins is one clear line, not a traceback."""
    try:
        yield
    except (UnreadableFile, AlreadyRunning) as error:
        raise click.ClickException(str(error)) from error


@contextmanager
def _bar(file: Path) -> Iterator[Callable[[int, int], None]]:
    """A progress bar on stderr by bytes read."""
    size = file.stat().st_size if file.is_file() else 0
    with click.progressbar(length=size, label=file.name, file=sys.stderr) as bar:
        yield lambda taken, _whole: bar.update(taken - bar.pos)


@contextmanager
def _bar_of(label: str) -> Iterator[Callable[[int, int], None]]:
    """A progress bar on stderr that shows once there is something to tell."""
    with ExitStack() as shown:
        bars = []

        def tell(done: int, whole: int) -> None:
            if not bars:
                bars.append(shown.enter_context(click.progressbar(length=whole, label=label, file=sys.stderr)))
            bars[0].update(done - bars[0].pos)

        yield tell


def _end(summary: Summary) -> None:
    """The figures for machines, last on stdout. Status 1 when nothing at all could be taken."""
    if summary.refused:
        click.echo(f"{summary.refused} of {summary.read} rows refused, see {summary.report}", err=True)
    click.echo(json.dumps(summary.figures(), ensure_ascii=False))
    if not summary.read:
        sys.exit(1)
