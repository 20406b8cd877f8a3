"""Each house check finds what it is there to find, in a small tree with one fault of each kind, and a clean tree passes."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PIN = "sample==1.2 \\\n    --hash=sha256:00\n"
LOCK = "--index-url https://example.org\nsample==0.9\n"
CLEAN = {
    "pyproject.toml": (
        '[project]\nname = "x"\ndependencies = ["sample>=1"]\n[project.optional-dependencies]\npostgres = []\n[dependency-groups]\ndev = []\n'
    ),
    "requirements.txt": PIN,
    "requirements-dev.txt": PIN,
    ".gitignore": ".venv/\nvar/\nuv.lock\n__pycache__/\n/screenshots/\n.hypothesis/\n",
}
PORTAL = "src/gongkai/portal"
#: name of the fault → file, its content, what is said of it. One tree holds them all; several may share a file.
FAULTS = {
    "clock": (f"{PORTAL}/late.py", "from datetime import datetime\n\nSTART = datetime.now()\n", "datetime.now reads the clock"),
    "clock by name": (f"{PORTAL}/later.py", "from time import time\n", "time.time reads the clock"),
    "long module": (f"{PORTAL}/long.py", "x = 1\n" * 401, "401 lines"),
    "long function": (f"{PORTAL}/deep.py", "def f():\n" + "    x = 1\n" * 50, "f() has 51 lines"),
    "signal": (f"{PORTAL}/wave.py", "from django.db.models.signals import post_save\n", "a Django signal"),
    "note": (f"{PORTAL}/note.py", "# TO" + "DO later\n", "is not kept in the tree"),
    "skipped test": ("tests/test_x.py", "import pytest\n\npytest.sk" + "ip('no')\n", "is not kept in the tree"),
    "registry host": ("README.md", "see https://pypi" + ".org/project/x\n", "names 'pypi"),
    "machine path": ("INSTALL.md", "in /wo" + "rk/main\n", "names '/wo"),
    "inline style": (f"{PORTAL}/templates/a.html", '<p style="color:red">x</p>\n', "a style attribute"),
    "inline script": (f"{PORTAL}/templates/b.html", "<script>x()</script>\n", "an inline <script>"),
    "event handler": (f"{PORTAL}/templates/c.html", '<a onclick="x()">x</a>\n', "an event handler"),
    "untranslatable": (f"{PORTAL}/templates/d.html", "<p>公开指南</p>\n", "untranslatable: 公开指南"),
    "untranslated": (f"{PORTAL}/templates/e.html", '{% translate "公开目录" %}\n', "no English for '公开目录'"),
    "untranslated in code": (f"{PORTAL}/a.py", 'from x import gettext as _\n\nX = _("公开")\n', "no English for '公开'"),
    "address in lock": ("requirements.txt", LOCK, "holds an address"),
    "no hash": ("requirements.txt", LOCK, "has no hash"),
    "lock behind": ("requirements.txt", LOCK, "asks for sample>=1"),
    "tracked rubbish": ("var/x", "x\n", "is tracked, yet .gitignore names it"),
    "not compiled": (
        "src/gongkai/locale/en/LC_MESSAGES/django.po",
        'msgid ""\nmsgstr "Language: en\\n"\n\nmsgid "别的"\nmsgstr "other"\n',
        "is not in step with the .po file",
    ),
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


@pytest.fixture(scope="module")
def said_of_faults(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What the checks say of the tree with all faults."""
    done = checked(tmp_path_factory.mktemp("faulty"), CLEAN | {name: content for name, content, _ in FAULTS.values()})
    assert done.returncode == 1, done.stderr
    return done.stdout


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_found_and_named_with_its_place(said_of_faults: str, fault: str) -> None:
    name, _, said = FAULTS[fault]
    place = name.replace(".po", ".mo")
    assert [line for line in said_of_faults.splitlines() if line.startswith(f"{place}:") and said in line]
