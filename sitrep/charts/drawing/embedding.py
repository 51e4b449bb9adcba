"""Have matplotlib embed fonts in a PDF that are cut to their letters in a millisecond each.

By itself it leaves that to fontTools, which also prunes the rules by which letters are shaped: that
took nine tenths of the time of a PDF, and no PDF uses them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

from sitrep.charts.drawing import library as mpl
from sitrep.look.instances import cut

#: The version whose way of embedding is known; another one embeds by itself.
_KNOWN = (3, 11)


class _Font:
    """A font as matplotlib asks fontTools for it."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    def save(self, file: BinaryIO, **how: Any) -> None:
        file.write(self._content)


@contextmanager
def _subset(fontfile: Any, glyphs: set[int]) -> Iterator[Any]:
    """Yield a font of ``glyphs`` alone, with each one's new number, in matplotlib's own type."""
    content, numbers = cut(fontfile.path, fontfile.face_index, glyphs)
    yield mpl._backend_pdf_ps.SubsetResults(_Font(content), numbers)


@contextmanager
def small_fonts() -> Iterator[None]:
    """Within, PDFs embed fonts that are cut here."""
    if mpl.__version_info__[:2] != _KNOWN:
        yield
        return
    own = mpl._backend_pdf_ps.get_glyphs_subset
    mpl._backend_pdf_ps.get_glyphs_subset = _subset
    try:
        yield
    finally:
        mpl._backend_pdf_ps.get_glyphs_subset = own
