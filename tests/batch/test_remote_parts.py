"""Addresses, what is fetched from them, and what stops a batch there: each for itself."""

import datetime as dt
import os
import sys
from contextlib import ExitStack
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import buckets
from samples.workspaces import GOOD, HEADER, config_for, contents, workspace

from sitrep.batch import lock, worker, workspaces
from sitrep.batch.engines.asked import Needs, lacks
from sitrep.batch.job import Apart, State, Survey
from sitrep.batch.plan import Day, planned
from sitrep.batch.remote import address, names
from sitrep.batch.remote import store as stores
from sitrep.batch.remote.address import Address
from sitrep.batch.remote.confined import refuse
from sitrep.batch.remote.copy import Copy
from sitrep.batch.remote.listed import listed
from sitrep.batch.remote.mirror import Mirror
from sitrep.batch.remote.store import Seen, Store
from sitrep.config.batch import Batch
from sitrep.config.load import load
from sitrep.model.codes import Code
from sitrep.model.pack import Choice
from sitrep.model.problem import Severity, SitrepError
from sitrep.model.request import Request
from sitrep.outputs import labels
from sitrep.pipeline import build
from sitrep.publish.index import list_all

pytest.importorskip("fsspec", reason="the extra [remote] is not installed")

#: What opens each kind of address, once it is known.
REGISTRY = sys.modules["fsspec.registry"]._registry
DAY = Day(dt.date(2019, 6, 8), dt.date(2019, 6, 9))


@pytest.fixture
def bucket(tmp_path, monkeypatch):
    """A bucket that this process sees."""
    with buckets.bucket(tmp_path) as made:
        monkeypatch.setitem(REGISTRY, "s3", buckets.Buckets)
        monkeypatch.setenv("BUCKETS", made.environment["BUCKETS"])
        yield made


def problems(call, *given, **more):
    with pytest.raises(SitrepError) as error:
        call(*given, **more)
    return error.value.problems


def plan(root, **asked):
    return planned(Batch(**asked), root, DAY, lambda jobs: [Survey(j.workspace) for j in jobs])


# --- addresses --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "s3://bucket/ops/*/config.toml",
        "gs://bucket",
        "abfs://container/ops/",
        "abfss://container@account.dfs.core.windows.net/ops",
        "az://container/ops/m?li",
        "S3://bucket/people@home/ops",
    ],
)
def test_addresses_of_stores_are_read(text):
    read = address.read(text, "configs")
    assert (read.kind, read.bucket.parts) == (text.split(":")[0].lower(), read.parts[:1])
    assert not str(read).endswith("/")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("http://host/ops", Code.VALUE_NOT_ALLOWED),
        ("sftp://host/ops", Code.VALUE_NOT_ALLOWED),
        ("github://org:repo@main/ops", Code.VALUE_NOT_ALLOWED),
        ("memory://ops", Code.VALUE_NOT_ALLOWED),
        ("simplecache::s3://bucket/ops", Code.VALUE_NOT_ALLOWED),
        ("zip://*.toml::s3://bucket/ops.zip", Code.VALUE_NOT_ALLOWED),
        ("s3://SECRET:SECRET@bucket/ops", Code.PASSWORD_WRITTEN_OUT),
        ("s3://SECRET:SEC/RET@bucket/ops", Code.PASSWORD_WRITTEN_OUT),
        ("s3://SECRET@bucket/ops", Code.PASSWORD_WRITTEN_OUT),
        ("az://c/ops?sv=2020&sig=SECRET", Code.PASSWORD_WRITTEN_OUT),
        ("abfs://SECRET:SECRET@account.dfs.core.windows.net/ops", Code.PASSWORD_WRITTEN_OUT),
        ("s3://bucket/ops/../other", Code.ADDRESS_UNREADABLE),
        ("s3://bucket/%2e%2e/other", Code.ADDRESS_UNREADABLE),
        ("s3://bucket//ops", Code.ADDRESS_UNREADABLE),
        ("s3://bucket/**/config.toml", Code.ADDRESS_UNREADABLE),
        ("s3:///ops", Code.ADDRESS_UNREADABLE),
        ("s3://bucket/a\\b", Code.ADDRESS_UNREADABLE),
        ("s3://bucket/a\nb", Code.ADDRESS_UNREADABLE),
    ],
)
def test_all_other_addresses_are_refused_and_no_secret_is_printed(text, code, tmp_path):
    for asked in ({"configs": (text,)}, {"out": text}):
        workspace(tmp_path)
        (problem,) = problems(plan, tmp_path, **asked)
        assert problem.code is code
        assert problem.hint
        assert "SECRET" not in str(problem)


