"""A workspace on a small disk of its own, which fills: a tmpfs that only this process sees.

Run as ``unshare -rm python -m samples.small_disk WORKSPACE FREE COMMAND...``: it copies the
workspace there, leaves FREE bytes, runs the command, makes room, and runs it again. It prints as
JSON what each run said, and which files each has changed.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

SIZE = 64 * 1024 * 1024
_UNSHARE = ("unshare", "-rm", "--propagation", "private")


@cache
def refusal():
    """Why no small disk can be made here; empty where one can."""
    if not shutil.which("unshare"):
        return "unshare is not there"
    with tempfile.TemporaryDirectory() as folder:
        command = [*_UNSHARE, *_mount(folder)]
        run = subprocess.run(command, capture_output=True, text=True, check=False)
    return run.stderr.strip()


def _mount(folder):
    return ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "sitrep", str(folder)]


def filled(workspace, free, *words):
    """Run a command where ``free`` bytes are left, then where there is room; return both runs."""
    command = [*_UNSHARE, sys.executable, "-m", "samples.small_disk", str(workspace), str(free)]
    tests = str(Path(__file__).parents[1])
    paths = os.pathsep.join([tests, str(Path(tests).parent)])
    run = subprocess.run(
        [*command, *words],
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


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
    from samples.command import sitrep

    before = _hashes(folder)
    # A new interpreter: to warm up what commands are forked from would take longer.
    run = sitrep(*words, cwd=folder, SITREP_NO_CACHE="1", PYTHONHASHSEED="0")
    after = _hashes(folder)
    changed = sorted({name for name, _ in before.items() ^ after.items()})
    return {"code": run.returncode, "told": run.stderr, "changed": changed}


def _main(workspace, free, *words):
    with tempfile.TemporaryDirectory() as disk:
        subprocess.run(_mount(disk), check=True)
        folder = shutil.copytree(workspace, Path(disk, "w"))
        filler = Path(disk, "filler")
        _fill(filler, int(free))
        full = _ran(folder, words)
        filler.unlink()
        print(json.dumps({"full": full, "room": _ran(folder, words)}))
        subprocess.run(["umount", disk], check=True)


if __name__ == "__main__":
    _main(*sys.argv[1:])
