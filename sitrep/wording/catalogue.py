"""Look up the sentences of one language by name; the only module that imports Fluent.

A message's name and values give the sentence. ``locale/`` has a file for each language, such as
``en.ftl``; a workspace's own sentences override them (see :mod:`sitrep.wording.own`). A file is
read once, when its first sentence is needed, and a sentence parsed when it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache, reduce
from pathlib import Path
from typing import Any

from babel import Locale
from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Transformer

from sitrep.wording.shape import Entry, Shape

#: The regional form whose dates and numbers each language's reports use ("19 August 2009").
LOCALES = {"en": "en_GB", "fr": "fr_FR", "es": "es_ES", "ar": "ar_SY", "uk": "uk_UA"}
LOCALE_FOLDER = Path(__file__).parent / "locale"
ENGLISH = "en"
#: Marks that isolate the direction of a value. Right-to-left languages set them around every value,
#: the others around values that hold right-to-left letters.
ISOLATES = ("\u2068", "\u2069")
_ISOLATED = re.compile(f"{ISOLATES[0]}[^{''.join(ISOLATES)}]*{ISOLATES[1]}")
#: Hebrew, Arabic, Syriac, Thaana, N'Ko, Adlam and their neighbours.
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
#: Added to a value's name where a message selects by it: there the value is the plain number.
_SELECTED = "-selected"
#: Longer values are put in afterwards: Fluent refuses one of more than 2,500 letters.
LONGEST = 2_000
_COMMENT = re.compile(r"^#.*\n", re.MULTILINE)
#: Where a message or term begins, and what refers to another one.
_START = re.compile(r"^(-?[A-Za-z][A-Za-z0-9_-]*) *=", re.MULTILINE)
_REFERENCE = re.compile(r"\{\s*(-?[A-Za-z][A-Za-z0-9_-]*)")


def languages() -> list[str]:
    """Return the languages that reports are written in, those with a file of sentences."""
    return sorted(path.stem for path in LOCALE_FOLDER.glob("*.ftl"))


def shipped(language: str) -> str:
    """Return the text of a language's file; English where there is none."""
    known = language if language in languages() else ENGLISH
    return (LOCALE_FOLDER / f"{known}.ftl").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Counted:
    """A number that chooses the plural of a message, and is printed as ``text``."""

    number: float
    text: str


class Catalogue:
    """The sentences of one language. A call returns one with its values filled in.

    ``own`` is the text of the workspace's own valid sentences.
    """

    def __init__(self, language: str = ENGLISH, own: str = "") -> None:
        self.language, self.own = language, own
        self.locale = Locale.parse(LOCALES.get(language, language))

    @cached_property
    def direction(self) -> str:
        """ "ltr" or "rtl"."""
        return self.locale.text_direction

    def apart(self, text: str) -> str:
        """Return ``text``, between marks where its direction would move what stands around it."""
        marked = text and (self.direction == "rtl" or _turns(text))
        return f"{ISOLATES[0]}{text}{ISOLATES[1]}" if marked else text

    @cached_property
    def _sentences(self) -> _Sentences:
        return _sentences(self.language, self.own, self.direction == "rtl")

    def holds(self, name: str) -> bool:
        """Return whether there is a message with that name."""
        return self._sentences.read(name).has_message(name)

    def __call__(self, name: str, /, **values: str | float | Counted) -> str:
        """Return the message ``name`` with its values filled in; numbers become numerals."""
        bundle = self._sentences.read(name)
        message = bundle.get_message(name).value
        assert message is not None, name
        given, long = self._given(values)
        text, errors = bundle.format_pattern(message, given)
        if errors:
            raise LookupError(f"{name}: {errors[0]}")
        return reduce(lambda said, mark: said.replace(mark, long[mark]), long, str(text))

    def _given(
        self, values: Mapping[str, str | float | Counted]
    ) -> tuple[dict[str, str | float], dict[str, str]]:
        """Return the values for Fluent, and the values that are too long for it, by their marks."""
        given: dict[str, str | float] = {}
        long: dict[str, str] = {}
        for name, value in values.items():
            counted = (
                Counted(value, self.number(value)) if isinstance(value, int | float) else value
            )
            number, text = (
                (counted.number, counted.text)
                if isinstance(counted, Counted)
                else (counted, counted)
            )
            if self.direction != "rtl":
                # Otherwise "7 (…), 9 (…)" of Arabic sources shows each number beside the other.
                text = self.apart(text)
            if len(text) > LONGEST:
                mark = f"\ue000{name}\ue000"
                text, long[mark] = mark, text
            given[name], given[f"{name}{_SELECTED}"] = text, number
        return given, long

    def number(self, n: float) -> str:
        """Return a numeral; :class:`sitrep.wording.numbers.Numbers` implements this."""
        raise NotImplementedError


class _Selecting(Transformer):
    """Lets a message select by the plain number and print its formatted text."""

    def visit_SelectExpression(self, node: ast.SelectExpression) -> ast.SelectExpression:
        """Rename the variable that the message selects by."""
        if isinstance(node.selector, ast.VariableReference):
            node.selector.id.name += _SELECTED
        for variant in node.variants:
            self.visit(variant)
        return node

    def visit_Term(self, node: ast.Term) -> ast.Term:
        """Leave a term unchanged: its arguments are words, not values."""
        return node