def test_a_glob_names_what_it_names_on_a_disk(bucket, tmp_path):
    for name in ("ops/mali", "ops/niger", "ops/.hidden", "more/mali", "ops/mali/deeper"):
        workspace(bucket.folder / name)
    bucket.put("ops/notes.toml", b"")
    for pattern in ("ops/*", "*/mali", "o?s/[mn]*/config.toml", "ops/mali", "*/*/config.toml"):
        found = workspaces.found([f"s3://bucket/{pattern}"], tmp_path)
        here = workspaces.found([pattern], bucket.folder)
        names = {str(place).removeprefix("s3://bucket/") for place in found.configs}
        assert names == {str(p.relative_to(bucket.folder)) for p in here.configs}
        assert not found.unread


def test_a_file_address_is_a_folder_of_this_machine(tmp_path):
    workspace(tmp_path / "niger")
    asked = {"configs": (f"file://{tmp_path}/*",), "out": f"file://{tmp_path}/o"}
    (job,) = plan(tmp_path / "elsewhere", **asked)
    assert job.apart is None
    assert job.request.config == tmp_path / "niger/config.toml"
    assert job.request.reports == tmp_path / "o/niger/reports"


# --- the plan ---------------------------------------------------------------------------------


def test_workspaces_of_a_bucket_and_of_this_machine_make_one_plan(bucket, tmp_path):
    workspace(bucket.folder / "ops/mali")
    workspace(bucket.folder / "ops/niger", {"log.csv": "x"}, "broken")
    (bucket.folder / "ops/notes").mkdir()
    workspace(tmp_path / "here/mali")
    asked = {"configs": ("s3://bucket/ops/*", "here/mali")}
    made = plan(tmp_path, **asked, periods=("2019-W19",))
    assert [job.name for job in made] == [
        "ops/mali 2019-W19 public",
        "here/mali 2019-W19 public",
    ]
    far, near = made
    assert far.apart == Apart(Address("s3://bucket/ops/mali/config.toml"), far.home)
    assert str(far.home) == "s3://bucket/ops/mali"
    assert (near.apart, near.home) == (None, tmp_path / "here/mali")
    (failed,) = made.failed
    assert failed.job.workspace == "niger"
    assert failed.problems[0].path == "s3://bucket/ops/niger/config.toml"
    # No log has been fetched to make a plan.
    assert not [line for line in bucket.asked_for() if line.endswith(".csv")]


def test_no_workspace_gets_a_folder_outside_out_by_its_name(bucket, tmp_path, monkeypatch):
    there = [(Address(f"s3://bucket/ops/{name}"), True) for name in ("..", "a\x1b[2J")]
    monkeypatch.setattr(Store, "glob", lambda store: there)
    made = plan(tmp_path, configs=("s3://bucket/ops/*",), out=str(tmp_path / "out"))
    assert len(made) == 0
    (failed,) = made.failed
    assert [p.code for p in failed.problems] == [Code.NAME_UNFIT] * 2
    assert all(str(p).isprintable() for p in failed.problems)


