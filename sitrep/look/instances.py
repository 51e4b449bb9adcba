"""Make a static font of a variable one, or of a few glyphs; only this module imports uharfbuzz.

In: a font file, and a weight or glyphs. Out: the bytes of a font in that weight and of normal
width, or of those glyphs.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from pathlib import Path

#: The weights that the shipped styles name, and bold.
WEIGHTS = (400, 600, 700)
#: The rules by which letters are shaped: glyphs that have been placed need none.
_SHAPING = ("GDEF", "GSUB", "GPOS")


# WeasyPrint makes one of a variable font too, but for each PDF anew and in Python: a sixth of its
# time. Made here, a process makes each once.
@lru_cache(maxsize=32)
def instance(path: Path, weight: int) -> bytes:
    """Return the font in ``path`` with its weight fixed, or the nearest that it has."""
    import uharfbuzz

    face = uharfbuzz.Face(uharfbuzz.Blob(path.read_bytes()))
    wanted = uharfbuzz.SubsetInput()
    wanted.keep_everything()
    fixed = {"wght": weight, "wdth": 100}
    for axis in face.axis_infos:
        value = fixed.get(axis.tag, axis.default_value)
        wanted.pin_axis_location(face, axis.tag, min(max(value, axis.min_value), axis.max_value))
    made = uharfbuzz.subset(face, wanted)
    return bytes(made.blob.data)


def cut(path: str, face: int, glyphs: Collection[int]) -> tuple[bytes, dict[int, int]]:
    """Return a static font that has ``glyphs``, and which number each of them has in it.

    ``face`` is the font's number in its file, 0 where that holds one. The axes of a variable font
    are at their defaults.
    """
    import uharfbuzz

    whole = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(path), face)
    wanted = uharfbuzz.SubsetInput()
    wanted.glyph_set.update(glyphs)
    # A letter that no font has is glyph 0, a box, which is printed as one.
    flags = uharfbuzz.SubsetFlags
    wanted.flags = flags.NOTDEF_OUTLINE | flags.NO_LAYOUT_CLOSURE
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode()) for tag in _SHAPING)
    wanted.pin_all_axes_to_default(whole)
    plan = uharfbuzz.SubsetPlan(whole, wanted)
    return bytes(plan.execute().blob.data), dict(plan.old_to_new_glyph_mapping)
