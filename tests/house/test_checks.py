"""Each house check finds what it is there to find, in a small tree with one fault of each kind, and a clean tree passes."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PIN = "sample==1.2 \\\n    --hash=sha256:00\n"
CLEAN = {
    "pyproject.toml": (
        '[project]\nname = "x"\ndependencies = ["sample>=1"]\n[project.optional-dependencies]\npostgres = []\n[dependency-groups]\ndev = []\n'
    ),
    "requirements.txt": PIN,
    "requirements-dev.txt": PIN,
    ".gitignore": ".venv/\nvar/\nuv.lock\n__pycache__/\n/screenshots/\n.hypothesis/\n",
}
PORTAL = "src/gongkai/portal"
FAULTS = {
    "clock": (f"{PORTAL}/late.py", "from datetime import datetime\n\nSTART = datetime.now()\n", "datetime.now reads the clock"),
    "clock by name": (f"{PORTAL}/late.py", "from time import time\n", "time.time reads the clock"),
    "long module": (f"{PORTAL}/long.py", "x = 1\n" * 401, "401 lines"),
    "long function": (f"{PORTAL}/long.py", "def f():\n" + "    x = 1\n" * 50, "f() has 51 lines"),
    "signal": (f"{PORTAL}/wave.py", "from django.db.models.signals import post_save\n", "a Django signal"),
    "note": (f"{PORTAL}/note.py", "# TO" + "DO later\n", "is not kept in the tree"),
    "skipped test": ("tests/test_x.py", "import pytest\n\npytest.sk" + "ip('no')\n", "is not kept in the tree"),
    "registry host": ("README.md", "see https://pypi" + ".org/project/x\n", "names 'pypi"),
    "machine path": ("README.md", "in /wo" + "rk/main\n", "names '/wo"),
    "inline style": (f"{PORTAL}/templates/a.html", '<p style="color:red">x</p>\n', "a style attribute"),
    "inline script": (f"{PORTAL}/templates/a.html", "<script>x()</script>\n", "an inline <script>"),
    "event handler": (f"{PORTAL}/templates/a.html", '<a onclick="x()">x</a>\n', "an event handler"),
    "untranslatable": (f"{PORTAL}/templates/a.html", "<p>公开指南</p>\n", "untranslatable: 公开指南"),
    "untranslated": (f"{PORTAL}/templates/a.html", '{% translate "公开指南" %}\n', "script/translations"),
    "untranslated in code": (f"{PORTAL}/a.py", 'from x import gettext as _\n\nX = _("公开")\n', "script/translations"),
    "address in lock": ("requirements.txt", "--index-url https://example.org\n" + PIN, "holds an address"),
    "no hash": ("requirements.txt", "sample==1.2\n", "has no hash"),
    "lock behind": ("requirements.txt", PIN.replace("1.2", "0.9"), "asks for sample>=1"),
    "tracked rubbish": ("var/x", "x\n", "is tracked, yet .gitignore names it"),
}


def checked(tree: Path, files: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run the checks in a git tree of `files`."""
    shutil.copytree(ROOT / "script/checks", tree / "script/checks", ignore=shutil.ignore_patterns("__pycache__"))
    for name, content in files.items():
        (tree / name).parent.mkdir(parents=True, exist_ok=True)
        (tree / name).write_text(content, encoding="utf-8")
    subprocess.run(["git", "init", "-q"], cwd=tree, check=True)
    subprocess.run(["git", "add", "-f", "."], cwd=tree, check=True)
    return subprocess.run([sys.executable, "-B", "script/checks"], cwd=tree, capture_output=True, text=True, check=False)


def test_a_clean_tree_passes(tmp_path: Path) -> None:
    translated = {f"{PORTAL}/templates/a.html": '<p>{{ item.title }}</p>\n<script type="application/ld+json">{}</script>\n'}
    done = checked(tmp_path, CLEAN | translated)
    assert (done.returncode, done.stdout) == (0, "house checks: 12 run, 0 faults\n"), done.stderr


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_found_and_named(tmp_path: Path, fault: str) -> None:
    name, content, said = FAULTS[fault]
    done = checked(tmp_path, CLEAN | {name: content})
    assert done.returncode == 1, done.stderr
    assert said in done.stdout


def test_a_translation_that_was_not_compiled_is_found(tmp_path: Path) -> None:
    book = 'msgid ""\nmsgstr "Language: en\\n"\n\nmsgid "公开"\nmsgstr "disclosure"\n'
    done = checked(tmp_path, CLEAN | {"src/gongkai/locale/en/LC_MESSAGES/django.po": book})
    assert "is not in step with the .po file" in done.stdout
