"""The operators' page knows every name that the settings and the files of deploy/ read, and no other."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs/operators.md").read_text(encoding="utf-8")
TABLE = set(re.findall(r"`([A-Z][A-Z_]+)`", "".join(line.split("|")[1] for line in PAGE.splitlines() if line.startswith("| `"))))


def names_of_the_settings() -> set[str]:
    source = "".join((ROOT / "src/gongkai/config" / name).read_text(encoding="utf-8") for name in ("settings.py", "sign_in.py"))
    kept = {f"{name.upper()}_FILE" for name in re.findall(r'_(?:kept_)?secret\("(\w+)"\)', source)}
    return kept | set(re.findall(r'env(?:\.\w+)?\("([A-Z_]+)"', source))


def names_of_deployment() -> set[str]:
    example = (ROOT / "deploy/environment.example").read_text(encoding="utf-8")
    return set(re.findall(r"^([A-Z_]+)=", example, re.MULTILINE))


def test_every_setting_is_explained() -> None:
    assert len(names_of_the_settings()) > 10
    assert names_of_the_settings() | names_of_deployment() == TABLE


def test_the_files_that_the_page_installs_are_there() -> None:
    named = set(re.findall(r"deploy/([\w.-]+\w)", PAGE))
    assert named == {path.name for path in (ROOT / "deploy").iterdir()}