@pytest.mark.parametrize(
    ("config", "out", "home"),
    [
        ("s3://bucket/ops/mali", "s3://bucket/out", "s3://bucket/out/mali"),
        ("here/mali", "s3://bucket/out", "s3://bucket/out/mali"),
    ],
)
def test_reports_can_go_to_another_address(bucket, tmp_path, config, out, home):
    workspace(bucket.folder / "ops/mali")
    workspace(tmp_path / "here/mali")
    (job,) = plan(tmp_path, configs=(config,), out=out, periods=("2019-W19",))
    assert str(job.home) == home


@pytest.mark.parametrize(
    ("name", "code", "reason"),
    [
        ("s3://none/ops/*", Code.STORE_NOT_REACHED, "is not there, or its bucket is not"),
        ("s3://bucket/none", Code.STORE_NOT_REACHED, "is not there, or its bucket is not"),
        ("s3://denied/ops/*", Code.STORE_NOT_REACHED, "may not be read or written"),
        ("s3://bucket/*/denied/*", Code.STORE_NOT_REACHED, "may not be read or written"),
    ],
)
def test_a_bucket_that_can_not_be_read_is_a_problem_that_names_it_and_stops_no_other_one(
    bucket, name, code, reason
):
    workspace(bucket.folder / "ops/mali")
    made = plan(bucket.folder, configs=(name, "s3://bucket/ops/mali"))
    assert [job.name for job in made] == ["mali latest public"]
    (failed,) = made.failed
    (problem,) = failed.problems
    assert (problem.code, name in str(problem), bool(problem.hint)) == (code, True, True)
    assert problem.reason.startswith(reason)


@pytest.mark.parametrize(("missing", "library"), [("fsspec", "s3fs"), ("adlfs", "adlfs")])
def test_what_is_not_installed_is_named_with_the_line_that_installs_it(
    monkeypatch, missing, library
):
    monkeypatch.setitem(sys.modules, missing, None)
    monkeypatch.setitem(sys.modules, f"{missing}.core", None)
    place = "abfs://container/ops" if missing == "adlfs" else "s3://bucket/ops"
    (problem,) = problems(Store, Address(place))
    assert (problem.code, problem.path) == (Code.PACKAGE_MISSING, place)
    assert problem.hint == f'install it: pip install "humanitarian-sitrep[remote]" {library}'


# --- what is fetched --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        *("../evil", "a/../../evil", "/etc/passwd", "C:/evil", "c:evil", "a\\..\\evil", "a/./b"),
        *("a//b", "a\0b", "a\nb", "a\x1bb", "a\u202egnp.exe", "x" * 256, "x/" * 600 + "x"),
    ],
)
def test_names_that_lead_out_of_the_folder_or_fit_no_file_are_refused(name):
    root = Address("s3://bucket/ops")
    there = {name: Seen(1, "", 0), "log.csv": Seen(1, "", 0)}
    (problem,) = problems(stores.refuse, root, there)
    assert problem.code is Code.NAME_UNFIT
    assert problem.path == f"s3://bucket/ops/{name}"
    assert str(problem).isprintable()


@given(st.text())
def test_a_name_that_is_fit_stays_in_its_folder(name):
    if not names.unfit(name):
        whole = os.path.normpath(os.path.join("/copy", name))
        assert whole == f"/copy/{name}"


def test_a_file_that_is_a_folder_too_and_one_too_large_are_refused():
    root = Address("s3://bucket/ops")
    there = {"a": Seen(1, "", 0), "a/b": Seen(stores.LARGEST + 1, "", 0)}
    assert [p.code for p in problems(stores.refuse, root, there)] == [
        Code.NAME_UNFIT,
        Code.FILE_TOO_LARGE,
    ]


def test_a_file_that_came_in_part_is_no_file(bucket, tmp_path):
    bucket.put("ops/log.csv", b"123")
    store = Store(Address("s3://bucket/ops"))
    (problem,) = problems(store.fetch, {"log.csv": Seen(4, "", 0)}, tmp_path / "here")
    assert (problem.path, problem.reason) == ("s3://bucket/ops/log.csv", "came in part")


