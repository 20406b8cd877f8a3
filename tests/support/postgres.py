"""A PostgreSQL cluster for one test session: Debian's binaries, a private socket in a temporary folder, nothing synced to disk."""

import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path

OLDEST = 15
_SPEED = "-c fsync=off -c full_page_writes=off -c synchronous_commit=off -c max_connections=80 -c shared_buffers=96MB -c jit=off"


def binaries() -> Path:
    """The folder with initdb and pg_ctl, the newest found. Raises FileNotFoundError where none is new enough."""
    found = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/pg_ctl") if int(path.parts[-3]) >= OLDEST]
    if found:
        return max(found, key=lambda folder: int(folder.parent.name))
    on_path = shutil.which("pg_ctl")
    if on_path is None:
        raise FileNotFoundError(f"PostgreSQL {OLDEST} or newer is not installed; script/test installs it or names the command")
    return Path(on_path).resolve().parent


def _run(*command: str, folder: Path) -> None:
    """Run as an ordinary user: PostgreSQL refuses to start as root."""
    owner = folder.owner() if os.geteuid() == 0 else None
    group = pwd.getpwnam(owner).pw_gid if owner else None
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder), "LC_ALL": "C.UTF-8"}
    subprocess.run(
        command,
        cwd=folder,
        env=environment,
        user=owner,
        group=group,
        extra_groups=[] if owner else None,
        check=True,
        stdout=subprocess.DEVNULL,
    )


def start() -> Path:
    """Make and start a cluster; the folder returned is its data, its socket and its log."""
    folder = Path(tempfile.mkdtemp(prefix="gongkai-pg-"))
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
    programs = binaries()
    _run(str(programs / "initdb"), "-D", "data", "-U", "gongkai", "--auth=trust", "-E", "UTF8", "--no-sync", folder=folder)
    options = f"-k {folder} -c listen_addresses='' {_SPEED}"
    _run(str(programs / "pg_ctl"), "-D", "data", "-w", "-s", "-l", "log", "-o", options, "start", folder=folder)
    return folder


def stop(folder: Path) -> None:
    """Stop the cluster by the pid it recorded, and remove it."""
    _run(str(binaries() / "pg_ctl"), "-D", "data", "-w", "-s", "-m", "immediate", "stop", folder=folder)
    shutil.rmtree(folder, ignore_errors=True)


def url(folder: Path, database: str) -> str:
    """The DATABASE_URL of a database in the cluster."""
    return f"postgres://gongkai@/{folder}/{database}"
