"""Follows docs/tutorial.md from top to bottom, as a reader does: its files, commands, pictures.

The test of the tutorial and ``make pictures`` both go by it, so that page, program and pictures
can't drift apart. What only a person can do (**By hand:**) is a function that is handed in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

PAGE = Path(__file__).resolve().parent.parent / "docs" / "tutorial.md"
#: Each names what follows, in the group that is filled: a file, a hand's work, a picture, a block.
_MARKS = re.compile(
    r"^(?P<how>Write|Add at the end of|In) `(?P<file>[^`]+)`"
    r"(?:, instead of the line that starts with `(?P<old>[^`]+)`)?:$"
    r"|^\*\*By hand:\*\* `(?P<hand>[^`]+)`"
    r"|^!\[[^]]+\]\((?P<picture>[^)]+)\)$"
    r"|^```(?P<kind>\w+)\n(?P<block>.*?)^```$",
    flags=re.MULTILINE | re.DOTALL,
)


class Step(NamedTuple):
    """One thing to do. ``name`` is a file, a picture or a command, ``text`` what goes with it.

    ``kind`` is "write", "append", "replace" (the line that starts with ``old``), "run" (whose
    answer ``text`` is, where the page shows it), "hand" or "picture".
    """

    kind: str
    name: str
    text: str = ""
    old: str = ""


def steps(page: str) -> list[Step]:
    """Return what the page tells to do, in its order."""
    found: list[Step] = []
    target: re.Match[str] | None = None
    for mark in _MARKS.finditer(page):
        if mark["how"]:
            target = mark
        elif mark["hand"] or mark["picture"]:
            kind = "hand" if mark["hand"] else "picture"
            found.append(Step(kind, mark["hand"] or mark["picture"]))
        elif mark["kind"] == "sh":
            found += [Step("run", line) for line in mark["block"].splitlines()]
        elif mark["kind"] == "text":
            found[-1] = found[-1]._replace(text=mark["block"])
        else:
            assert target, f"no line names the file of this block:\n{mark['block']}"
            kinds = {"Write": "write", "Add at the end of": "append", "In": "replace"}
            kind = kinds[target["how"]]
            found.append(Step(kind, target["file"], mark["block"], target["old"] or ""))
            target = None
    return found


def walk(
    folder: Path,
    run: Callable[[str, Path, str], None],
    hands: Mapping[str, Callable[[Path], None]],
    photograph: Callable[[str, Path], None] = lambda name, folder: None,
) -> Iterator[Step]:
    """Do what the page says in ``folder``, after its first step (the installation).

    ``run`` gets a command, the folder it is typed in and the answer shown.
    """
    first, rest = PAGE.read_text(encoding="utf-8").split("\n## 2.", 1)
    assert "make setup" in first
    for step in steps(rest):
        if step.kind == "run" and step.name.startswith("cd "):
            folder /= step.name[3:]
        elif step.kind == "run":
            run(step.name, folder, step.text)
        elif step.kind == "hand":
            hands[step.name](folder / step.name)
        elif step.kind == "picture":
            photograph(step.name, folder)
        else:
            _save(step, folder / step.name)
        yield step


def _save(step: Step, path: Path) -> None:
    """Save a file as the step says."""
    path.parent.mkdir(exist_ok=True)
    there = path.read_text(encoding="utf-8") if path.exists() else ""
    if step.kind == "append":
        text = f"{there}\n{step.text}"
    elif step.kind == "replace":
        lines = there.splitlines(keepends=True)
        at = [n for n, line in enumerate(lines) if line.lstrip().startswith(step.old)]
        assert len(at) == 1, f"{path.name} has {len(at)} lines that start with {step.old!r}"
        lines[at[0]] = step.text
        text = "".join(lines)
    else:
        text = step.text
    path.write_text(text, encoding="utf-8")


def draw_logo(path: Path) -> None:
    """Draw the tutorial's logo.svg as a PNG, in place of the person who takes a picture of it."""
    from PIL import Image, ImageDraw

    def scaled(*points: tuple[int, int]) -> list[tuple[int, int]]:
        return [(x * 10, y * 10) for x, y in points]

    image = Image.new("RGB", (480, 480), "white")
    pen = ImageDraw.Draw(image)
    corners = scaled((24, 6), (38, 22), (34, 40), (14, 40), (10, 22), (24, 6), (38, 22))
    pen.line(corners, fill="#0B5D5E", width=40, joint="curve")
    pen.ellipse(scaled((18, 21), (30, 33)), fill="#C25100")
    image.save(path)


def restyle(path: Path) -> None:
    """Give Heading 1 the colour and size of the tutorial, in place of the person who has Word."""
    from docx import Document
    from docx.shared import Pt, RGBColor

    document = Document(str(path))
    font = document.styles["Heading 1"].font
    font.color.rgb, font.size = RGBColor.from_string("C25100"), Pt(18)
    document.save(str(path))


#: What the page asks people to do, by the file they make or change.
HANDS = {"logo.png": draw_logo, "templates/report.docx": restyle}
