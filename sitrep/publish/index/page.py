"""The page that lists all reports, and the wording of the feed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from babel import Locale, UnknownLocaleError

from sitrep.config.load import Config
from sitrep.look import theme as look
from sitrep.look.sparkline import sparkline
from sitrep.model.edition import PUBLIC
from sitrep.model.problem import SitrepError
from sitrep.model.published import Entry, FrontPage, IndexCard, Link, Published, ReportFile
from sitrep.model.report import Card
from sitrep.publish.index import lines, tolls
from sitrep.publish.index.collect import PAGE
from sitrep.publish.index.history import history
from sitrep.templating import limits, outside
from sitrep.templating.environment import environment_for, rendered
from sitrep.templating.policy import policed
from sitrep.wording import Words, terms
from sitrep.wording.phrases import headed, over_time, size


def front_page(
    found: Sequence[Published], config: Config, words: Words, kinds: Mapping[str, str]
) -> FrontPage:
    """Return the page in the language of ``words``; ``found`` is in the page's order.

    ``kinds`` maps the ending of a report's page to its label.
    """
    last = {(r.period.id, r.template): r.issue for r in sorted(found, key=lambda r: r.issue)}
    entries = tuple(
        _entry(
            r,
            config,
            words,
            r.issue < last[r.period.id, r.template],
            (*_links(r.files, words, kinds), *_pack(r, words), *_notice(r, words)),
        )
        for r in found
    )
    page = FrontPage(
        language=words.language,
        direction=words.direction,
        title=config.report.title,
        subtitle=words("index-title"),
        issuer=words("issued-by", issuer=config.issuer) if config.issuer else "",
        author=config.issuer or config.report.title,
        skip=words("index-skip"),
        latest=words("index-latest"),
        earlier=words("index-earlier"),
        key_figures=words("section-key-figures"),
        none=words("index-none"),
        follow=words("index-feed"),
        key=words("index-trends"),
        disclaimer=config.report.disclaimer,
        entries=entries,
    )
    return _listed(page, config, words) if entries else page


def _listed(page: FrontPage, config: Config, words: Words) -> FrontPage:
    """Return ``page`` with its reports by period, and the chart of their first toll."""
    groups = lines.by_period(page.entries)
    mains = [group[0].published for group in groups if not group[0].published.withdrawn]
    names = tolls.chosen(mains)
    what = [headed(_what(name, config, words)) for name in names]
    newest, *earlier = lines.lines(groups, names, words)
    return replace(
        page,
        history=history(mains, names[0], what[0], words) if names else None,
        newest=newest,
        years=lines.years(earlier),
        areas=tolls.areas(mains, words) if names else "",
        columns=tuple(what),
        period=words("index-column-period"),
        files=words("index-column-files"),
        contents=words("index-years"),
        cover_alt=words("index-cover", heading=newest.entry.heading, period=newest.entry.period),
    )


def _what(name: str, config: Config, words: Words) -> str:
    known = config.indicators.get(name)
    return terms.indicator(words, known) if known else terms.plain(name)


def _entry(
    report: Published, config: Config, words: Words, replaced: bool, links: tuple[Link, ...]
) -> Entry:
    head = report.masthead
    own = head.title != config.report.title
    return Entry(
        id=f"r-{report.folder}",
        heading=words("index-heading", report=head.subtitle, title=head.title)
        if own
        else head.subtitle,
        period=head.period,
        facts=tuple(filter(None, (head.calendar, head.as_of, *_issue(report, words)))),
        notes=tuple(_notes(report, replaced, words)),
        language=report.language,
        direction=_direction(report.language),
        cards=tuple(IndexCard(card, _alt(card, words)) for card in report.cards),
        links=links,
        published=report,
        replaced=replaced,
        data=_data(report.data, words) if report.data else None,
    )


def _issue(report: Published, words: Words) -> Iterator[str]:
    if report.template:
        yield words("index-template", name=terms.template(words, report.template))
    if report.issue > 1:
        yield words("index-reissue", number=report.issue)
    yield words("index-created", date=words.date(report.created))


def _notes(report: Published, replaced: bool, words: Words) -> Iterator[str]:
    if gone := report.withdrawn:
        day = words.date(gone.day)
        yield words("index-withdrawn", date=day, reason=gone.reason)
    if report.masthead.partial:
        yield report.masthead.partial
    if replaced:
        yield words("index-replaced")


def _alt(card: Card, words: Words) -> str:
    # The label says what is counted; the points are in the order of their dates.
    return over_time(words, card.label, ((point.label, point.text) for point in card.trend))


def _called(label: str, words: Words) -> str:
    """Return an output's label: a message, or plain text of an output that is not shipped."""
    return words(label) if words.holds(label) else label


def _links(files: Sequence[ReportFile], words: Words, kinds: Mapping[str, str]) -> Iterator[Link]:
    several = len(Counter(file.language for file in files)) > 1
    for file in files:
        what, large = _called(kinds[file.format], words), size(words, file.size)
        if several:
            about = {"what": what, "language": _language(file.language)}
            brief = words("index-file-language", **about)
            label = words("index-file-both", size=large, **about)
        else:
            brief, label = what, words("index-file-size", what=what, size=large)
        yield Link(file.path, label, file.language, brief)


def _pack(report: Published, words: Words) -> Iterator[Link]:
    if report.pack:
        label = words("pack-title")
        yield Link(report.pack, label, report.language, label)


def _notice(report: Published, words: Words) -> Iterator[Link]:
    if report.withdrawn:
        label = words("index-notice")
        yield Link(f"{report.folder}/{PUBLIC}/{PAGE}", label, report.language, label)


def _data(file: ReportFile, words: Words) -> Link:
    return Link(file.path, words("index-format-data"), brief=words("index-format-data"))


def _locale(language: str) -> Locale | None:
    try:
        return Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return None


def _language(code: str) -> str:
    locale = _locale(code)
    return str(locale.get_display_name(locale) if locale else code)


def _direction(code: str) -> str:
    locale = _locale(code)
    return str(locale.text_direction) if locale else "ltr"


def html(page: FrontPage, config: Config, *, feed: str) -> str:
    """Return the page that lists all reports; ``feed`` is the feed's file beside it."""
    theme, workspace = config.theme, config.folder
    environment = environment_for(workspace, "standard")
    environment.filters["sparkline"] = sparkline
    context = {
        "page": page,
        "paper": config.report.page,
        "feed": feed,
        "organisation": theme.organisation,
        "logo": look.logo(theme, workspace),
        "style": look.variables(theme),
    }
    text = rendered(environment, ["index.html"], context, workspace)
    text = policed(re.sub(r"\n\s*\n+", "\n", text))
    own = limits.has_own(workspace)
    if own and (problems := outside.problems(text, workspace, beside=True)):
        raise SitrepError(problems)
    return text