def test_a_copy_has_the_inputs_alone_and_goes_when_nobody_holds_it(bucket):
    workspace(bucket.folder / "ops", {"data/log.csv": "x", "words/en.ftl": "", "a.txt": ""})
    for name in ("reports/index.html", "restricted/x", "drafts/x", ".sitrep/record/a", ".lock"):
        bucket.put(f"ops/{name}", b"")
    apart = Apart(Address("s3://bucket/ops/config.toml"), Address("s3://bucket/ops"))
    copy = Copy(apart)
    folder = copy._workspace.folder
    assert copy._workspace.names("") == {
        *(".sitrep/record/a", "a.txt", "config.toml", "data/log.csv", "words/en.ftl"),
    }
    assert folder.parent.stat().st_mode & 0o077 == 0
    del copy
    assert not folder.exists()


def test_a_report_is_put_back_with_its_manifest_last_and_only_what_has_changed(bucket, tmp_path):
    for name in ("a.md", "same.md", "gone.md", "manifest.json"):
        bucket.put(f"ops/r/{name}", name.encode())
    store = Store(Address("s3://bucket/ops"))
    mirror = Mirror(store, tmp_path / "here")
    mirror.take(store.below("r"))
    bucket.put("ops/r/stranger.txt", b"put there meanwhile")
    (mirror.folder / "r/gone.md").unlink()
    for name in ("a.md", "new.md"):
        (mirror.folder / "r" / name).write_text("new")
    bucket.asked_for()
    mirror.give("r", store.below("r"))
    assert bucket.asked_for() == [
        f"w bucket/ops/r/{n}" for n in ("a.md", "new.md", "manifest.json")
    ]
    assert sorted(bucket.contents("ops/r")) == [
        *("a.md", "manifest.json", "new.md", "same.md", "stranger.txt"),
    ]
    # What was put is fetched again only when it is another file by then.
    mirror.take(store.below("r"))
    assert (mirror.folder / "r/stranger.txt").read_bytes() == b"put there meanwhile"


def test_a_copy_has_the_times_of_the_store(bucket, tmp_path):
    bucket.put("ops/log.csv", b"")
    os.utime(bucket.folder / "ops/log.csv", (1e9, 1e9))
    store = Store(Address("s3://bucket/ops"))
    mirror = Mirror(store, tmp_path / "here")
    mirror.take(store.top()[0])
    assert (mirror.folder / "log.csv").stat().st_mtime == 1e9


def test_of_other_reports_a_build_has_what_they_state_where_it_asks_for_that(bucket):
    workspace(bucket.folder / "ops")
    for name in ("2019-W18/public/report.json", "2019-W18/public/x.pdf", "2019-W19/public/x.md"):
        bucket.put(f"ops/reports/{name}", b"{}")
    home = Address("s3://bucket/ops")
    copy = Copy(Apart(home / "config.toml", home))
    here = copy._workspace
    copy.renew(here.folder / "reports/2019-W19/public", others=False)
    assert here.names("reports") == {"reports/2019-W19/public/x.md"}
    copy.renew(here.folder / "reports/2019-W20/public", others=True)
    assert "reports/2019-W18/public/report.json" in here.names("reports")
    assert "reports/2019-W18/public/x.pdf" not in here.names("reports")
    # A report that is there no more states nothing.
    (bucket.folder / "ops/reports/2019-W18/public/report.json").unlink()
    copy.renew(here.folder / "reports/2019-W20/public", others=True)
    assert not [n for n in here.names("reports") if n.endswith(".json")]


