"""sitrep preview: what changes shows in the page, what is wrong too, and no one else gets in."""

from __future__ import annotations

import datetime as dt
import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, expect
from samples.browser import axe_findings, chromium
from samples.command import EPOCH, sitrep
from samples.workspaces import HEADER, ROOT, config_for, workspace

from sitrep import preview
from sitrep.model.codes import Code
from sitrep.model.problem import Problem, SitrepError
from sitrep.pipeline import Request
from sitrep.preview import rebuild
from sitrep.preview.rebuild import Rebuilder, State
from sitrep.preview.server import MOST_CONNECTIONS, Server, as_json
from sitrep.preview.watch import watch, watched

#: Waited for at the most; what is awaited comes within two seconds on a machine at rest.
PATIENCE = 60_000
ROWS = HEADER + (
    "e1,2019-05-01,2019-05-02,Hass,35.5,36.5,2,Agency,\n"
    "e2,2019-05-07,2019-05-08,Hass,35.5,36.5,at least 3,Agency,\n"
    "e3,2019-05-14,2019-05-15,Hass,35.5,36.5,4,Radio,\n"
)
#: Whether the report in the page has been loaded to its end.
WHOLE = """() => {
    const report = document.getElementById("report").contentDocument;
    return report.readyState === "complete" && report.location.pathname === "/report";
}"""
STORY = "## Situation overview\n\nFuel prices doubled.\n"


# --- in a browser -----------------------------------------------------------------------------


class Shown:
    """A preview under way: its workspace, and its page in a browser."""

    def __init__(self, folder: Path, page: Page) -> None:
        self.folder, self.page = folder, page

    @property
    def report(self) -> FrameLocator:
        return self.page.frame_locator("#report")

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def awaits_problem(self, text: str) -> None:
        expect(self.page.locator("#problems")).to_contain_text(text, timeout=PATIENCE)

    def awaits_no_problem(self) -> None:
        expect(self.page.locator("#problems")).to_be_hidden(timeout=PATIENCE)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


