"""Read a workspace's own sentences (``words/en.ftl``) and check each against the shipped one.

Returns, by language, the text of the valid sentences, and a Problem for each of the others. A
sentence that would hide a value, a qualifier or a source is a problem.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from sitrep.model.codes import Code
from sitrep.model.problem import Problem, bad_byte, nearest
from sitrep.wording import Words
from sitrep.wording.catalogue import entries, languages, shipped
from sitrep.wording.shape import Entry

FOLDER = "words"
#: In bytes; a usual file of sentences has a few thousand.
LARGEST = 1_000_000
#: Messages that state how certain a figure is: they must have words beside the number.
QUALIFIERS = (
    "figure-at-least",
    "figure-more-than",
    "figure-up-to",
    "figure-up-to-where-stated",
    "figure-where-stated",
    "figure-about",
    "qualifier-best-estimate",
    "qualifier-at-least",
    "qualifier-more-than",
    "qualifier-up-to",
    "qualifier-about",
)


#: A problem's code, reason and hint.
_Fault = tuple[Code, str, str]


@dataclass(frozen=True)
class OwnWords:
    """A workspace's own sentences and files, by language, and their problems."""

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
            problems.append(
                Problem(shown, Code.NAME_UNKNOWN, "is not of a language that sitrep writes", hint)
            )
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
            reason = f"is larger than {LARGEST:,} bytes"
            return Problem(shown, Code.FILE_TOO_LARGE, reason, "keep only what you changed")
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return bad_byte(shown, error, "UTF-8", "save the file as UTF-8")
    except OSError as error:
        reason = f"can't be read: {error.strerror or error}"
        return Problem(shown, Code.FILE_UNREADABLE, reason, "check who may read it")


@lru_cache(maxsize=8)
def checked(text: str, shown: str, language: str) -> tuple[str, tuple[Problem, ...]]:
    """Return the sentences of ``text`` that can be printed, and a problem for each other one."""
    known = {e.name: e for e in entries(shipped(language))}
    good, problems, seen = [], [], set[str]()
    for entry in entries(text, shipped(language)):
        faults = list(_faults(entry, known))
        if entry.name and entry.name in seen:
            faults = [(Code.NAMED_TWICE, "is in the file twice", "keep one of the two")]
        seen.add(entry.name)
        for fault in faults:
            problems.append(Problem(shown, *fault, entry.line, "", entry.name))
        if not faults:
            good.append(entry.text)
    return "\n".join(good), tuple(problems)


def _faults(entry: Entry, known: Mapping[str, Entry]) -> Iterator[_Fault]:
    """Yield why an entry can't be printed, and what to write; nothing for a good one."""
    if entry.fault:
        hint = "write: name = text, its values as { $value }, each variant on a line of its own"
        yield Code.SENTENCE_UNREADABLE, f"can't be read: {entry.fault}", hint
        return
    if entry.shape.faults:
        for fault in dict.fromkeys(entry.shape.faults):
            yield Code.NAME_UNKNOWN, f"can't be printed: {fault}", "write the words themselves"
        return
    if entry.name.startswith("-"):
        return
    if entry.name not in known:
        near = nearest(entry.name, known)
        hint = near if near.startswith("did") else "docs/words.md says where to find them all"
        yield Code.NAME_UNKNOWN, "is not a sentence that sitrep prints", hint
        return
    yield from _differences(entry, known[entry.name])


def _differences(entry: Entry, model: Entry) -> Iterator[_Fault]:
    """Yield what an own sentence leaves out of the one it replaces, or can't print."""
    own, shape = entry.shape, model.shape
    hint = f"sitrep's own is: {_flat(model.text)}"
    for value in sorted((shape.ever - own.ever) | (shape.always - own.always)):
        remedy = f"print it in every variant; {hint}"
        yield Code.SENTENCE_INCOMPLETE, f"leaves out {{ ${value} }}", remedy
    for value in sorted(own.uses - shape.uses):
        yield Code.NAME_UNKNOWN, f"has a value it is not given, {{ ${value} }}", hint
    if own.silent and not shape.silent:
        yield Code.SENTENCE_INCOMPLETE, "prints nothing", hint
    elif entry.name in QUALIFIERS and not own.speaks:
        remedy = f"say it in words; {hint}"
        yield Code.SENTENCE_INCOMPLETE, "leaves out how firm the figure is", remedy


def _flat(text: str) -> str:
    """Return a message on one line, without its comment."""
    lines = (line.strip() for line in text.splitlines() if not line.startswith("#"))
    return " ".join(line for line in lines if line)
