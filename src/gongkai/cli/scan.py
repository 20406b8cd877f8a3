"""`gongkai scan FILE…`: personal data and marks of classification in files, and what could not be read. See docs/review.md.

Status 0: nothing found; 1: something found; 2: a wrong call. What is found is told in masked form only. No database is needed.
"""

import json
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import click

from gongkai.cli.language import _
from gongkai.files.review.findings import PlacedFinding
from gongkai.files.review.masking import masked_name
from gongkai.files.review.scan import scan_files
from gongkai.files.sandbox import SandboxUnavailableError
from gongkai.law.sayings import gettext_noop

KINDS = {
    "resident_id": gettext_noop("身份证号码"),
    "mobile": gettext_noop("手机号码"),
    "bank_card": gettext_noop("银行卡号"),
    "address": gettext_noop("住址"),
    "name_list": gettext_noop("含敏感信息的名单"),
    "secrecy_mark": gettext_noop("密级标志"),
    "unreadable": gettext_noop("机器读不了"),
}
Found = Iterator[tuple[str, PlacedFinding]]


@click.command(help=_("检查文件里有没有个人信息和密级标志，机器读不了的也会指出。有发现时退出码为 1。"))
@click.argument("files", nargs=-1, metavar="FILE…")
@click.option("--json", "as_json", is_flag=True, help=_("输出一个 JSON 对象。"))
def scan(*, files: tuple[str, ...], as_json: bool) -> None:
    paths = [_path(name) for name in files]
    if not paths:
        raise click.UsageError(_("请给出要检查的文件。"))
    try:
        count = _tell_json(_found(paths)) if as_json else _tell(_found(paths), len(paths))
    except FileNotFoundError as error:
        raise click.UsageError(_("找不到文件：%(name)s") % {"name": error.args[0]}) from error
    except SandboxUnavailableError as error:
        raise click.ClickException(_("读文件的子进程启动不了，请检查安装：%(reason)s") % {"reason": error}) from error
    sys.exit(1 if count else 0)


def _path(name: str) -> Path:
    """The file called `name`; whatever is no file that can be read is refused before anything is looked at."""
    path = Path(name)
    if path.is_dir():
        raise click.UsageError(_("是目录，不是文件：%(name)s（请逐个给出其中的文件）") % {"name": masked_name(name)})
    if not path.is_file():
        raise click.UsageError(_("找不到文件：%(name)s") % {"name": masked_name(name)})
    try:
        path.open("rb").close()
    except OSError as error:
        raise click.UsageError(_("没有权限读取：%(name)s") % {"name": masked_name(name)}) from error
    return path


def _found(paths: list[Path]) -> Found:
    """(name as given, finding) in order; on a terminal each file is announced on stderr."""
    asked = ((path, path.name) for path in _announced(paths))
    with closing(scan_files(asked)) as answers:
        for (path, _name), findings in answers:
            shown = masked_name(str(path))
            yield from ((shown, one) for one in findings)


def _announced(paths: list[Path]) -> Iterator[Path]:
    shown = sys.stderr.isatty()
    for number, path in enumerate(paths, start=1):
        if shown:
            click.echo(f"[{number}/{len(paths)}] {masked_name(str(path))}", err=True)
        yield path


def _tell(found: Found, files: int) -> int:
    count = 0
    for name, one in found:
        count += 1
        click.echo(f"{name}\t{one.where(_)}\t{_(KINDS[one.kind])}\t{one.told(_)}")
    click.echo(_("检查了%(files)s个文件，发现%(count)s处。") % {"files": files, "count": count}, err=True)
    return count


def _tell_json(found: Found) -> int:
    """One object; `masked` is empty where nothing could be read, and `reason` then says why."""
    rows = [
        {"file": name, "kind": str(one.kind), "where": one.where(_), "masked": one.masked}
        | ({"reason": one.reason, "text": one.told(_)} if one.reason else {})
        for name, one in found
    ]
    text = json.dumps({"findings": rows}, ensure_ascii=False, indent=2 if sys.stdout.isatty() else None)
    sys.stdout.buffer.write(text.encode("utf-8", "replace") + b"\n")
    sys.stdout.buffer.flush()
    return len(rows)
