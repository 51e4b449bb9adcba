"""A PostgreSQL server of a test's own: on loopback, in a folder of its own, gone afterwards.

The cluster that Debian's package starts is left alone. The server runs as root under no
circumstances, so where the tests do it runs as another user.
"""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

USER, PASSWORD = "gatherer", "s3cret:p@ss/word%"


@dataclass(frozen=True)
class Server:
    """Where the server listens; its user and password are those above."""

    port: int

    @property
    def address(self) -> str:
        """What a config.toml says: user and password come from the environment."""
        return f"postgresql://${{DB_USER}}:${{DB_PASSWORD}}@127.0.0.1:{self.port}/postgres"

    def run(self, *statements: str, rows: tuple[str, list[list[object]]] | None = None) -> None:
        """Run statements as the server's owner, then insert rows by the statement beside them."""
        import psycopg

        about = {"host": "127.0.0.1", "port": self.port, "dbname": "postgres"}
        with psycopg.connect(user=USER, password=PASSWORD, autocommit=True, **about) as opened:
            for statement in statements:
                opened.execute(statement.encode())
            if rows:
                opened.cursor().executemany(rows[0].encode(), rows[1])


@contextmanager
def server() -> Iterator[Server]:
    """Start a server and stop it; the test is skipped where PostgreSQL can't be had."""
    programs = _programs()
    folder = Path(tempfile.mkdtemp(prefix="sitrep-pg-"))
    owner = _owner()
    try:
        secret = folder / "secret"
        secret.write_text(PASSWORD)
        if owner:
            for path in (folder, secret):
                os.chown(path, owner.pw_uid, owner.pw_gid)
        data, port = folder / "data", _free_port()
        _run(
            owner,
            folder,
            programs / "initdb",
            "-D",
            data,
            "-U",
            USER,
            "-A",
            "scram-sha-256",
            "--pwfile",
            secret,
            "-E",
            "UTF8",
            "--locale",
            "C",
            "--no-sync",
        )
        control = programs / "pg_ctl"
        options = f"-c listen_addresses=127.0.0.1 -p {port} -k {folder} -c fsync=off"
        log = folder / "log"
        _run(owner, folder, control, "-D", data, "-w", "-l", log, "-o", options, "start")
        try:
            yield Server(port)
        finally:
            _run(owner, folder, control, "-D", data, "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path:
    # Beside the link on PATH the other programs may be missing.
    onpath = shutil.which("initdb")
    beside = [Path(onpath).resolve()] if onpath else []
    newest = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True)
    for found in (*beside, *newest):
        if (found.parent / "pg_ctl").exists():
            return found.parent
    pytest.skip("PostgreSQL is not installed: sudo apt-get install postgresql")


def _owner() -> pwd.struct_passwd | None:
    """Return whom the server runs as where the tests run as root, as which it refuses to."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    pytest.skip("PostgreSQL does not run as root, and there is no other user to run it as")


def _run(owner: pwd.struct_passwd | None, folder: Path, *command: object) -> None:
    subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        check=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        **({"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []} if owner else {}),
    )


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
