"""What is used of matplotlib, imported when the first chart is drawn.

``sitrep check`` and others ask the registry for the names of charts and draw none. Only this
module imports matplotlib.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib import __version_info__ as __version_info__
    from matplotlib import rc_context as rc_context
    from matplotlib.artist import Artist as Artist
    from matplotlib.backends import _backend_pdf_ps as _backend_pdf_ps
    from matplotlib.backends.backend_agg import FigureCanvasAgg as FigureCanvasAgg
    from matplotlib.backends.backend_agg import RendererAgg as RendererAgg
    from matplotlib.figure import Figure as Figure
    from matplotlib.font_manager import FontProperties as FontProperties
    from matplotlib.font_manager import findSystemFonts as findSystemFonts
    from matplotlib.font_manager import fontManager as fontManager
    from matplotlib.ft2font import FT2Font as FT2Font
    from matplotlib.patches import PathPatch as PathPatch
    from matplotlib.path import Path as Path
    from matplotlib.patheffects import Stroke as Stroke
    from matplotlib.patheffects import withStroke as withStroke
    from matplotlib.ticker import MaxNLocator as MaxNLocator
    from matplotlib.transforms import Affine2D as Affine2D
    from matplotlib.transforms import Bbox as Bbox

_MODULES = {
    "__version_info__": "matplotlib",
    "rc_context": "matplotlib",
    "_backend_pdf_ps": "matplotlib.backends.backend_pdf",
    "FigureCanvasAgg": "matplotlib.backends.backend_agg",
    "RendererAgg": "matplotlib.backends.backend_agg",
    "Figure": "matplotlib.figure",
    "FontProperties": "matplotlib.font_manager",
    "findSystemFonts": "matplotlib.font_manager",
    "fontManager": "matplotlib.font_manager",
    "FT2Font": "matplotlib.ft2font",
    "PathPatch": "matplotlib.patches",
    "Path": "matplotlib.path",
    "Stroke": "matplotlib.patheffects",
    "withStroke": "matplotlib.patheffects",
    "MaxNLocator": "matplotlib.ticker",
    "Affine2D": "matplotlib.transforms",
    "Bbox": "matplotlib.transforms",
}


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"{__name__} has no {name}")
    return globals().setdefault(name, getattr(import_module(_MODULES[name]), name))
