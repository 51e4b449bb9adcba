"""What a bundle is made of: the files of one edition of a published report, and nothing else."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sitrep.config.load import Config
from sitrep.model.edition import PUBLIC
from sitrep.wording import Words


@dataclass(frozen=True)
class Material:
    """A published edition: its folder's ``name`` in ``reports/`` and its ``files``, by their names.

    ``report`` is its report.json, ``day`` the day on which it was published. Of a closed edition
    nothing has an address: ``url`` is empty then.
    """

    name: str
    edition: str
    day: dt.date
    revision: int
    report: Mapping[str, Any]
    files: Mapping[str, bytes]
    config: Config
    words: Words

    @property
    def stem(self) -> str:
        """The bundle's own name, which says whose eyes it is for."""
        return stem_of(self.name, self.edition)

    @property
    def is_public(self) -> bool:
        """Whether it is for everyone."""
        return self.edition == PUBLIC

    def page(self, ending: str) -> str:
        """Return the name of its page of that ending; empty if it has none."""
        return next((n for n in self.files if "/" not in n and n.endswith(f".{ending}")), "")

    def url(self, name: str) -> str:
        """Return the address of one of its files; empty where nobody says where they are."""
        home = self.config.report.url
        return f"{home}{self.name}/{self.edition}/{name}" if home and self.is_public else ""

    @property
    def address(self) -> str:
        """The address of the report itself: of its web page or, without one, of its PDF."""
        page = self.page("html") or self.page("pdf")
        return self.url(page) if page else ""

    @property
    def title(self) -> str:
        """The report's title, number and period, on one line."""
        head = self.report["masthead"]
        given = {"title": head["title"], "report": head["subtitle"], "period": head["period"]}
        return plain(self.words("bundle-title", **given))


def stem_of(name: str, edition: str) -> str:
    """Return the name of a bundle of an edition of a report, by its folder's name."""
    return f"sitrep-{name}-{edition}"


def plain(text: str) -> str:
    """Return a text on one line, without marks of direction and with plain spaces alone."""
    kept = (c for c in text if unicodedata.category(c) != "Cf")
    spaced = "".join(" " if unicodedata.category(c)[0] in "ZC" else c for c in kept)
    return " ".join(spaced.split())