def test_the_pages_that_list_reports_are_those_of_a_disk(bucket, tmp_path):
    pypdfium2 = pytest.importorskip("pypdfium2", reason="the extra [cover] is not installed")
    config = workspace(tmp_path / "here", {"log.csv": HEADER + GOOD})
    request = Request(config, DAY.created, "2019-W19", formats=("md",), today=DAY.clock)
    build(replace(request, pack=Choice(("casualties-by-area",), formats=("csv",))))
    reports = tmp_path / "here/reports"
    document = pypdfium2.PdfDocument.new()
    document.new_page(100, 100)
    document.save(reports / "2019-W19/public/sitrep.en.pdf")
    for name, content in contents(reports).items():
        if name.startswith("2019"):
            bucket.put(f"ops/reports/{name}", content)
    assert list_all(reports, load(config), labels()) == []
    home = Address("s3://bucket/ops")
    assert listed(home, load(config)) == []
    assert bucket.contents("ops/reports") == contents(reports)
    assert {"cover.png", "latest/manifest.json"} <= {*contents(reports)}
    # What is there already is not written again.
    bucket.asked_for()
    assert listed(home, load(config)) == []
    assert not [line for line in bucket.asked_for() if line.startswith("w")]


def test_pages_that_can_not_be_written_are_a_warning(bucket, tmp_path):
    config = load(workspace(tmp_path / "here"))
    (warning,) = listed(Address("s3://denied/ops"), config)
    assert (warning.code, warning.severity) == (Code.STORE_NOT_REACHED, Severity.WARNING)


def test_a_worker_that_goes_over_to_another_batch_reads_all_again():
    held = worker._held
    try:
        worker.belong("one")
        assert held.of("log", lambda: "as it was") == "as it was"
        worker.belong("one")
        assert held.of("log", lambda: "as it is") == "as it was"
        worker.belong("two")
        assert held.of("log", lambda: "as it is") == "as it is"
    finally:
        worker.belong("")


def test_a_worker_that_can_not_open_an_address_lacks_that(monkeypatch):
    monkeypatch.setitem(sys.modules, "adlfs", None)
    ((reason, hint),) = lacks(Needs(read=frozenset({Address("abfs://container/ops")})))
    assert reason == "can't read abfs://container/ops: it needs the package adlfs"
    assert hint == 'install it: pip install "humanitarian-sitrep[remote]" adlfs'


@pytest.mark.parametrize(
    ("asked", "folder"),
    [
        ({}, "reports/2019-W19/public"),
        ({"periods": ("2019-05-06..2019-05-20",)}, "reports/2019-05-06_2019-05-20/public"),
        (
            {"templates": ("flash",), "editions": ("internal",)},
            "restricted/2019-W19.flash/internal",
        ),
    ],
)
def test_a_report_that_stands_is_found_wherever_it_stands(bucket, tmp_path, asked, folder):
    workspace(bucket.folder / "ops", {"log.csv": HEADER + GOOD})
    (job,) = plan(tmp_path, configs=("s3://bucket/ops",), formats=("md",), **asked)
    job = replace(job, request=replace(job.request, if_changed=True))
    try:
        made = worker.report(job)
        assert (made.state, str(made.folder)) == (State.BUILT, f"s3://bucket/ops/{folder}")
        bucket.put(f"ops/{folder}/own.txt", b"not sitrep's")
        worker.forget()
        assert worker.report(job).state is State.UNCHANGED
        bucket.put("ops/log.csv", (HEADER + GOOD.replace(",2,", ",3,")).encode())
        worker.forget()
        assert worker.report(job).state is State.BUILT
        assert bucket.contents(f"ops/{folder}")["own.txt"] == b"not sitrep's"
    finally:
        worker.forget()


# --- a workspace at an address keeps to itself ------------------------------------------------


