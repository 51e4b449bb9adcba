"""What a cold build can't do without: its libraries, its pictures, its PDF. Nothing else.

``floor.py capture FOLDER PERIOD`` builds the report once and keeps what it hands to matplotlib
and WeasyPrint: the finished figures with how each is saved, and the finished page with its
stylesheets and options. ``floor.py run FOLDER`` imports the same libraries, saves the same
figures and runs WeasyPrint on the same page: no reading, counting, laying out or rendering.
"""

from __future__ import annotations

import importlib
import pickle
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

#: What sitrep is made of; a library that sitrep imports and doesn't need is not excused.
LIBRARIES = (
    "click",
    "pydantic",
    "pandas",
    "babel.dates",
    "babel.numbers",
    "jinja2.sandbox",
    "tabulate",
    "matplotlib.figure",
    "matplotlib.backends.backend_agg",
    "matplotlib.backends.backend_svg",
    "weasyprint",
)
#: What WeasyPrint is told beside the page, as far as it decides what the PDF is.
_OPTIONS = ("pdf_variant", "pdf_version", "pdf_tags", "presentational_hints")


class Captured:
    """What one build handed to matplotlib and WeasyPrint."""

    def __init__(self) -> None:
        self.figures: dict[int, bytes] = {}
        self.saves: list[tuple[int, dict[str, Any]]] = []
        self.rc: dict[str, Any] = {}
        self.fonts: list[str] = []
        self.sheets: list[str] = []
        self.page = ""
        self.options: dict[str, Any] = {}
        self._alive: list[object] = []

    def save(self, figure: Any, format: str, **how: Any) -> None:
        """Keep a figure, once, and one way in which it is saved."""
        import matplotlib as mpl

        if mpl.rcParams["svg.fonttype"] != "path":
            # The copy that only the page holds is the build's own affair: no file is saved.
            return
        if id(figure) not in self.figures:
            self._alive.append(figure)
            self.figures[id(figure)] = pickle.dumps(figure)
        self.saves.append((id(figure), {"format": format, **how}))
        self.rc = {k: v for k, v in mpl.rcParams.items() if v != mpl.rcParamsDefault[k]}

    def kept(self) -> dict[str, Any]:
        """Return what the floor needs, fit to be pickled."""
        from matplotlib import font_manager

        self.fonts = [font.fname for font in font_manager.fontManager.ttflist]
        return {k: v for k, v in vars(self).items() if not k.startswith("_")}


def capture(folder: Path, period: str) -> None:
    """Build ``period`` into ``folder`` and keep there what was handed over."""
    kept = Captured()
    _listen(kept)
    _build(folder, period)
    pictures = {f for f in folder.rglob("charts/*") if f.suffix in (".svg", ".png")}
    if len(pictures) != len(kept.saves) or not kept.page:
        raise SystemExit("the build saves charts or the page in a way the floor does not see")
    (folder / "captured.pickle").write_bytes(pickle.dumps(kept.kept()))


def _saving(original: Callable[..., Any], kept: Captured) -> Callable[..., Any]:
    def savefig(self: Any, fname: Any, **how: Any) -> Any:
        kept.save(self, **how)
        return original(self, fname, **how)

    return savefig


def _reading(original: Callable[..., Any], keep: Callable[[str], None]) -> Callable[..., Any]:
    def init(self: Any, *args: Any, **how: Any) -> Any:
        if "string" in how:
            keep(how["string"])
        return original(self, *args, **how)

    return init


def _writing(original: Callable[..., Any], kept: Captured) -> Callable[..., Any]:
    def write_pdf(self: Any, *args: Any, **how: Any) -> Any:
        kept.options = {k: v for k, v in how.items() if k in _OPTIONS}
        return original(self, *args, **how)

    return write_pdf


def _listen(kept: Captured) -> None:
    """Have matplotlib and WeasyPrint tell ``kept`` what they are handed."""
    import weasyprint
    from matplotlib.figure import Figure
    from weasyprint.document import Document

    def page(text: str) -> None:
        kept.page = text

    Figure.savefig = _saving(Figure.savefig, kept)  # type: ignore[method-assign]
    weasyprint.CSS.__init__ = _reading(weasyprint.CSS.__init__, kept.sheets.append)
    weasyprint.HTML.__init__ = _reading(weasyprint.HTML.__init__, page)
    Document.write_pdf = _writing(Document.write_pdf, kept)


def _build(folder: Path, period: str) -> None:
    from sitrep.cli import main

    main(["build", period, "--out", str(folder), "--quiet"], standalone_mode=False)


def run(folder: Path) -> None:
    """Import, save the pictures, make the PDF; the files go to ``folder``/floor."""
    for name in LIBRARIES:
        importlib.import_module(name)
    given = pickle.loads((folder / "captured.pickle").read_bytes())
    out = folder / "floor"
    out.mkdir(exist_ok=True)
    _save_charts(given, out)
    _make_pdf(given, out)


def _save_charts(given: dict[str, Any], out: Path) -> None:
    import warnings

    import matplotlib as mpl
    from matplotlib import font_manager

    known = {font.fname for font in font_manager.fontManager.ttflist}
    for font in given["fonts"]:
        if font not in known:
            font_manager.fontManager.addfont(font)
            known.add(font)
    warnings.filterwarnings("ignore", "Glyph", UserWarning)
    mpl.rcParams.update(given["rc"])
    figures = {key: pickle.loads(figure) for key, figure in given["figures"].items()}
    for number, (key, how) in enumerate(given["saves"]):
        figures[key].savefig(out / f"{number}.{how['format']}", **how)


def _make_pdf(given: dict[str, Any], out: Path) -> None:
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    sheets = [weasyprint.CSS(string=text, font_config=fonts) for text in given["sheets"]]
    document = weasyprint.HTML(string=given["page"]).render(font_config=fonts, stylesheets=sheets)
    document.write_pdf(out / "floor.pdf", **given["options"])


if __name__ == "__main__":
    if sys.argv[1] == "capture":
        capture(Path(sys.argv[2]), sys.argv[3])
    else:
        run(Path(sys.argv[2]))
