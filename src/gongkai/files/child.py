"""The child process: takes limits upon itself, then reads requests on stdin and writes one JSON line for each on stdout.

Started by `gongkai.files.sandbox` only, as `python -I -B -m gongkai.files.child`. The first thing it does, before it imports a
single parser, is to make itself small: memory, CPU time, no new files, no core, few descriptors, no children.
"""

import json
import resource
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

_DESCRIPTORS = 64
#: A child whose memory has grown beyond this share of its limit says so and is replaced.
_TIRED = 0.4


def main() -> None:
    limits = json.loads(sys.stdin.readline())
    _bind(limits["memory_bytes"])
    _say({"ready": True})
    for line in sys.stdin:
        request = json.loads(line)
        _allow_cpu(limits["cpu_seconds"])
        answer = _answer(request, limits["text_bytes"])
        answer["tired"] = _memory() > limits["memory_bytes"] * _TIRED or answer.get("error") == "out_of_memory"
        _say(answer)


def _say(answer: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def _bind(memory: int) -> None:
    for what, value in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, _DESCRIPTORS),
        (resource.RLIMIT_NPROC, 0),
    ):
        hard = resource.getrlimit(what)[1]
        value = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(what, (value, value))


def _allow_cpu(seconds: int) -> None:
    """CPU time for one file: what is used up so far, and `seconds` more. Beyond it the kernel ends the process."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    soft = int(used.ru_utime + used.ru_stime) + 1 + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard))


def _memory() -> int:
    """The most memory this program has held, in bytes. (`ru_maxrss` would count what the parent held when it forked.)"""
    status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    return int(status.partition("VmHWM:")[2].split(maxsplit=1)[0]) * 1024


def _answer(request: dict[str, Any], text_bytes: int) -> dict[str, Any]:
    from gongkai.files.parsers.found import ParseError

    try:
        return _TASKS[request["task"]](request, text_bytes)
    except ParseError as error:
        return {"error": error.code, "detail": error.detail}
    except ImportError as error:
        return {"error": "unavailable", "detail": error.name or ""}
    except MemoryError:
        return {"error": "out_of_memory"}
    except RecursionError:
        return {"error": "bomb"}
    except Exception as error:  # a parser may fail in any way: the file is at fault, and only its type is told
        return {"error": "damaged", "detail": type(error).__name__}


def _check(request: dict[str, str], text_bytes: int) -> dict[str, Any]:
    from gongkai.files.parsers.detect import detect

    kind, note = detect(Path(request["path"]), request["kind"])
    return {"kind": kind, "note": note}


def _extract(request: dict[str, str], text_bytes: int) -> dict[str, Any]:
    from gongkai.files.kinds import KINDS
    from gongkai.files.parsers.found import ParseError, TextBudget

    reader = KINDS[request["kind"]].reader if request["kind"] in KINDS else ""
    if not reader:
        raise ParseError("unsupported")
    found = import_module(f"gongkai.files.parsers.{reader}").read(Path(request["path"]), TextBudget(text_bytes))
    return {"unit": found.unit, "count": found.count, "note": found.note, "parts": [[part.name, part.text] for part in found.parts]}


def _review(request: dict[str, str], text_bytes: int) -> dict[str, Any]:
    from gongkai.files.review.reading import review

    return review(Path(request["path"]), request["kind"], text_bytes, most=int(request.get("most", 0)), key=request.get("key", ""))


def _marks(request: dict[str, Any], text_bytes: int) -> dict[str, Any]:
    from gongkai.files.review.marks import marked

    return {"marked": marked(Path(request["path"]), request["kind"], text_bytes)}


def _mask(request: dict[str, Any], text_bytes: int) -> dict[str, Any]:
    from gongkai.files.masks.working import work

    return work(Path(request["path"]), request["kind"], request["masks"], text_bytes)


def _table(request: dict[str, Any], text_bytes: int) -> dict[str, Any]:
    from gongkai.files.parsers import table
    from gongkai.files.parsers.found import TextBudget

    return table.read(Path(request["path"]), int(request["kind"]), TextBudget(text_bytes))


def _convert(request: dict[str, Any], text_bytes: int) -> dict[str, Any]:
    from gongkai.files.parsers.word.converting import convert

    return convert(Path(request["path"]))


_TASKS = {"check": _check, "extract": _extract, "review": _review, "marks": _marks, "mask": _mask, "table": _table, "convert": _convert}


if __name__ == "__main__":
    main()