@pytest.mark.parametrize(
    "path",
    [
        *("/etc/passwd", "../other/log.csv", "data/../../log.csv", "..\\log.csv", "C:/log.csv"),
        *("sqlite:////etc/log.db", "postgresql://${DB_USER}@host/db", "${ADDRESS}"),
    ],
)
def test_a_config_at_an_address_names_nothing_outside_its_workspace(tmp_path, path):
    source = 'query = "select * from events"' if "$" in path or "sqlite" in path else ""
    config = workspace(tmp_path, {}, config_for(path.replace("\\", "\\\\"), source=source))
    (problem,) = problems(refuse, load(config))
    assert problem.code in (Code.LINK_LEADS_OUT, Code.VALUE_NOT_ALLOWED)
    assert (problem.line, problem.column) == (5, "source.1.path")


def test_a_logo_elsewhere_is_not_read_for_a_workspace_at_an_address(bucket, tmp_path):
    (tmp_path / "logo.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    more = f'\n[theme]\nlogo = "{tmp_path}/logo.svg"\n'
    workspace(bucket.folder / "ops/mali", {"log.csv": "x"}, config_for("log.csv", more=more))
    (failed,) = plan(tmp_path, configs=("s3://bucket/ops/*",)).failed
    (problem,) = failed.problems
    assert (problem.code, problem.value) == (Code.LINK_LEADS_OUT, f"{tmp_path}/logo.svg")
    config = Address("s3://bucket/ops/mali/config.toml")
    assert [p.code for p in problems(Copy, Apart(config, config.parent))] == [Code.LINK_LEADS_OUT]


@pytest.mark.parametrize(
    "path",
    ["s3://bucket/log.csv", "https://host/log.csv", "simplecache::s3://b/x", "github://o:r@/x"],
)
def test_config_toml_opens_no_address(tmp_path, path):
    config = workspace(tmp_path, {}, config_for(path))
    (problem,) = problems(load, config)
    assert (problem.code, problem.column) == (Code.VALUE_NOT_ALLOWED, "source.1.path")
    assert "is the address of a file elsewhere, and a build fetches nothing" in str(problem)
    assert "addresses of whole workspaces stand on the command line of sitrep batch" in str(problem)


# --- two batches ------------------------------------------------------------------------------


def test_a_second_batch_at_an_address_is_told_who_runs_the_first_and_since_when(bucket):
    home = Address("s3://bucket/ops")
    with lock.held([home]):
        (problem,) = problems(ExitStack().enter_context, lock.held([home]))
    assert problem.code is Code.BATCH_RUNNING
    assert problem.path == "s3://bucket/ops"
    assert f"({os.uname().nodename}, since 20" in problem.reason
    assert problem.hint.endswith("if it was killed, remove s3://bucket/ops/.batch.lock")
    assert not (bucket.folder / "ops/.batch.lock").exists()
    with lock.held([home]):
        pass


def test_all_folders_that_can_not_be_locked_are_told_at_once(bucket):
    bucket.put("ops/.batch.lock", b"")
    homes = [Address("s3://denied/ops"), Address("s3://bucket/ops"), bucket.folder]
    found = problems(ExitStack().enter_context, lock.held(homes))
    assert [p.code for p in found] == [Code.BATCH_RUNNING, Code.STORE_NOT_REACHED]


def test_a_lock_that_says_nothing_is_a_lock(bucket):
    bucket.put("ops/.batch.lock", b"\xff")
    (problem,) = problems(ExitStack().enter_context, lock.held([Address("s3://bucket/ops")]))
    assert "(it does not say which)" in problem.reason


class Lax(buckets.Buckets):
    """A store that creates a file twice, and where another batch did so a moment later."""

    def pipe_file(self, path, value, mode="overwrite", **how):
        super().pipe_file(path, b'{"machine": "other", "since": "2019"}')


def test_where_a_store_creates_a_file_twice_the_last_to_write_it_has_it(bucket, monkeypatch):
    monkeypatch.setitem(REGISTRY, "s3", Lax)
    (problem,) = problems(ExitStack().enter_context, lock.held([Address("s3://bucket/ops")]))
    assert "(other, since 2019)" in problem.reason
