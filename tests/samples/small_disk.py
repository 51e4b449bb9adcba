"""A workspace on a small disk of its own, which fills: a tmpfs that only one process sees.

That process copies the workspace there, leaves so many bytes, runs the command, makes room, and
runs it again. It tells what each run said, and which files each has changed.
"""

import ctypes
import hashlib
import json
import multiprocessing
import os
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

from samples import command

SIZE = 64 * 1024 * 1024
_UNSHARE = ("unshare", "-rm", "--propagation", "private")
#: What Linux calls them; Python has them from 3.12 on.
_NEW_MOUNTS, _NEW_USERS = 0x00020000, 0x10000000


@cache
def refusal():
    """Why no small disk can be made here; empty where one can."""
    if not shutil.which("unshare"):
        return "unshare is not there"
    with tempfile.TemporaryDirectory() as folder:
        words = [*_UNSHARE, *_mount(folder)]
        run = subprocess.run(words, capture_output=True, text=True, check=False)
    return run.stderr.strip()


def _mount(folder):
    return ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "sitrep", str(folder)]


def filled(workspace, free, *words):
    """Run a command where ``free`` bytes are left, then where there is room; return both runs."""
    with tempfile.TemporaryDirectory() as folder:
        answer = Path(folder, "answer.json")
        child = command.server().Process(target=_main, args=(answer, workspace, free, words))
        child.start()
        child.join()
        assert child.exitcode == 0
        return json.loads(answer.read_text(encoding="utf-8"))


def _unshare():
    """Have a view of the disks of this process's own, in which it may mount some."""
    user, group = os.getuid(), os.getgid()
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(_NEW_USERS | _NEW_MOUNTS):
        raise OSError(ctypes.get_errno(), "unshare")
    for name, text in (
        ("setgroups", "deny"),
        ("uid_map", f"0 {user} 1"),
        ("gid_map", f"0 {group} 1"),
    ):
        Path("/proc/self", name).write_text(text)
    subprocess.run(["mount", "--make-rprivate", "/"], check=True)


def _hashes(folder):
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in found
    }


def _fill(path, free):
    """Fill the disk until that many bytes are left."""
    with path.open("wb", buffering=0) as file:
        while (left := os.statvfs(path.parent).f_bavail * os.statvfs(path.parent).f_frsize) > free:
            file.write(b"\0" * min(left - free, 1024 * 1024))


def _ran(folder, words):
    before = _hashes(folder)
    run = command.forked(words, folder, multiprocessing.get_context("fork"), SITREP_NO_CACHE="1")
    after = _hashes(folder)
    changed = sorted({name for name, _ in before.items() ^ after.items()})
    return {"code": run.returncode, "told": run.stderr, "changed": changed}


def _main(answer, workspace, free, words):
    _unshare()
    with tempfile.TemporaryDirectory() as disk:
        subprocess.run(_mount(disk), check=True)
        folder = shutil.copytree(workspace, Path(disk, "w"))
        filler = Path(disk, "filler")
        _fill(filler, free)
        full = _ran(folder, words)
        filler.unlink()
        both = {"full": full, "room": _ran(folder, words)}
        subprocess.run(["umount", disk], check=True)
    answer.write_text(json.dumps(both), encoding="utf-8")
