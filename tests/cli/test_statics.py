"""Static files are gathered again exactly when a source changed."""

from pathlib import Path

import pytest

from gongkai.cli import statics


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "package/portal/static/portal/a.css"
    path.parent.mkdir(parents=True)
    path.write_text("body{}", encoding="ascii")
    monkeypatch.setattr(statics, "_PACKAGE", tmp_path / "package")
    return path


def test_a_folder_is_fresh_until_a_source_changes_or_comes(source: Path, tmp_path: Path) -> None:
    folder = tmp_path / "gathered"
    assert statics.stale(folder)
    folder.mkdir()
    statics.mark(folder)
    assert not statics.stale(folder)
    source.write_text("body{margin:0}", encoding="ascii")
    assert statics.stale(folder)
    statics.mark(folder)
    source.with_name("b.css").write_text("", encoding="ascii")
    assert statics.stale(folder)


def test_the_folder_is_the_one_of_the_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("STATIC_ROOT", raising=False)
    assert statics.root(tmp_path) == tmp_path / "static"
    monkeypatch.setenv("STATIC_ROOT", "/srv/static")
    assert statics.root(tmp_path) == Path("/srv/static")
