"""The page that lists all reports, and the wording of the feed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from babel import Locale, UnknownLocaleError

from sitrep.config.load import Config
from sitrep.look import theme as look
from sitrep.model.published import Entry, FrontPage, IndexCard, Link, Published, ReportFile
from sitrep.model.report import Card
from sitrep.publish.index.sparkline import sparkline
from sitrep.templating.environment import environment_for, rendered
from sitrep.wording.words import Words


def front_page(
    found: Sequence[Published], config: Config, words: Words, kinds: Mapping[str, str]
) -> FrontPage:
    """Return the page in the language of ``words``; ``found`` is in the page's order.

    ``kinds``: what readers call a page with that ending.
    """
    last = {(r.period.id, r.template): r.issue for r in sorted(found, key=lambda r: r.issue)}
    entries = tuple(
        _entry(
            r,
            config,
            words,
            r.issue < last[r.period.id, r.template],
            tuple(_links(r.files, words, kinds)),
        )
        for r in found
    )
    return FrontPage(
        language=words.language,
        direction=words.direction,
        title=config.report.title,
        subtitle=words("Situation reports"),
        issuer=words("Issued by %(issuer)s", issuer=config.issuer) if config.issuer else "",
        author=config.issuer or config.report.title,
        skip=words("Skip to the reports"),
        latest=words("Latest report"),
        earlier=words("Earlier reports"),
        key_figures=words("Key figures"),
        none=words("No report has been published yet."),
        follow=words("Feed of new reports (Atom)"),
        key=words(
            "Small charts start at zero and are drawn from each report's own weeks or from one "
            "source's running totals, by that report's rules. A grey band is a time for which "
            "no number was stated: it is not zero. A ring is a week that was not over."
        ),
        disclaimer=config.report.disclaimer,
        entries=entries,
    )


def _entry(
    report: Published, config: Config, words: Words, replaced: bool, links: tuple[Link, ...]
) -> Entry:
    head = report.masthead
    own = head.title != config.report.title
    return Entry(
        id=f"r-{report.folder}",
        heading=f"{head.title}: {head.subtitle}" if own else head.subtitle,
        period=head.period,
        facts=tuple(filter(None, (head.calendar, head.as_of, *_issue(report, words)))),
        notes=tuple(filter(None, (head.partial, *_replaced(replaced, words)))),
        language=report.language,
        direction=_direction(report.language),
        cards=tuple(IndexCard(card, _alt(card, words)) for card in report.cards),
        links=links,
        published=report,
    )


def _issue(report: Published, words: Words) -> Iterator[str]:
    if report.template:
        yield words("template: %(name)s", name=report.template)
    if report.issue > 1:
        yield words("re-issue %(number)s", number=words.number(report.issue))
    yield words("created on %(date)s", date=words.date(report.created))


def _replaced(replaced: bool, words: Words) -> Iterator[str]:
    if replaced:
        yield words("A later issue of this report replaces it.")


def _alt(card: Card, words: Words) -> str:
    said = [
        words("%(what)s: %(figure)s", what=point.label, figure=point.text) for point in card.trend
    ]
    # The label says what is counted; the points are in the order of their dates.
    return words("%(what)s over time: %(points)s", what=card.label, points="; ".join(said))


def _links(files: Sequence[ReportFile], words: Words, kinds: Mapping[str, str]) -> Iterator[Link]:
    several = len(Counter(file.language for file in files)) > 1
    for file in files:
        about = [_language(file.language)] if several else []
        about += [_size(file.size, words)]
        label = words(
            "%(what)s (%(about)s)", what=words(kinds[file.format]), about=", ".join(about)
        )
        yield Link(file.path, label, file.language)


def _size(size: int, words: Words) -> str:
    if size < 1_000_000:
        return words("%(n)s kB", n=words.number(max(1, round(size / 1000))))
    return words("%(n)s MB", n=words.number(round(size / 1_000_000, 1)))


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
    return re.sub(r"\n\s*\n+", "\n", text)
