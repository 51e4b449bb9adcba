"""What an edition may show of a row of response, funding or access: not who, nor own words."""

from __future__ import annotations

from dataclasses import replace

from sitrep.model.edition import Edition
from sitrep.model.sectors import Access, Constraint, Funding, Response


def of_sector(row: Response | Funding | Access, edition: Edition) -> Response | Funding | Access:
    """Return the row without partner, note and own words, unless the edition holds them."""
    if isinstance(row, Access):
        return _of_access(row, edition)
    if not edition.text:
        row = replace(row, note="")
    if isinstance(row, Response) and not edition.partners:
        row = replace(row, partner="")
    return row


def _of_access(row: Access, edition: Edition) -> Access:
    """Return the constraint without note and own words, and whether it had any of them."""
    known = edition.constraints or row.constraint in [*Constraint]
    noted = edition.text or not row.note
    return replace(
        row,
        constraint=row.constraint if known else Constraint.OTHER.value,
        note=row.note if noted else "",
        withheld=not (known and noted),
    )
