"""What sections are made of besides the Summary and the words: choices, caveats, cards."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sitrep.config.tables import HighlightsTable
from sitrep.model.summary import Source

if TYPE_CHECKING:
    from sitrep.compose.sections.contacts import Imprint


@dataclass(frozen=True)
class Given:
    """``caveats`` are those of the input formats; what ``cards`` (ids) state is not repeated.

    ``listed`` says that a numbered list has the sources, so that no sentence names them all;
    ``repeats`` that charts of running totals are printed though none of them is new. No table
    repeats the running totals that charts state, ``charted`` (ids), nor that of sources that
    differ those that sentences of other sections have told (``told``). ``care`` says that the
    section on health care states its staff and patients, whom no other section repeats. ``names``
    are the sources that config.toml describes, by what text calls them.
    """

    caveats: Sequence[str] = ()
    imprint: Imprint | None = None
    cards: Collection[str] = ()
    charted: Collection[str] = ()
    told: Collection[str] = ()
    care: bool = False
    listed: bool = False
    repeats: bool = False
    names: Mapping[str, Source] = field(default_factory=dict)
    highlights: HighlightsTable = field(default_factory=HighlightsTable)
