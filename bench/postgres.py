"""A PostgreSQL cluster that keeps its data beside the home, on a private socket, as it would run: fsync on, default planner."""

import contextlib
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path


@contextlib.contextmanager
def cluster(home: Path) -> Iterator[tuple[str, int]]:
    """(DATABASE_URL, the postmaster's pid). The data stay for the next run."""
    programs = max(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parts[-2]))
    data = home / "postgres"
    socket = Path(tempfile.mkdtemp(prefix="gongkai-bench-"))
    data.mkdir(parents=True, exist_ok=True)
    owner = pwd.getpwnam("postgres") if os.geteuid() == 0 else None
    if owner:
        for path in (data, socket):
            shutil.chown(path, owner.pw_uid, owner.pw_gid)
    run = lambda *command: subprocess.run(  # noqa: E731
        command,
        check=True,
        cwd=socket,
        user=owner.pw_uid if owner else None,
        group=owner.pw_gid if owner else None,
        stdout=subprocess.DEVNULL,
    )
    if not (data / "PG_VERSION").exists():
        run(str(programs / "initdb"), "-D", str(data), "-U", "gongkai", "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8")
    options = f"-k {socket} -c listen_addresses='' -c shared_buffers=512MB -c synchronous_commit=off -c max_wal_size=4GB"
    run(str(programs / "pg_ctl"), "-D", str(data), "-w", "-s", "-l", str(socket / "log"), "-o", options, "start")
    try:
        pid = int((data / "postmaster.pid").read_text(encoding="ascii").splitlines()[0])
        have = subprocess.run(
            ["psql", "-h", str(socket), "-U", "gongkai", "-d", "postgres", "-Atc", "SELECT datname FROM pg_database"],
            capture_output=True,
            text=True,
            check=True,
        )
        if "gongkai" not in have.stdout.split():
            subprocess.run(["createdb", "-h", str(socket), "-U", "gongkai", "gongkai"], check=True)
        yield f"postgres://gongkai@/{socket}/gongkai", pid
    finally:
        run(str(programs / "pg_ctl"), "-D", str(data), "-w", "-s", "-m", "fast", "stop")
        shutil.rmtree(socket, ignore_errors=True)
