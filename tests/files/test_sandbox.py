"""The sandbox: limits that hold, a crash that costs only its own file."""

import contextlib
import os
import random
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from gongkai.files import sandbox
from gongkai.files.sandbox import Failure, Limits, Request, SandboxError, SandboxUnavailableError, run, run_one
from tests.files import samples

TIGHT = Limits(cpu_seconds=1, wall_seconds=120)


@pytest.fixture
def good(tmp_path: Path) -> Request:
    return Request("extract", samples.written(tmp_path, "good.txt", "政府信息公开".encode()), "txt")


def test_cpu_time_ends_a_file_and_the_next_goes_on(tmp_path: Path, good: Request) -> None:
    endless = Request("extract", samples.written(tmp_path, "endless.ofd", samples.endless_ofd()), "ofd")
    before, bad, after = run([good, endless, good], limits=TIGHT)
    assert bad.error is not None
    assert bad.error.failure is Failure.TIMEOUT
    assert before.get()["parts"] == after.get()["parts"] == [["", "政府信息公开"]]


def test_the_wall_clock_ends_a_file_that_uses_no_cpu_time_limit(tmp_path: Path) -> None:
    endless = Request("extract", samples.written(tmp_path, "endless.ofd", samples.endless_ofd()), "ofd")
    with pytest.raises(SandboxError) as refused:
        run_one(endless, limits=Limits(cpu_seconds=60, wall_seconds=0.7))
    assert refused.value.failure is Failure.TIMEOUT


def test_memory_ends_a_file_and_the_next_goes_on(tmp_path: Path, good: Request) -> None:
    huge = Request("extract", samples.written(tmp_path, "huge.xlsx", samples.huge_table()), "xlsx")
    bad, after = run([huge, good])
    assert bad.error is not None
    assert bad.error.failure is Failure.OUT_OF_MEMORY
    assert after.error is None


def test_memory_of_python_readers_is_limited_too(tmp_path: Path) -> None:
    page = samples.ofd_text("字") * 120_000
    path = samples.written(tmp_path, "wide.ofd", samples.ofd([page]))
    with pytest.raises(SandboxError) as refused:
        run_one(Request("extract", path, "ofd"), limits=Limits(memory_bytes=96 * 1024 * 1024))
    assert refused.value.failure is Failure.OUT_OF_MEMORY


def test_output_is_limited_and_says_that_it_was_cut(tmp_path: Path) -> None:
    path = samples.written(tmp_path, "long.txt", ("公开" * 50_000).encode())
    data = run_one(Request("extract", path, "txt"), limits=Limits(text_bytes=3_000))
    assert data["note"] == "cut"
    assert data["parts"] == [["", "公开" * 500]]


def test_an_answer_larger_than_allowed_is_not_read_to_its_end(tmp_path: Path) -> None:
    path = samples.written(tmp_path, "long.txt", ("公开" * 50_000).encode())
    with pytest.raises(SandboxError) as refused:
        run_one(Request("extract", path, "txt"), limits=Limits(reply_bytes=1_000))
    assert refused.value.failure is Failure.BOMB


def test_files_spoilt_at_random_end_in_an_answer(tmp_path: Path, good: Request) -> None:
    dice = random.Random(33190)
    whole = {
        "pdf": samples.pdf(["公开"] * 3),
        "docx": samples.docx(samples.paragraph("公开") * 30),
        "xlsx": samples.xlsx([("一", "visible", f'<row r="1">{samples.cell("A1", "公开")}</row>')]),
        "ofd": samples.ofd([samples.ofd_text("公开")] * 3),
    }

    def spoilt():
        for number in range(120):
            kind = dice.choice(sorted(whole))
            content = bytearray(whole[kind])
            for _ in range(dice.choice((1, 5, 50))):
                content[dice.randrange(len(content))] = dice.randrange(256)
            path = samples.written(
                tmp_path, f"{number}.{kind}", bytes(content[: dice.randrange(len(content)) if number % 5 == 0 else None])
            )
            yield Request(dice.choice(("check", "extract")), path, kind)
        yield good

    replies = list(run(spoilt()))
    assert len(replies) == 121
    assert {reply.error.failure for reply in replies if reply.error} <= set(Failure) - {Failure.TIMEOUT, Failure.OUT_OF_MEMORY}
    assert replies[-1].get()["parts"] == [["", "政府信息公开"]]


def test_a_kind_without_reader_is_unsupported(tmp_path: Path) -> None:
    path = samples.written(tmp_path, "a.doc", b"anything")
    for kind in ("doc", "no such kind"):
        with pytest.raises(SandboxError) as refused:
            run_one(Request("extract", path, kind))
        assert refused.value.failure is Failure.UNSUPPORTED


def test_a_missing_file_is_damaged_and_tells_no_path(tmp_path: Path) -> None:
    with pytest.raises(SandboxError) as refused:
        run_one(Request("extract", tmp_path / "secret-name.pdf", "pdf"))
    assert refused.value.failure is Failure.DAMAGED
    assert "secret-name" not in str(refused.value)


def test_a_child_that_cannot_start_is_not_the_files_fault(good: Request, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "_COMMAND", (sys.executable, "-c", "raise SystemExit(3)"))
    with pytest.raises(SandboxUnavailableError):
        run_one(good)


def test_threads_each_have_their_own_child(tmp_path: Path) -> None:
    results: dict[int, str] = {}

    def work(number: int) -> None:
        path = samples.written(tmp_path, f"{number}.txt", f"第{number}号".encode())
        results[number] = run_one(Request("extract", path, "txt"))["parts"][0][1]

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == {number: f"第{number}号" for number in range(4)}


def test_a_batch_shares_a_child_and_an_abandoned_one_leaves_none(good: Request) -> None:
    ballast = bytearray(500 << 20)  # what the parent holds does not tire the child
    replies = run([good] * 5)
    next(replies)
    del ballast
    before = _children()
    next(replies)
    assert _children() == before
    assert len(before) == 1
    replies.close()
    assert _children() == set()


def test_the_child_sees_no_environment_and_writes_no_file(tmp_path: Path) -> None:
    program = "from gongkai.files.child import _bind; _bind(1 << 30); import os; print(sorted(os.environ)); open('x', 'wb', 0).write(b'1')"
    done = subprocess.run(
        [sys.executable, "-I", "-B", "-c", program], cwd=tmp_path, env=sandbox._ENVIRONMENT, capture_output=True, text=True, check=False
    )
    assert "DATABASE_URL" not in done.stdout
    assert "GONGKAI_HOME" not in done.stdout
    assert done.returncode == 1
    assert "File too large" in done.stderr


def _children() -> set[str]:
    """Process ids of our direct children that run the reader. (The kernel's own list of children may leave some out.)"""
    found = set()
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):  # it ended meanwhile
            parent = (folder / "stat").read_text().rpartition(")")[2].split()[1]
            if parent == str(os.getpid()) and b"gongkai.files.child" in (folder / "cmdline").read_bytes():
                found.add(folder.name)
    return found
