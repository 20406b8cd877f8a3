"""The progress of a starting site: read as it was written, and no reader ever trips over it."""

from pathlib import Path

from gongkai.events import progress


def test_what_was_written_last_is_read(tmp_path: Path) -> None:
    home = tmp_path / "new"
    progress.write(home, stage="migrate", message="正在建立数据库")
    progress.write(home, stage="demo", done=3, total=9, message="正在生成演示城市")
    assert progress.read(home) == {"stage": "demo", "done": 3, "total": 9, "message": "正在生成演示城市", "ready": False}
    assert [path.name for path in home.iterdir()] == [progress.NAME]


def test_nobody_prepares_anything_without_a_file(tmp_path: Path) -> None:
    assert progress.read(tmp_path) is None


def test_a_broken_file_is_no_progress(tmp_path: Path) -> None:
    (tmp_path / progress.NAME).write_bytes(b'{"stage"')
    assert progress.read(tmp_path) is None
