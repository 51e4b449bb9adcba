"""A store for the tests that fsspec opens as s3:// in each process of a batch.

It is a folder of this machine, whose folders are the buckets. As in a real one there are only
files: a folder is what names begin with. Where moto and s3fs are installed, ``kinds`` has S3 too.
"""

import os
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path

from fsspec import AbstractFileSystem

from samples.command import ROOT
from samples.workspaces import contents


class Buckets(AbstractFileSystem):
    """The store ``BUCKETS``; writing a file whose path has ``BUCKETS_FAIL`` in it fails."""

    protocol = ("s3",)
    root_marker = ""

    def _place(self, path):
        place = Path(os.environ["BUCKETS"], self._strip_protocol(path))
        if "denied" in place.parts:
            raise PermissionError("Access Denied")
        return place

    def _there(self, path):
        place = self._place(path)
        if not place.exists():
            raise FileNotFoundError(path)
        return place

    def _info(self, place):
        name = place.relative_to(os.environ["BUCKETS"]).as_posix()
        if place.is_dir():
            return {"name": name, "size": 0, "type": "directory"}
        state = place.stat()
        facts = {"ETag": f"{state.st_mtime_ns}-{state.st_ino}", "mtime": state.st_mtime}
        return {"name": name, "size": state.st_size, "type": "file", **facts}

    def info(self, path, **how):
        return self._info(self._there(path))

    def ls(self, path, detail=True, **how):
        place = self._there(path)
        infos = [self._info(p) for p in (sorted(place.iterdir()) if place.is_dir() else [place])]
        return infos if detail else [info["name"] for info in infos]

    def find(self, path, *how, **more):
        self._place(path)  # the libraries of stores raise what fsspec's own way would pass over
        return super().find(path, *how, **more)

    def _open(self, path, mode="rb", **how):
        place = self._place(path)
        with open(Path(os.environ["BUCKETS"], os.pardir, "asked"), "a", encoding="utf-8") as asked:
            asked.write(f"{mode[0]} {self._strip_protocol(path)}\n")
        if mode[0] != "r":
            fails = os.environ.get("BUCKETS_FAIL")
            if fails and fails in str(place):
                raise ConnectionError("Connection was closed before we received a response")
            place.parent.mkdir(parents=True, exist_ok=True)
        return place.open(mode)

    def rm_file(self, path):
        self._there(path).unlink()
        for parent in self._place(path).parents:
            if parent.parent == Path(os.environ["BUCKETS"]):
                return
            with suppress(OSError):
                parent.rmdir()


class Folder:
    """The store of the tests, with a bucket; ``environment`` is that of processes that see it."""

    def __init__(self, folder):
        self.folder, self.asked = folder / "store/bucket", folder / "asked"
        self.folder.mkdir(parents=True)
        self.asked.touch()
        # Each process that imports fsspec finds what opens s3:// by this.
        plugin = folder / "plugin/buckets-1.dist-info"
        plugin.mkdir(parents=True)
        (plugin / "METADATA").write_text("Metadata-Version: 2.1\nName: buckets\nVersion: 1\n")
        (plugin / "entry_points.txt").write_text("[fsspec.specs]\ns3 = samples.buckets:Buckets\n")
        paths = (plugin.parent, ROOT, ROOT / "tests")
        self.environment = {
            "BUCKETS": str(self.folder.parent),
            "PYTHONPATH": os.pathsep.join(map(str, paths)),
        }

    def put(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)

    def contents(self, below):
        return contents(self.folder / below)

    def asked_for(self):
        """What was read and written since this was called last: "r bucket/name"."""
        lines = self.asked.read_text(encoding="utf-8").splitlines()
        self.asked.write_text("")
        return lines


class Moto:
    """S3 as moto plays it, in this process; s3fs speaks to it."""

    def __init__(self, folder):
        import boto3
        from moto.server import ThreadedMotoServer

        self._server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
        self._server.start()
        url = "http://{}:{}".format(*self._server.get_host_and_port())
        self.environment = {
            "AWS_ACCESS_KEY_ID": "tests",
            "AWS_SECRET_ACCESS_KEY": "tests",
            "AWS_DEFAULT_REGION": "us-east-1",
            "AWS_ENDPOINT_URL": url,
            "PYTHONPATH": str(ROOT),
        }
        keys = {"aws_access_key_id": "tests", "aws_secret_access_key": "tests"}
        self._client = boto3.client("s3", "us-east-1", endpoint_url=url, **keys)
        self._client.create_bucket(Bucket="bucket")

    def put(self, name, content):
        self._client.put_object(Bucket="bucket", Key=name, Body=content)

    def contents(self, below):
        pages = self._client.get_paginator("list_objects_v2")
        listed = pages.paginate(Bucket="bucket", Prefix=f"{below}/")
        keys = [one["Key"] for page in listed for one in page.get("Contents", ())]
        get = self._client.get_object
        return {
            key.removeprefix(f"{below}/"): get(Bucket="bucket", Key=key)["Body"].read()
            for key in keys
        }

    def asked_for(self):
        """Nothing: moto keeps no list."""
        return []

    def close(self):
        self._server.stop()


def kinds():
    """The stores that can be had here."""
    whole = find_spec("moto") and find_spec("s3fs")
    return [Folder, Moto] if whole else [Folder]


@contextmanager
def bucket(folder, kind=Folder):
    """Have a store with a bucket called "bucket"."""
    made = kind(folder)
    try:
        yield made
    finally:
        if close := getattr(made, "close", None):
            close()
