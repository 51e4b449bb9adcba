"""Debian's chromium, as people's browsers see a page: what it asks for, what axe finds."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

#: Nothing but the page itself may open a connection.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
)
DESK, PHONE = (1280, 800), (360, 640)


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser, closed at the end."""
    path = shutil.which("chromium") or shutil.which("google-chrome")
    assert path, "tools/setup.sh --test installs chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


def opened(browser: Browser, url: str, size: tuple[int, int] = DESK) -> tuple[Page, list[str]]:
    """The page at ``url``, in a window of ``size``, and the addresses it asked for."""
    page = browser.new_page(viewport={"width": size[0], "height": size[1]})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(url)
    return page, asked


def axe_findings(page: Page, impacts: tuple[str, ...] = ()) -> list[str]:
    """What axe-core finds wrong (of these impacts, or any), one line each."""
    found: list[dict[str, Any]] = Axe().run(page).response["violations"]
    return [
        f"{rule['impact']} {rule['id']}: {[node['target'] for node in rule['nodes']]}"
        for rule in found
        if not impacts or rule["impact"] in impacts
    ]
