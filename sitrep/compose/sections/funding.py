"""Funding: what people write of funding."""

from __future__ import annotations

from sitrep.compose.sections import BuiltIn

SECTION = BuiltIn("funding", "section-funding", 90)
