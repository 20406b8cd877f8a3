"""Unit paths: fixed-width steps, so that a subtree is one index range in any collation of [0-9a-z]."""

WIDTH = 4
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
#: First characters of steps that stand last: units that an import made.
LAST = "y"


def step(number: int, *, last: bool = False) -> str:
    """The step of the `number`-th child (from 0), four characters; `last` ones sort after all others."""
    width = WIDTH - 1 if last else WIDTH
    digits = ""
    for _ in range(width):
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    if number or (not last and digits[0] >= LAST):
        raise ValueError("too many units under one parent")
    return LAST + digits if last else digits


def number(of_step: str) -> int:
    """The inverse of `step` (without its mark of the last ones)."""
    return int(of_step[1:] if of_step[0] == LAST else of_step, 36)


def end(path: str) -> str:
    """The first path beyond the subtree of `path`: everything beneath lies in [path, end(path))."""
    last = path[-1]
    return path[:-1] + ("a" if last == "9" else "{" if last == "z" else chr(ord(last) + 1))


def ancestors(path: str) -> list[str]:
    """The paths above `path`, root first."""
    return [path[:length] for length in range(WIDTH, len(path), WIDTH)]
