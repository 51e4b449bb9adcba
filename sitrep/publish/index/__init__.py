"""The page and the feed that list all reports, written beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from sitrep.config.load import Config
from sitrep.model.codes import Code
from sitrep.model.problem import Problem, Severity, SitrepError
from sitrep.model.published import FrontPage
from sitrep.publish.folder import alone, put
from sitrep.publish.index import collect, cover, feed, page
from sitrep.templating.limits import confined
from sitrep.wording.own import own_words


def list_all(out: Path, config: Config, kinds: Mapping[str, str]) -> list[Problem]:
    """Write the page and the feed that list all reports in ``out``; return warnings.

    ``kinds`` maps the endings of a report's pages to their labels, in the order of the links.
    Nothing here is an error, because the report itself is already written.
    """
    try:
        with alone(out):
            found, problems = collect.collect(out, tuple(kinds))
            words = own_words(config.folder).words(config.report.language)
            listed = page.front_page(found, config, words, kinds)
            picture, unshown = _cover(out, listed)
            listed = replace(listed, cover=cover.uri(picture))
            html = confined(page.html, config.folder, listed, config, feed=feed.NAME)
            files = {feed.PAGE: html.encode()}
            if picture:
                files[cover.NAME] = picture
            else:
                cover.clear(out)
            problems += unshown
            if found:  # a feed must say when it was last changed
                files[feed.NAME] = feed.atom(listed, config.report.url, words).encode()
            put(out, files)
    except SitrepError as error:
        return [replace(problem, severity=Severity.WARNING) for problem in error.problems]
    except OSError as error:
        reason = f"can't be listed: {error.strerror or error}"
        return [Problem(out.name, Code.REPORT_NOT_LISTED, reason, severity=Severity.WARNING)]
    return problems


def _cover(out: Path, listed: FrontPage) -> tuple[bytes, list[Problem]]:
    """Return the first page of the latest report's PDF as a picture, and why there is none."""
    files = listed.newest.entry.published.files if listed.newest else ()
    pdf = next((file.path for file in files if file.format == "pdf"), "")
    try:
        return cover.cover(out, pdf), []
    except ValueError as error:
        return b"", [cover.unshown(f"{out.name}/{pdf}", error)]
