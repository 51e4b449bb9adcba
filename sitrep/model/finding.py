"""What the scan before publishing takes and gives: texts with their places, and what they hold."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sitrep.model.codes import Code
from sitrep.model.problem import Problem, Severity


class Kind(StrEnum):
    """What a finding is, by the name that ``cleared.toml`` has for it."""

    MAIL = "mail"
    URL = "url"
    COORDINATES = "coordinates"
    ID = "id"
    PLATE = "plate"
    PHONE = "phone"
    PERSON = "person"


#: The code and the words of each kind.
_SAID = {
    Kind.MAIL: (Code.MAIL_FOUND, "is a mail address"),
    Kind.URL: (Code.URL_FOUND, "is a web address"),
    Kind.COORDINATES: (Code.COORDINATES_FOUND, "is a position on the map"),
    Kind.ID: (Code.ID_FOUND, "is an id"),
    Kind.PLATE: (Code.PLATE_FOUND, "is the plate of a vehicle"),
    Kind.PHONE: (Code.PHONE_FOUND, "is a phone number"),
    Kind.PERSON: (Code.PERSON_FOUND, "may name a person"),
}


@dataclass(frozen=True, slots=True)
class Passage:
    """A text that a report prints, and its place.

    ``line`` is that of its first character. Of a cell, ``column`` is the file's name of its column;
    a text of lines has none, and where something stands in it is counted. ``quiet`` are the
    kinds that are no finding here: addresses in a column of addresses. ``areas``: it names a place,
    and "Sheikh" may begin one. ``names``: the column is one of persons.
    """

    path: str
    text: str
    line: int = 0
    column: str = ""
    quiet: frozenset[Kind] = frozenset()
    areas: bool = False
    names: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """What the scan found: its kind, the text itself, and the passage that it stands in.

    ``line`` and ``at`` (from 1, in its line) are its place. What a person clears is known by its
    kind, its ``place`` and its text: not by its line, which moves when a row is added.
    """

    kind: Kind
    text: str
    passage: Passage
    line: int
    at: int

    @property
    def place(self) -> str:
        """The file and the column, as "events.csv: description"; of a text the file."""
        own = self.passage
        return f"{own.path}: {own.column}" if own.column else own.path

    def problem(self, said: str, hint: str, severity: Severity) -> Problem:
        """Return the finding as a problem; ``said`` stands behind what it is."""
        code, reason = _SAID[self.kind]
        own = self.passage
        where = (self.line, own.column or f"column {self.at}", self.text)
        return Problem(own.path, code, f"{reason}{said}", hint, *where, severity=severity)
