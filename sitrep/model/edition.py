"""The editions of a report, and what the readers of each may see (report.md, "Editions")."""

from __future__ import annotations

from dataclasses import dataclass

#: The values of ``sensitivity``, from the most open to the strictest; a blank one hides only what
#: an edition never shows by itself.
PUBLIC, PARTNER, INTERNAL = "public", "partner", "internal"
#: How the names of a draft's files begin.
DRAFT = "DRAFT-"
#: What an unknown word of ``sensitivity`` counts as.
STRICT = "restricted"
SENSITIVITIES = (PUBLIC, PARTNER, INTERNAL, STRICT, "confidential", "sensitive")
#: How fine places may be, from the coarsest.
PLACES = ("admin1", "admin2", "place")


@dataclass(frozen=True, slots=True)
class Edition:
    """What an edition holds beside figures, types, dates, areas and sources.

    ``places`` and ``health_places`` are the finest places, of events and of attacks on health
    care. Without ``facilities``, only those are named that every row clears; without
    ``small_cells``, small counts by sex and age are withheld. ``text`` is the log's
    own description of events, ``ids`` its ids, files and lines, ``partners`` who responds,
    ``constraints`` the log's own words on access. ``coordinates`` are printed beside the rows that
    state them, where the edition holds ids.
    """

    name: str
    places: str = "place"
    health_places: str = "place"
    facilities: bool = True
    text: bool = False
    urls: bool = True
    ids: bool = False
    actors: bool = True
    small_cells: bool = True
    partners: bool = True
    constraints: bool = False
    coordinates: bool = False

    @property
    def open(self) -> tuple[str, ...]:
        """The values of ``sensitivity`` that hide nothing from its readers."""
        return open_to(self.name)

    @property
    def closes(self) -> bool:
        """Whether some word in ``sensitivity`` keeps a row's texts out of it."""
        return not set(SENSITIVITIES).issubset(self.open)


def open_to(edition: str) -> tuple[str, ...]:
    """Return the values of ``sensitivity`` that hide nothing from an edition's readers."""
    finest = {PUBLIC: 1, PARTNER: 2}.get(edition, len(SENSITIVITIES))
    return ("", *SENSITIVITIES[:finest])


#: The editions by name, as they are unless config.toml says otherwise.
EDITIONS: dict[str, Edition] = {
    PUBLIC: Edition(
        PUBLIC, health_places="admin2", facilities=False, small_cells=False, partners=False
    ),
    PARTNER: Edition(PARTNER),
    INTERNAL: Edition(INTERNAL, text=True, ids=True, constraints=True, coordinates=True),
}
