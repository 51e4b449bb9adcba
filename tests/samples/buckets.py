"""A store on this machine that fsspec opens as s3://, in each process of a batch.

Its buckets are folders of ``BUCKETS``. Only files are there, as in a real one: a folder is what a
name begins with. ``BUCKETS_FAIL`` names a file whose writing fails, as when a connection is lost.
"""

import os
from contextlib import contextmanager, suppress
from pathlib import Path

from fsspec import AbstractFileSystem

#: What a name may hold here that no file of this machine can: it stands for a slash of its own.
_SLASH = "%2F"


class Buckets(AbstractFileSystem):
    protocol = ("s3",)
    root_marker = ""

    def _place(self, path):
        return Path(os.environ["BUCKETS"], self._strip_protocol(path))

    def _info(self, place):
        name = place.relative_to(os.environ["BUCKETS"]).as_posix().replace(_SLASH, "/")
        if place.is_dir():
            return {"name": name, "size": 0, "type": "directory"}
        state = place.stat()
        facts = {"ETag": f"{state.st_mtime_ns}-{state.st_ino}", "mtime": state.st_mtime}
        return {"name": name, "size": state.st_size, "type": "file", **facts}

    def info(self, path, **how):
        return self._info(self._found(path))

    def ls(self, path, detail=True, **how):
        place = self._found(path)
        there = sorted(place.iterdir()) if place.is_dir() else [place]
        infos = [self._info(one) for one in there]
        return infos if detail else [info["name"] for info in infos]

    def _found(self, path):
        place = self._place(path)
        if "denied" in place.parts:
            raise PermissionError("Access Denied")
        if not place.exists():
            raise FileNotFoundError(path)
        return place

    def _open(self, path, mode="rb", **how):
        place = self._place(path)
        with open(os.environ["BUCKETS_LOG"], "a") as log:
            log.write(f"{mode} {self._strip_protocol(path)}\n")
        if "r" not in mode:
            if os.environ.get("BUCKETS_FAIL", "") in ("", place.name):
                with suppress(KeyError):
                    os.environ["BUCKETS_FAIL"]
                    raise ConnectionError("Connection was closed before we received a response")
            place.parent.mkdir(parents=True, exist_ok=True)
        return place.open(mode)

    def rm_file(self, path):
        self._found(path).unlink()
        for parent in self._place(path).parents:
            with suppress(OSError):
                parent.rmdir()


@contextmanager
def buckets(folder):
    """Have a store with a bucket; yields the environment of processes that see it."""
    plugin = folder / "plugin" / "buckets-1.dist-info"
    plugin.mkdir(parents=True)
    (plugin / "METADATA").write_text("Metadata-Version: 2.1\nName: buckets\nVersion: 1\n")
    (plugin / "entry_points.txt").write_text("[fsspec.specs]\ns3 = samples.buckets:Buckets\n")
    (folder / "store/bucket").mkdir(parents=True)
    yield {"BUCKETS": str(folder / "store"), "BUCKETS_LOG": str(folder / "log")}
