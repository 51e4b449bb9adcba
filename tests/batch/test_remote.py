"""A batch of workspaces at addresses, as people run it."""

import json
import tempfile
from pathlib import Path

import pytest
from samples import buckets, clusters
from samples.command import sitrep
from samples.workspaces import HEADER, contents, workspace

pytest.importorskip("fsspec", reason="the extra [remote] is not installed")

WEEKS = "".join(
    f"e{n},2019-05-{day:02},2019-05-{day + 1:02},Hass,35.5,36.5,2,Agency,\n"
    for n, day in enumerate((6, 13))
)
LOG = (HEADER + WEEKS).encode()
OTHER = (HEADER + WEEKS.replace(",2,Agency", ",3,Agency")).encode()
RANGE = ("--period", "2019-W19..W20", "--format", "md", "--as-of", "2019-06-01")
EDITIONS = ("--edition", "public,internal")
TOLD = ("--json", "told.json")
REPORT = "ops/mali/reports/2019-W19/public"


def states(folder):
    said = json.loads((folder / "told.json").read_text(encoding="utf-8"))
    return [f"{r['workspace']} {r['state']}" for r in said["reports"]]


def batch(store, folder, *words, **more):
    """Run a batch; nothing of a copy may be left when it has ended."""
    with tempfile.TemporaryDirectory() as temporary:
        environment = {**store.environment, "TMPDIR": temporary, "PYTHONUNBUFFERED": "1", **more}
        run = sitrep("batch", *words, cwd=folder, **environment)
        assert list(Path(temporary).iterdir()) == []
    assert "Traceback" not in run.stderr
    return run


@pytest.fixture(scope="module")
def local(tmp_path_factory):
    """Two workspaces here and their reports, as a batch of this machine makes them."""
    folder = tmp_path_factory.mktemp("local")
    for name in ("mali", "niger"):
        workspace(folder / name, {"log.csv": LOG, "data/more.csv": HEADER})
    bare = {name: contents(folder / name) for name in ("mali", "niger")}
    run = sitrep("batch", "*", *RANGE, *EDITIONS, cwd=folder)
    assert run.returncode == 0, run.stderr
    return folder, bare


@pytest.fixture(scope="module", params=buckets.kinds())
def made(request, local, tmp_path_factory):
    """The same two in a bucket, mali's with another log, and what the batch of both said."""
    folder = tmp_path_factory.mktemp("made")
    with buckets.bucket(folder, request.param) as store:
        for name, files in local[1].items():
            for path, content in files.items():
                store.put(f"ops/{name}/{path}", content)
        store.put("ops/mali/log.csv", OTHER)
        words = ("s3://bucket/ops/*", *RANGE, *EDITIONS, *TOLD)
        yield store, folder, batch(store, folder, *words)


def test_the_reports_are_those_of_a_local_batch_byte_for_byte(made, local):
    store, folder, run = made
    assert (run.returncode, run.stderr) == (0, "")
    assert states(folder) == ["mali built"] * 4 + ["niger built"] * 4
    assert " s3://bucket/ops/niger/reports/2019-W20/public " in run.stdout
    assert store.contents("ops/niger") == contents(local[0] / "niger")
    told = json.loads((folder / "told.json").read_text(encoding="utf-8"))["reports"][0]
    assert told["config"] == "s3://bucket/ops/mali/config.toml"
    assert told["files"][0].startswith("s3://bucket/ops/mali/reports/2019-W19/public/")


def test_resume_goes_on_after_a_lost_connection_and_touches_nothing_that_stands(made, local):
    store, folder, _ = made
    fails = isinstance(store, buckets.Folder)
    store.put("ops/mali/log.csv", LOG)
    old, niger = store.contents(REPORT), store.contents("ops/niger")
    store.asked_for()
    words = ("s3://bucket/ops/*/config.toml", *RANGE, *EDITIONS, "--resume", *TOLD)
    run = batch(store, folder, *words, "--workers", "1", BUCKETS_FAIL=f"{REPORT}/sitrep.en.md")
    asked = store.asked_for()
    assert states(folder)[4:] == ["niger unchanged"] * 4
    assert store.contents("ops/niger") == niger
    if fails:
        assert run.returncode == 1
        said = "s3://bucket/ops/mali: can't be used: Connection was closed before we received a"
        assert said in run.stderr
        assert sorted(states(folder)[:4]) == ["mali built"] * 3 + ["mali failed"]
        new = store.contents(REPORT)
        # Some of its files are new, and the manifest is the old one, so that it is made again.
        assert new["report.json"] != old["report.json"]
        assert new["manifest.json"] == old["manifest.json"]
        # A worker fetches a log once for all reports; where nothing is made, it writes nothing.
        assert asked.count("r bucket/ops/mali/log.csv") == 1
        wrote = {line for line in asked if line.startswith("w bucket/ops/niger/")}
        assert wrote == {"w bucket/ops/niger/.batch.lock"}
    assert batch(store, folder, *words).returncode == 0
    assert states(folder).count("mali built") == fails
    assert store.contents("ops") == contents(local[0])
    wrote = [line for line in store.asked_for() if line.startswith(f"w bucket/{REPORT}/")]
    assert wrote[-1:] == [f"w bucket/{REPORT}/manifest.json"] * fails


def test_a_cluster_needs_no_shared_disk_and_its_workers_keep_nothing(made, local, tmp_path):
    store, folder, _ = made
    with clusters.cluster(tmp_path, 0) as cluster:
        cluster.work(**store.environment, TMPDIR=str(tmp_path))
        words = ("s3://bucket/ops/niger", "--out", "s3://bucket/out", *RANGE, *TOLD)
        run = batch(store, folder, *words, "--scheduler", cluster.address)
        assert (run.returncode, run.stderr) == (0, "")
        assert not list(tmp_path.rglob("sitrep-copy-*"))
    assert states(folder) == ["niger built"] * 2
    here = {
        name: content
        for name, content in contents(local[0]).items()
        if name.startswith("niger/reports/")
    }
    assert store.contents("out") == here