def start(folder: Path, *arguments: str) -> tuple[subprocess.Popen[str], str]:
    """Start the command in ``folder``; return it and the address it prints."""
    run = subprocess.Popen(
        [sys.executable, "-W", "error", "-m", "sitrep", "preview", "--port", "0", *arguments],
        cwd=folder,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "SOURCE_DATE_EPOCH": EPOCH,
            "TMPDIR": str(folder),
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert run.stdout is not None
    return run, run.stdout.readline().split()[0]


@pytest.fixture
def shown(tmp_path: Path, browser: Browser) -> Iterator[Shown]:
    workspace(tmp_path, {"data/events.csv": ROWS})
    (tmp_path / "narrative").mkdir()
    (tmp_path / "templates").mkdir()
    run, url = start(tmp_path, "2019-W19")
    page = browser.new_page(viewport={"width": 1000, "height": 500})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(url)
    expect(page).to_have_title("2019-W19, 6–12 May 2019 · Preview", timeout=PATIENCE)
    # The title is set as the report begins to load: what scrolls or reads it needs it whole.
    page.wait_for_function(WHOLE, timeout=PATIENCE)
    yield Shown(tmp_path, page)
    page.close()
    run.send_signal(signal.SIGINT)
    said = run.communicate(timeout=60)
    assert run.returncode == 0
    assert "Traceback" not in said[1]
    assert [address for address in asked if not address.startswith((url, "data:"))] == []
    # Neither reports/ nor what a build writes in the meantime is left.
    assert {path.name for path in tmp_path.iterdir()} == {
        "config.toml",
        "data",
        "narrative",
        "templates",
    }


def test_text_data_and_config_show_in_the_page_as_they_are_saved(shown: Shown) -> None:
    expect(shown.report.locator("h1")).to_have_text("Test")
    shown.write("narrative/2019-W19.md", STORY)
    expect(shown.report.locator("#overview")).to_contain_text("doubled", timeout=PATIENCE)
    shown.write("data/events.csv", ROWS.replace("at least 3", "at least 7"))
    card = shown.report.locator("#card-killed-all-period .value")
    expect(card).to_have_text("7", timeout=PATIENCE)
    config = shown.folder / "config.toml"
    shown.write("config.toml", config.read_text().replace('"Test"', '"Elsewhere"'))
    expect(shown.report.locator("h1")).to_have_text("Elsewhere", timeout=PATIENCE)


def test_what_breaks_is_told_with_its_place_above_the_last_good_report(shown: Shown) -> None:
    expect(shown.page.locator("#problems")).to_be_hidden()
    shown.write("templates/overview.html", "<p>\n{{ report.titel }}</p>\n")
    shown.awaits_problem('templates/overview.html:2: "titel" is not a field of report')
    expect(shown.page.locator("#stale")).to_have_text(
        "Below is the last report that could be built: 2019-W19, 6–12 May 2019."
    )
    expect(shown.page.locator("#status")).to_contain_text("Not built: 1 problem")
    expect(shown.report.locator("h1")).to_have_text("Test")
    (shown.folder / "templates/overview.html").unlink()
    shown.awaits_no_problem()
    shown.write("data/events.csv", ROWS.replace("2019-05-07", "<b>May</b>"))
    shown.awaits_problem('data/events.csv:3: date_start: "<b>May</b>" is not a date')
    shown.write("data/events.csv", ROWS)
    shown.awaits_no_problem()
    shown.write("config.toml", config_for("data/events.csv", report='titel = "Test"'))
    shown.awaits_problem("config.toml:2")
    shown.write("config.toml", config_for("data/events.csv"))
    shown.awaits_no_problem()


def test_the_reader_s_place_in_the_report_is_kept(shown: Shown) -> None:
    frame = "document.getElementById('report').contentWindow"
    shown.page.evaluate(f"() => {frame}.scrollTo(0, 300)")
    shown.write("narrative/2019-W19.md", STORY)
    expect(shown.report.locator("#overview")).to_contain_text("doubled", timeout=PATIENCE)
    shown.page.wait_for_function(f"() => {frame}.scrollY === 300", timeout=PATIENCE)


def test_the_reader_s_place_is_kept_when_a_second_report_comes_before_the_first_is_shown(
    shown: Shown,
) -> None:
    expect(shown.report.locator("#overview")).to_be_visible(timeout=PATIENCE)
    place = shown.page.evaluate(
        """async () => {
            const frame = document.getElementById("report");
            const state = {
                edition: "", restricted: false, building: false, failed: false, seconds: 1,
                periods: [], problems: [], shown: "2019-W19", wanted: "", message: "",
            };
            const loaded = new Promise((done) => frame.addEventListener("load", done));
            frame.contentWindow.scrollTo(0, 300);
            show({ ...state, page: page + 1 });
            frame.contentWindow.scrollTo(0, 0); // what a page that has just begun to load tells
            show({ ...state, page: page + 1 });
            await loaded;
            await new Promise(requestAnimationFrame);
            return frame.contentWindow.scrollY;
        }"""
    )
    assert place == 300


def test_the_keyboard_switches_the_period_among_those_with_data(shown: Shown) -> None:
    names = shown.page.locator("#period option").all_inner_texts()
    assert [name.split(",")[0] for name in names] == ["2019-W20", "2019-W19", "2019-W18"]
    shown.page.keyboard.press("Tab")
    expect(shown.page.locator("#period")).to_be_focused()
    shown.page.keyboard.press("ArrowUp")
    expect(shown.page).to_have_title("2019-W20, 13–19 May 2019 · Preview", timeout=PATIENCE)
    expect(shown.report.locator("#card-killed-all-period .value")).to_have_text("4")
    expect(shown.page.locator("#period")).to_be_focused()


def test_axe_finds_nothing_with_problems_and_without(shown: Shown) -> None:
    assert axe_findings(shown.page) == []
    shown.write("config.toml", "[report]\n")
    shown.awaits_problem("config.toml")
    assert axe_findings(shown.page) == []
    assert shown.page.locator("#status").get_attribute("role") == "status"


def test_a_workspace_that_cannot_be_built_yet_says_why_and_shows_it_once_it_can(
    tmp_path: Path, browser: Browser
) -> None:
    workspace(tmp_path, {"events.csv": ROWS.replace("2019-05-07", "May")})
    run, url = start(tmp_path)
    page = browser.new_page()
    page.goto(url)
    expect(page.locator("#list li")).to_contain_text("events.csv:3", timeout=PATIENCE)
    expect(page.locator("#none")).to_be_visible()
    (tmp_path / "events.csv").write_text(ROWS)
    expect(page.frame_locator("#report").locator("h1")).to_have_text("Test", timeout=PATIENCE)
    expect(page.locator("#none")).to_be_hidden()
    page.close()
    run.terminate()
    out, err = run.communicate(timeout=60)
    assert run.returncode == 0
    assert 'events.csv:3: date_start: "May" is not a date' in err
    assert "2019-W19: built in " in out


# --- who is served what -----------------------------------------------------------------------


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A server whose report has been built, without what builds it."""
    rebuilder = Rebuilder(Request(tmp_path / "config.toml", dt.date(2019, 5, 14)), print)
    rebuilder.state = State(html=b"<p>report</p>", page=1, building=False)
    found = Server(rebuilder, 0)
    thread = threading.Thread(target=found.serve_forever, args=(0.05,))
    thread.start()
    yield found
    rebuilder.stop()
    found.shutdown()
    found.server_close()
    thread.join()


def ask(
    server: Server, path: str, method: str = "GET", body: str = "", **headers: str
) -> tuple[int, str, str]:
    """Ask the server; return status, text and policy."""
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=20)
    connection.putrequest(method, path, skip_host="Host" in headers)
    for name, value in ({"Content-Length": str(len(body))} | headers).items():
        connection.putheader(name, value)
    connection.endheaders(body.encode())
    answer = connection.getresponse()
    found = answer.status, answer.read().decode(), answer.getheader("Content-Security-Policy", "")
    connection.close()
    return found


def test_the_report_runs_nothing_and_the_page_only_its_own_script(server: Server) -> None:
    status, text, policy = ask(server, "/report?1")
    assert (status, text) == (200, "<p>report</p>")
    assert policy.startswith("default-src 'none'; img-src data:")
    assert "script" not in policy
    policy = ask(server, "/")[2]
    assert "default-src 'none'; script-src 'self';" in policy
    assert "frame-ancestors 'none'" in policy


@pytest.mark.parametrize(
    "path",
    [
        "/../config.toml",
        "/%2e%2e/config.toml",
        "//etc/passwd",
        "/etc/passwd",
        "/preview.css/",
        "/page.html",
        "/server.py",
        "/report/../server.py",
        "/reports/",
        "/.",
    ],
)
def test_nothing_but_its_own_addresses_is_served(server: Server, path: str) -> None:
    assert ask(server, path)[0] == 404


@pytest.mark.parametrize(
    "host", ["example.org", "127.0.0.1", "localhost:1", "127.0.0.1.example.org"]
)
@pytest.mark.parametrize("path", ["/", "/report", "/events", "/preview.js"])
def test_a_foreign_host_is_refused(server: Server, path: str, host: str) -> None:
    assert ask(server, path, Host=host) == (403, "Forbidden\n", ask(server, "/")[2])


def test_another_page_cannot_switch_the_period(server: Server) -> None:
    own = server.url.rstrip("/")
    for headers in ({}, {"Origin": "https://example.org"}, {"Origin": "null"}):
        assert ask(server, "/period", "POST", "2019-W19", **headers)[0] == 403
    assert ask(server, "/period", "POST", "x", Origin=own)[0] == 200
    assert server.rebuilder.state.wanted == ""
    assert ask(server, "/period", "POST", "x" * 101, Origin=own)[0] == 400
    assert ask(server, "/other", "POST", "x", Origin=own)[0] == 404


def test_only_this_machine_can_reach_it(server: Server) -> None:
    assert server.socket.getsockname()[0] == "127.0.0.1"


def test_what_problems_hold_reaches_the_page_as_data(server: Server) -> None:
    problem = Problem(
        "a.csv", Code.DATE_UNREADABLE, "is no\ndate", "write it", 3, "killed", "</script>"
    )
    text = as_json(State(problems=(problem,)))
    assert "\n" not in text
    assert '"place": "a.csv:3"' in text


def test_the_page_is_told_whose_edition_it_shows(server: Server) -> None:
    told = as_json(State(edition="public")), as_json(State(edition="internal"))
    assert '"edition": "Public edition", "restricted": false' in told[0]
    assert '"edition": "Internal edition: not to be shared", "restricted": true' in told[1]


def is_served(server: Server) -> bool:
    try:
        return ask(server, "/")[0] == 200
    except (ConnectionError, http.client.HTTPException):
        return False


def comes_true(server: Server, served: bool) -> bool:
    """Whether the server, asked again and again, comes to serve or to refuse."""
    return any(is_served(server) is served or time.sleep(0.05) for _ in range(100))


def test_so_many_connections_are_served_at_once_and_no_more(server: Server) -> None:
    address = ("127.0.0.1", server.server_port)
    held = [socket.create_connection(address, timeout=20) for _ in range(MOST_CONNECTIONS)]
    assert comes_true(server, served=False)
    for connection in held:
        connection.close()
    assert comes_true(server, served=True)


def test_a_connection_that_says_nothing_is_given_up(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server.RequestHandlerClass, "timeout", 0.1)
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=20) as silent:
        assert silent.recv(1) == b""


def test_a_line_or_a_header_without_end_is_refused(server: Server) -> None:
    for text in (b"GET /" + b"a" * 70_000, b"GET / HTTP/1.1\r\nA: " + b"a" * 70_000):
        address = ("127.0.0.1", server.server_port)
        with suppress(ConnectionError), socket.create_connection(address, timeout=20) as endless:
            endless.sendall(text + b"\r\n\r\n")
            assert endless.recv(64).split()[1] in (b"414", b"431")


# --- the command ------------------------------------------------------------------------------


def test_the_internal_edition_is_shown_with_its_mark(tmp_path: Path, browser: Browser) -> None:
    workspace(tmp_path, {"data/events.csv": ROWS})
    run, url = start(tmp_path, "2019-W19", "--edition", "internal")
    page = browser.new_page(viewport={"width": 390, "height": 700})
    page.goto(url)
    mark = page.locator("#edition")
    expect(mark).to_have_text("Internal edition: not to be shared", timeout=PATIENCE)
    expect(mark).to_have_class("restricted")
    expect(page.frame_locator("#report").locator("body")).to_contain_text(
        "Internal edition: not to be shared", timeout=PATIENCE
    )
    width = page.evaluate("document.documentElement.scrollWidth")
    page.close()
    run.send_signal(signal.SIGINT)
    run.communicate(timeout=60)
    assert width <= 390
    assert not (tmp_path / "restricted").exists()


def test_a_port_that_is_taken_is_a_problem_with_its_remedy(tmp_path: Path) -> None:
    workspace(tmp_path)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        run = sitrep("preview", "--port", port, cwd=tmp_path)
    assert run.returncode == 1
    assert run.stderr.startswith(
        f"--port {port}: can't be used: Address already in use; choose another port; "
        "--port 0 takes any that is free"
    )


def test_without_watchfiles_the_command_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preview.importlib.util, "find_spec", lambda name: None)
    request = Request(workspace(tmp_path), dt.date(2019, 5, 14))
    with pytest.raises(SitrepError, match=r'pip install "humanitarian-sitrep\[preview\]"'):
        preview.serve(request, 0, print, print)


def test_what_both_threads_import_is_there_before_they_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    imported: list[str] = []
    monkeypatch.setattr(preview.importlib, "import_module", imported.append)

    def ended(*given: object) -> None:
        raise RuntimeError(imported)

    monkeypatch.setattr(preview, "_server", ended)
    request = Request(workspace(tmp_path), dt.date(2019, 5, 14))
    with pytest.raises(RuntimeError, match=r"sitrep\.compose.*sitrep\.outputs"):
        preview.serve(request, 0, print, print)


# --- building and watching ----------------------------------------------------------------------


def test_a_change_during_a_build_starts_another_and_many_start_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started, go_on, told = threading.Semaphore(0), threading.Semaphore(0), threading.Semaphore(0)
    builds = []

    def slow(request: Request, draw: object) -> None:
        builds.append(request.period)
        started.release()
        go_on.acquire()
        raise SitrepError("not today")

    monkeypatch.setattr(rebuild, "build", slow)
    request = Request(tmp_path / "config.toml", dt.date(2019, 5, 14), "2019-W19")
    rebuilder = Rebuilder(request, lambda state: told.release())
    thread = threading.Thread(target=rebuilder.run)
    thread.start()
    assert started.acquire(timeout=20)
    for _ in range(5):
        rebuilder.want()
    go_on.release()
    assert started.acquire(timeout=20)
    go_on.release()
    assert told.acquire(timeout=20)
    assert told.acquire(timeout=20)
    rebuilder.stop()
    thread.join(20)
    assert builds == ["2019-W19", "2019-W19"]
    assert (rebuilder.state.failed, rebuilder.state.message) == (True, "not today")


def test_a_fault_in_a_build_is_told_and_the_next_build_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def faulty(request: Request, draw: object) -> None:
        raise ZeroDivisionError("by hand")

    monkeypatch.setattr(rebuild, "build", faulty)
    rebuilder = Rebuilder(Request(tmp_path / "c.toml", dt.date(2019, 5, 14)), lambda state: None)
    found = rebuilder._build("")
    assert found["message"] == (
        "this is a fault in sitrep, not in your files: ZeroDivisionError: by hand"
    )


def test_what_a_report_is_made_from_is_watched_and_nothing_else(tmp_path: Path) -> None:
    more = '[theme]\nlogo = "art/logo.svg"\n[places]\naliases = "places/aliases.csv"\n'
    files = {"data/events.csv": ROWS, "art/logo.svg": "<svg/>", "logs/2019/a.csv": ROWS}
    path = workspace(tmp_path, files, config_for("data/events.csv", "logs/**/*.csv", more=more))
    found = watched(path)
    here = tmp_path.resolve()
    counting = """config.toml data/events.csv data art/logo.svg places/aliases.csv logs/2019/b.csv
        logs/b.csv templates/x.html templates narrative/2019-W19.md cleared.toml"""
    assert [name for name in counting.split() if not found.covers(str(here / name))] == []
    others = """data/other.csv reports/index.html templates/.x.html.swp templates/x~
        logs/2019/b.txt notes.md"""
    assert [name for name in others.split() if found.covers(str(here / name))] == []
    assert {p.relative_to(here).as_posix() for p in found.folders} == {
        ".",
        "data",
        "art",
        "logs",
        "logs/2019",
    }


def test_while_the_config_is_broken_what_it_named_is_watched_on(tmp_path: Path) -> None:
    path = workspace(tmp_path, {"data/events.csv": ROWS})
    before = watched(path)
    path.write_text("[report")
    assert watched(path, before) == before


def test_a_folder_made_later_is_watched_from_then_on(tmp_path: Path) -> None:
    path = workspace(tmp_path, {"data/events.csv": ROWS})
    changed, stop = threading.Semaphore(0), threading.Event()
    thread = threading.Thread(target=watch, args=(path, changed.release, stop))
    thread.start()
    try:
        # The first change may come before the watch does: make it until it is seen.
        for _ in range(200):
            shutil.rmtree(tmp_path / "templates", ignore_errors=True)
            (tmp_path / "templates").mkdir()
            if changed.acquire(timeout=0.2):
                break
        for n in range(200):
            (tmp_path / "templates/x.html").write_text(str(n))
            if changed.acquire(timeout=0.2) and n:
                break
        else:
            pytest.fail("a file in the new folder is not seen")
    finally:
        stop.set()
        thread.join(20)
    assert not thread.is_alive()