class _Sentences:
    """The sentences of a language: the workspace's own first, English last.

    A message is parsed when it is first read: a report prints a third of them. Only in
    right-to-left languages does Fluent put marks around all values: elsewhere readers would
    copy them.
    """

    def __init__(self, language: str, own: str, isolating: bool) -> None:
        written = language if language in languages() else ENGLISH
        self._bundle = FluentBundle([LOCALES.get(written, written)], use_isolating=isolating)
        self._unread: dict[str, str] = {}
        for text in (shipped(ENGLISH), shipped(language), own):
            # The text before the first message, the first name, its text, the next name, …
            _, *parts = _START.split(_COMMENT.sub("", text))
            named = zip(parts[::2], parts[1::2], strict=True)
            self._unread |= {name: f"{name} ={rest}" for name, rest in named}

    def read(self, name: str) -> FluentBundle:
        """Return the bundle, which now holds the message ``name`` and those that it refers to."""
        if text := self._unread.pop(name, ""):
            resource = FluentParser(with_spans=False).parse(text)
            self._bundle.add_resource(_Selecting().visit(resource))
            for other in _REFERENCE.findall(text):
                self.read(other)
        return self._bundle


@lru_cache(maxsize=8)
def _sentences(language: str, own: str, isolating: bool) -> _Sentences:
    return _Sentences(language, own, isolating)


def _turns(text: str) -> bool:
    """Return whether ``text`` holds right-to-left letters that no marks isolate yet."""
    while (plain := _ISOLATED.sub("", text)) != text:
        text = plain
    return bool(_RIGHT_TO_LEFT.search(text))


# --- the parts of a message, for checks ------------------------------------------------------


# The shipped catalogue is asked for with each text that is checked against it.
@lru_cache(maxsize=8)
def entries(text: str, known: str = "") -> tuple[Entry, ...]:
    """Return the messages and terms in ``text``, which may refer to those of ``known``."""
    parsed = _parsed(text)
    there = [*_parsed(known).body, *parsed.body]
    shaper = _Shaper({_name(e): e for e in there if isinstance(e, ast.Message | ast.Term)})
    return tuple(
        _entry(entry, text, shaper)
        for entry in parsed.body
        if isinstance(entry, ast.Message | ast.Term | ast.Junk)
    )


@lru_cache(maxsize=4)
def _parsed(text: str) -> ast.Resource:
    return FluentParser().parse(text)


def _entry(entry: ast.Message | ast.Term | ast.Junk, text: str, shaper: _Shaper) -> Entry:
    assert entry.span is not None
    whole = text[entry.span.start : entry.span.end]
    if isinstance(entry, ast.Junk):
        note = entry.annotations[0]
        # The missing part belongs after the text that was read last.
        read = text[: note.span.start if note.span else entry.span.start].rstrip()
        return Entry("", _line(read, len(read)), whole, fault=note.message or "")
    assert entry.id.span is not None
    return Entry(_name(entry), _line(text, entry.id.span.start), whole, shaper.of(entry))


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1


def _name(entry: ast.Message | ast.Term) -> str:
    return f"-{entry.id.name}" if isinstance(entry, ast.Term) else entry.id.name


class _Shaper:
    """Finds the shapes of messages that may refer to each other."""

    def __init__(self, there: Mapping[str, ast.Message | ast.Term]) -> None:
        self._there = there
        self._within: list[str] = []

    def of(self, entry: ast.Message | ast.Term) -> Shape:
        """Return the shape of a message; an empty one where it has no text."""
        name = _name(entry)
        if name in self._within:
            return Shape(faults=(f"{name} refers to itself",))
        self._within.append(name)
        shape = self._pattern(entry.value) if entry.value else Shape()
        self._within.pop()
        return shape

    def _pattern(self, pattern: ast.Pattern) -> Shape:
        shape = Shape()
        for element in pattern.elements:
            if isinstance(element, ast.TextElement):
                shape = shape.then(_plain(element.value))
            else:
                shape = shape.then(self._expression(element.expression))
        return shape

    def _expression(self, expression: Any) -> Shape:
        if isinstance(expression, ast.Placeable):
            return self._expression(expression.expression)
        if isinstance(expression, ast.StringLiteral):
            return _plain(str(expression.parse()["value"]))
        if isinstance(expression, ast.NumberLiteral):
            return Shape(silent=False)
        if isinstance(expression, ast.VariableReference):
            value = frozenset({expression.id.name})
            return Shape(value, value, value, silent=False)
        if isinstance(expression, ast.SelectExpression):
            return self._choice(expression)
        if isinstance(expression, ast.MessageReference | ast.TermReference):
            return self._reference(expression)
        return Shape(faults=(f"{expression.id.name}() is not known",))

    def _choice(self, choice: ast.SelectExpression) -> Shape:
        if not isinstance(choice.selector, ast.VariableReference):
            return Shape(faults=("only a value can be selected by",))
        by = frozenset({choice.selector.id.name})
        shapes = []
        for variant in choice.variants:
            shape = self._pattern(variant.value)
            if isinstance(variant.key, ast.NumberLiteral):
                # [1] matches only 1, so a word in this variant states the number.
                shape = shape.then(Shape(always=by, ever=by))
            shapes.append(shape)
        return reduce(Shape.instead, shapes).then(Shape(uses=by))

    def _reference(self, reference: ast.MessageReference | ast.TermReference) -> Shape:
        name = reference.id.name
        term = isinstance(reference, ast.TermReference)
        name = f"-{name}" if term else name
        if name not in self._there or reference.attribute:
            return Shape(faults=(f"there is no {name} to refer to",))
        shape = self.of(self._there[name])
        if term and shape.ever:
            return Shape(faults=(f"{name} is a term, which is given no values",))
        return replace(shape, uses=frozenset()) if term else shape


def _plain(text: str) -> Shape:
    return Shape(speaks=any(c.isalpha() for c in text), silent=not text.strip())
