"""A workspace's own sentences, ``words/en.ftl``, each checked against the one it replaces.

In: the workspace's folder. Out: by language, the text of the sentences without a fault; and a
Problem for each of the others. One that would hide a value, a qualifier or a source is refused.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from sitrep.model.problem import Problem, bad_byte, nearest
from sitrep.wording import Words
from sitrep.wording.catalogue import Entry, entries, languages, shipped

FOLDER = "words"
#: A file of sentences is a few thousand characters.
LARGEST = 1_000_000
#: How firm a figure is: what these say beside the number is theirs to say.
QUALIFIERS = (
    "figure-at-least",
    "figure-more-than",
    "figure-up-to",
    "figure-about",
    "qualifier-best-estimate",
    "qualifier-at-least",
    "qualifier-more-than",
    "qualifier-up-to",
    "qualifier-about",
)


@dataclass(frozen=True)
class OwnWords:
    """A workspace's own sentences and their file by language, and what is wrong with them."""

    texts: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, Path] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def words(self, language: str) -> Words:
        """Return the words of a language, the workspace's own among them."""
        return Words(language, self.texts.get(language, ""))


def own_words(workspace: Path) -> OwnWords:
    """Return the sentences in the workspace's folder ``words``."""
    texts, files, problems = {}, {}, []
    for path in sorted((workspace / FOLDER).glob("*.ftl")):
        shown, language = f"{FOLDER}/{path.name}", path.stem
        if language not in languages():
            hint = nearest(language, languages())
            problems.append(Problem(shown, "is not of a language that sitrep writes", hint))
            continue
        found = _read(path, shown)
        if isinstance(found, Problem):
            problems.append(found)
            continue
        files[language] = path
        texts[language], told = checked(found, shown, language)
        problems += told
    return OwnWords(texts, files, tuple(problems))


def _read(path: Path, shown: str) -> str | Problem:
    try:
        if path.stat().st_size > LARGEST:
            return Problem(shown, f"is larger than {LARGEST:,} bytes", "keep only what you changed")
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return bad_byte(shown, error, "UTF-8", "save the file as UTF-8")
    except OSError as error:
        return Problem(shown, f"can't be read: {error.strerror or error}", "check who may read it")


@lru_cache(maxsize=8)
def checked(text: str, shown: str, language: str) -> tuple[str, tuple[Problem, ...]]:
    """Return the sentences of ``text`` that can be printed, and a problem for each other one."""
    known = {e.name: e for e in entries(shipped(language))}
    good, problems, seen = [], [], set[str]()
    for entry in entries(text, shipped(language)):
        faults = list(_faults(entry, known))
        if entry.name and entry.name in seen:
            faults = [("stands here a second time", "keep one of the two")]
        seen.add(entry.name)
        for reason, hint in faults:
            problems.append(Problem(shown, reason, hint, entry.line, "", entry.name))
        if not faults:
            good.append(entry.text)
    return "\n".join(good), tuple(problems)


def _faults(entry: Entry, known: Mapping[str, Entry]) -> Iterator[tuple[str, str]]:
    """Yield why an entry can't be printed, and what to write; nothing for a good one."""
    if entry.fault:
        hint = "write: name = text, its values as { $value }, each variant on a line of its own"
        yield f"can't be read: {entry.fault}", hint
        return
    if entry.shape.faults:
        for fault in dict.fromkeys(entry.shape.faults):
            yield f"can't be printed: {fault}", "write the words themselves"
        return
    if entry.name.startswith("-"):
        return
    if entry.name not in known:
        near = nearest(entry.name, known)
        hint = near if near.startswith("did") else "docs/words.md says where they all stand"
        yield "is not a sentence that sitrep prints", hint
        return
    yield from _differences(entry, known[entry.name])


def _differences(entry: Entry, model: Entry) -> Iterator[tuple[str, str]]:
    """Yield what an own sentence prints less than the one it replaces, or can't print."""
    own, shape = entry.shape, model.shape
    hint = f"sitrep's own is: {_flat(model.text)}"
    for value in sorted((shape.ever - own.ever) | (shape.always - own.always)):
        yield f"leaves out {{ ${value} }}", f"print it in every variant; {hint}"
    for value in sorted(own.uses - shape.uses):
        yield f"has a value it is not given, {{ ${value} }}", hint
    if own.silent and not shape.silent:
        yield "prints nothing", hint
    elif entry.name in QUALIFIERS and not own.speaks:
        yield "leaves out how firm the figure is", f"say it in words; {hint}"


def _flat(text: str) -> str:
    """Return a message on one line, without its comment."""
    lines = (line.strip() for line in text.splitlines() if not line.startswith("#"))
    return " ".join(line for line in lines if line)
