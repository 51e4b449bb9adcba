"""Funding: people's text only."""

from __future__ import annotations

from sitrep.compose.sections import BuiltIn

SECTION = BuiltIn("funding", "section-funding", 90)
