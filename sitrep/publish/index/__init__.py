"""The page and the feed that list all reports, written beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from sitrep.config.load import Config
from sitrep.model.codes import Code
from sitrep.model.problem import Problem, Severity, SitrepError
from sitrep.publish.folder import alone, put
from sitrep.publish.index import collect, feed, page
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
            html = confined(page.html, config.folder, listed, config, feed=feed.NAME)
            files = {feed.PAGE: html.encode()}
            if found:  # a feed must say when it was last changed
                files[feed.NAME] = feed.atom(listed, config.report.url).encode()
            put(out, files)
    except SitrepError as error:
        return [replace(problem, severity=Severity.WARNING) for problem in error.problems]
    except OSError as error:
        reason = f"can't be listed: {error.strerror or error}"
        return [Problem(out.name, Code.REPORT_NOT_LISTED, reason, severity=Severity.WARNING)]
    return problems
