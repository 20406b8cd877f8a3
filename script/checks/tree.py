"""The tree of files as git sees it, and what no file may contain. The words are put together here so that no check finds itself."""

import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

_FOREIGN = re.compile(
    "|".join(
        [
            "pypi" + r"\.org",
            "python" + "hosted",
            "npm" + r"js\.(?:org|com)",
            r"deb\." + "debian",
            "tuna" + r"\.tsinghua",
            r"mirrors\." + "aliyun",
            r"(?<![\w.])/wo" + "rk/",
            r"(?<![\w.])/fa" + "rm/",
            r"(?<![\w.])/ro" + "ot/",
            r"/t" + r"mp/(?:gk|studio)\b",
            r"/opt" + "/wheels",
        ]
    )
)
_UNFINISHED = re.compile(
    r"\b(?:TO" + "DO|FIX" + r"ME)\b|pytest\.(?:mark\.)?(?:sk" + r"ip|xf" + r"ail)|import" + r"orskip|unittest\.sk" + "ip"
)
_CODE = {".py", ".html", ".css", ".js", ".toml", ".sh", ""}


def _git(*arguments: str) -> list[str]:
    out = subprocess.run(["git", *arguments, "-z"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return [name for name in out.split("\0") if name]


@cache
def files() -> tuple[Path, ...]:
    """Every file that is tracked, or could be added, and still exists."""
    return tuple(path for name in _git("ls-files", "-co", "--exclude-standard") if (path := ROOT / name).is_file())


@cache
def text(path: Path) -> str:
    """The text of a file; empty for a binary one."""
    content = path.read_bytes()
    return "" if b"\0" in content[:8192] else content.decode("utf-8", errors="replace")


def vendored(path: Path) -> bool:
    """Whether the file is somebody else's, kept as it came."""
    return "vendor" in path.parts


def say(path: Path, line: int, what: str) -> str:
    """One line of complaint."""
    return f"{path.relative_to(ROOT)}:{line}: {what}"


def _matches(pattern: re.Pattern[str], path: Path) -> Iterator[tuple[int, str]]:
    if pattern.search(text(path)):
        for number, line in enumerate(text(path).splitlines(), 1):
            if found := pattern.search(line):
                yield number, found.group()


def names_no_host_or_machine_path() -> Iterator[str]:
    """A registry host or a path of one machine would tie the project to where it was written."""
    for path in files():
        yield from (say(path, line, f"names {found!r}") for line, found in _matches(_FOREIGN, path))


def keeps_no_notes_and_skips_no_test() -> Iterator[str]:
    """What is open is an issue; a test that does not run is no test."""
    for path in files():
        if path.suffix in _CODE and not vendored(path):
            yield from (say(path, line, f"{found!r} is not kept in the tree") for line, found in _matches(_UNFINISHED, path))


def tracks_nothing_ignored() -> Iterator[str]:
    """What .gitignore names must not be tracked, and .gitignore must name what tools leave behind."""
    yield from (f"{name}:1: is tracked, yet .gitignore names it" for name in _git("ls-files", "-ci", "--exclude-standard"))
    for name in (".venv/x", "var/x", "uv.lock", "src/x/__pycache__/x.pyc", "screenshots/x", ".hypothesis/x"):
        if subprocess.run(["git", "check-ignore", "-q", name], cwd=ROOT, check=False).returncode:
            yield f".gitignore:1: does not cover {name}"
