"""Sources, method, caveats: what was counted, by which rule, and what was left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sitrep.compose import overlaps
from sitrep.compose.phrases import Phrases
from sitrep.compose.sections import FLASH, BuiltIn, find
from sitrep.model.problem import Severity
from sitrep.model.report import Section
from sitrep.model.summary import Source, Summary
from sitrep.wording import terms
from sitrep.wording.words import N_, Words


def compose(summary: Summary, phrases: Phrases) -> Section:
    """Return the section; it is printed even where nothing was reported."""
    return Section(
        "method",
        phrases.section_title("method"),
        paragraphs=tuple(_sources(summary, phrases)),
        bullets=(*caveats(summary, phrases), *_inputs(summary, phrases)),
        tables=overlaps.tables(summary, phrases),
    )


def brief(summary: Summary, phrases: Phrases) -> Section:
    """Return what :func:`compose` does, its sentences as one paragraph: for one page."""
    whole = compose(summary, phrases)
    said = " ".join((*whole.paragraphs, *whole.bullets))
    title = phrases.section_title("brief_method")
    return replace(whole, id="brief_method", title=title, paragraphs=(said,), bullets=())


def told(section: Section, left_out: Sequence[str], words: Words) -> Section:
    """Return the method section with the sections that config.toml leaves out named in it."""
    kind = find(section.id)
    if kind is None or not kind.method or not left_out:
        return section
    note = words(
        "Not printed, by choice of the issuer: %(sections)s.", sections=words.list(left_out)
    )
    return replace(section, notes=(*section.notes, note))


def caveats(summary: Summary, phrases: Phrases) -> Iterator[str]:
    """Yield every rule that was in force and every limit of the figures."""
    words = phrases.words
    yield words(
        "Unreported is not zero: a figure whose events do not all state a number is a minimum, "
        "and says how many of them do."
    )
    yield _conflict_rule(summary, phrases)
    yield (
        words("An event belongs to the period that holds its first day; counts are never split.")
        if summary.rules.allocate == "date_start"
        else words(
            "An event belongs to the period that holds its last day; counts are never split."
        )
    )
    yield words("Running totals, by whatever source, are shown apart and never added to events.")
    yield from _undated(summary, phrases)
    yield from _floors(summary, phrases)
    yield (
        words("Events that a party disputes are counted and marked.")
        if summary.rules.disputed == "include"
        else words("Events that a party disputes are not counted.")
    )
    if summary.rules.range == "midpoint":
        yield words("A range stated by a source counts as its midpoint.")
    if summary.rules.round_displacement:
        yield words(
            "Displacement figures of 1,000 and more are rounded for reading; sums are made from "
            "the unrounded figures. Deaths and injuries are never rounded."
        )
    if summary.rules.household_size is not None:
        size = words.number(summary.rules.household_size)
        yield words(
            "Households are turned into people at %(size)s people each; the result is approximate.",
            size=size,
        )
    yield from overlaps.caveats(summary, phrases)
    yield from _left_out(summary, phrases)
    for caveat in phrases.format_caveats:
        yield words(caveat)


def _conflict_rule(summary: Summary, phrases: Phrases) -> str:
    words = phrases.words
    preferred = words.list(summary.rules.sources_preferred) or "—"
    return {
        "conservative": words(
            "Where sources differ on one event, the lowest figure is counted and all are shown."
        ),
        "majority": words(
            "Where sources differ on one event, the figure stated most often is "
            "counted, the lowest on a tie, and all are shown."
        ),
        "highest": words(
            "Where sources differ on one event, the highest figure is counted and all are shown."
        ),
        "latest": words(
            "Where sources differ on one event, the latest figure is counted and all are shown."
        ),
        "preferred": words(
            "Where sources differ on one event, the figure of the preferred "
            "source is counted (%(sources)s) and all are shown.",
            sources=preferred,
        ),
    }[summary.rules.conflict]


def _undated(summary: Summary, phrases: Phrases) -> Iterator[str]:
    words, n = phrases.words, len(summary.undated)
    if n:
        yield words.plural(
            "Known only to its month or year: %(n)s event, which is in the counts since the "
            "baseline and in no week.",
            "Known only to their month or year: %(n)s events, which are in the counts since the "
            "baseline and in no week.",
            n,
        )


def _floors(summary: Summary, phrases: Phrases) -> Iterator[str]:
    words = phrases.words
    if summary.vague_used:
        floors = [
            words("“%(word)s” as at least %(number)s", word=word, number=words.number(floor))
            for word, floor in sorted(summary.vague_used.items(), key=lambda item: item[1])
        ]
        yield words(
            "Vague words stand as printed by their source and count in sums as: %(floors)s.",
            floors="; ".join(floors),
        )


def _left_out(summary: Summary, phrases: Phrases) -> Iterator[str]:
    """Yield what was not counted, with how many and why."""
    words = phrases.words
    for code, n in summary.left_out.items():
        yield words.plural(
            "Not counted: %(n)s row, %(reason)s.",
            "Not counted: %(n)s rows, %(reason)s.",
            n,
            reason=terms.reason(words, code),
        )
    read = {c.path for c in summary.counts}
    errors = (p for p in summary.problems if p.severity is Severity.ERROR)
    bad = len({(p.path, p.line) for p in errors if p.line and p.path in read})
    aside = sum(n for c in summary.counts for n in c.left_out.values()) - bad
    if aside > 0:
        yield words.plural(
            "Read, and no event of its own: %(n)s row (part of another row, a total or a note).",
            "Read, and no events of their own: %(n)s rows (parts of other rows, totals or notes).",
            aside,
        )
    if bad:
        yield words.plural(
            "Left out because of a problem in it: %(n)s row; report.json lists where.",
            "Left out because of problems in them: %(n)s rows; report.json lists where.",
            bad,
        )
    for problem in summary.problems:
        if problem.severity is Severity.ERROR and problem.path not in read:
            yield words(
                "The input %(path)s was left out: %(reason)s.",
                path=problem.path,
                reason=terms.reason(words, problem.code),
            )
    warned = sum(p.severity is Severity.WARNING for p in summary.problems)
    if warned:
        yield words.plural(
            "About the inputs, %(n)s warning was given; report.json lists it.",
            "About the inputs, %(n)s warnings were given; report.json lists them.",
            warned,
        )


def _sources(summary: Summary, phrases: Phrases) -> Iterator[str]:
    """Yield who speaks of the period, with what and when, in one paragraph."""
    words = phrases.words
    named = [
        words("%(source)s (%(what)s)", source=s.name, what=", ".join(_said(s, phrases)))
        for s in summary.sources
    ]
    if named:
        yield words("Sources of this period: %(sources)s.", sources="; ".join(named))


def _said(source: Source, phrases: Phrases) -> Iterator[str]:
    words = phrases.words
    if source.accounts:
        yield words.plural("%(n)s account", "%(n)s accounts", source.accounts)
    if source.totals:
        yield words.plural("%(n)s running total", "%(n)s running totals", source.totals)
    if source.first and source.last:
        yield words.dates(source.first, source.last)


def _inputs(summary: Summary, phrases: Phrases) -> Iterator[str]:
    """Yield what was read and what became of it, of all periods."""
    words = phrases.words
    read = [
        words.plural(
            "%(path)s (%(format)s: %(n)s row, %(used)s used, %(left)s left out)",
            "%(path)s (%(format)s: %(n)s rows, %(used)s used, %(left)s left out)",
            count.rows,
            path=count.path,
            format=count.format,
            used=words.number(count.used),
            left=words.number(sum(count.left_out.values())),
        )
        for count in summary.counts
    ]
    if read:
        yield words("Read, of all periods: %(inputs)s.", inputs="; ".join(read))


WHOLE = BuiltIn("method", N_("Sources, method and caveats"), 120, make=compose, method=True)
BRIEF = BuiltIn(
    "brief_method",
    N_("Sources and method in brief"),
    130,
    make=brief,
    templates=(FLASH,),
    method=True,
)
