"""Make a static font of a variable one; only this module imports uharfbuzz.

In: a font file and a weight. Out: the bytes of a font in that weight and of normal width.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

#: The weights that the shipped styles name, and bold.
WEIGHTS = (400, 600, 700)


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
