"""The lock files: every pin with a hash, no address, and each dependency of pyproject.toml in them at a version it accepts."""

import re
import tomllib
from collections.abc import Iterator

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from tree import ROOT, say

RUN = ROOT / "requirements.txt"
DEVELOPMENT = ROOT / "requirements-dev.txt"
_PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;\\]+)")


def _pins(path_text: str) -> dict[str, str]:
    return {canonicalize_name(found[1]): found[2] for line in path_text.splitlines() if (found := _PIN.match(line))}


def hold_hashes_and_no_address() -> Iterator[str]:
    for path in (RUN, DEVELOPMENT):
        content = path.read_text(encoding="utf-8")
        for number, line in enumerate(content.splitlines(), 1):
            if "://" in line or line.startswith("-"):
                yield say(path, number, "holds an address or an option")
        for block in re.split(r"\n(?=\S)", content):
            if _PIN.match(block) and "--hash=sha256:" not in block:
                yield say(path, 1, f"{block.split()[0]} has no hash")


def are_in_step() -> Iterator[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    run = [*project["project"]["dependencies"], *project["project"]["optional-dependencies"]["postgres"]]
    wanted = {RUN: run, DEVELOPMENT: [*run, *project["dependency-groups"]["dev"]]}
    pins = {path: _pins(path.read_text(encoding="utf-8")) for path in wanted}
    for path, requirements in wanted.items():
        for requirement in map(Requirement, requirements):
            version = pins[path].get(canonicalize_name(requirement.name))
            if version is None or not requirement.specifier.contains(version, prereleases=True):
                yield say(path, 1, f"has {requirement.name} {version}, pyproject.toml asks for {requirement}: run script/lock")
    for name, version in pins[RUN].items():
        if pins[DEVELOPMENT].get(name) != version:
            yield say(DEVELOPMENT, 1, f"pins another {name} than requirements.txt: run script/lock")
