"""The word lists of `data/phrases.txt`, and slots that fill themselves when a sentence asks for them."""

from functools import cache
from importlib.resources import files


@cache
def _pools() -> dict[str, tuple[str, ...]]:
    text = files(__package__).joinpath("data", "phrases.txt").read_text(encoding="utf-8")
    found: dict[str, list[str]] = {}
    name = ""
    for line in text.splitlines():
        if line.startswith("["):
            name = line.strip("[]")
            found[name] = []
        elif line:
            found[name].append(line)
    return {key: tuple(lines) for key, lines in found.items()}


def pool(name: str) -> tuple[str, ...]:
    return _pools()[name]
