"""The stages in order: read, clean, reconcile, summarise, redact, chart, compose, output, publish.

Only this module knows the order. Each stage is imported where it runs: ``doctor`` needs none.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sitrep.arithmetic.periods import previous
from sitrep.arithmetic.small_cells import hides_cells
from sitrep.choices import Draw, chart_maker, faults_of, load, notices, sections, setting
from sitrep.config.load import Config
from sitrep.look import legibility
from sitrep.model.accounts import Reconciled, TextTable
from sitrep.model.counted import Counted
from sitrep.model.dates import Period, Window
from sitrep.model.ground import Ground
from sitrep.model.last import Last
from sitrep.model.problem import Problem, SitrepError, refuse
from sitrep.model.report import PICTURES, Drawing, Report
from sitrep.model.request import Built, Request
from sitrep.model.storage import text_as_objects
from sitrep.model.summary import Summary
from sitrep.wording import Words
from sitrep.wording.own import OwnWords, own_words

if TYPE_CHECKING:
    from sitrep.clean import Cleaned
    from sitrep.narrative.load import Setting as TextSetting
    from sitrep.publish.adding import Plan, Published
    from sitrep.reconcile.overlaps import Overlaps, Sides
    from sitrep.redact.earlier import Earlier

#: Called with the name of each stage as it starts; the command line shows it.
Notify = Callable[[str], None]


@dataclass(frozen=True)
class Inputs:
    """Everything read and cleaned, with all its problems."""

    config: Config
    tables: tuple[TextTable, ...]
    cleaned: Cleaned
    overlaps: Overlaps
    problems: tuple[Problem, ...]
    own: OwnWords = field(default_factory=OwnWords)
    ground: Ground | None = None
    #: The accounts as they were last reconciled: for an edition, as of a day.
    joined: Last[Sides] = field(default_factory=Last, compare=False, repr=False)

    def words(self, request: Request) -> Words:
        """Return the words to build with, the workspace's own included."""
        return self.own.words(request.language or self.config.report.language)


class Composed(NamedTuple):
    """A report to be printed, its charts, and the warnings about its narrative text."""

    report: Report
    drawings: tuple[Drawing, ...]
    problems: tuple[Problem, ...]


def gather(
    config_path: Path, notify: Notify = lambda stage: None, today: dt.date | None = None
) -> Inputs:
    """Return the inputs that config.toml names, with every problem in them."""
    return gather_from(load(config_path), notify, today)


@text_as_objects()
def gather_from(
    config: Config, notify: Notify = lambda stage: None, today: dt.date | None = None
) -> Inputs:
    """Return the inputs that ``config`` names, with every problem in them and in its words."""
    from sitrep.cache.ground import ground_of
    from sitrep.summarise.unknown import Known, unknown

    notify("reading")
    inputs, own = _tables(config, notify, today), own_words(config.folder)
    ground, bad = ground_of(config)
    asked = unknown(inputs.config, Known(inputs.cleaned, ground))
    told = (*own.problems, *inputs.problems, *bad, *asked)
    return replace(inputs, own=own, ground=ground, problems=told)


def _tables(config: Config, notify: Notify, today: dt.date | None) -> Inputs:
    """Return what is read; of the same inputs as last time, what was cleaned then."""
    from sitrep import cache
    from sitrep.clean import KINDS
    from sitrep.reconcile.overlaps import Member

    place, kinds = cache.place(config), (*KINDS, Member)
    day, indicators, *rest = (place.get(kinds) if place else None) or (None, None)
    # What was of a day to come when it was kept may be of the past by now.
    if indicators is not None and (day == today or (day and not rest[1].future)):
        return Inputs(replace(config, indicators=indicators), *rest)
    inputs = fresh(config, notify, today)
    if place:
        # Reading sets the indicators' units.
        about = (today, inputs.config.indicators, inputs.tables)
        place.put((*about, inputs.cleaned, inputs.overlaps, inputs.problems), kinds)
    return inputs


def fresh(
    config: Config, notify: Notify, today: dt.date | None, other: Mapping[Path, Path] | None = None
) -> Inputs:
    """Return what is read and cleaned now; ``other`` says which file is read for another."""
    from sitrep.clean import clean, unnamed
    from sitrep.compare.kept import with_gone
    from sitrep.config.remedies import told
    from sitrep.read import formats, one_unit, read_all
    from sitrep.reconcile.overlaps import overlaps_in, with_data

    tables, problems, earlier = read_all(config, other)
    tables, gone = with_gone(tables, earlier, partial(clean, config=config, today=today))
    tables, config, mixed = one_unit(tables, config)
    tables, overlaps, overlapping = overlaps_in(tables, config, {f.name for f in formats.known()})
    tables = unnamed(tables, {source.name for source in config.sources})
    notify("cleaning")
    cleaned = clean(tables, config, today)
    given = (*problems, *gone, *mixed, *overlapping, *cleaned.problems)
    found = told(given, tables)
    # No later stage needs the text, which takes most of the memory.
    slim = tuple(replace(t, frame=t.frame.iloc[:0, :0], problems=()) for t in tables)
    return Inputs(config, slim, cleaned, with_data(overlaps, cleaned.accounts), found)


@text_as_objects()
def counted(inputs: Inputs, request: Request) -> Counted:
    """Return what the edition's readers may have counted for them; nothing is redacted yet."""
    from sitrep.reconcile import ids_in_force, reconcile
    from sitrep.reconcile.overlaps import aside, sides
    from sitrep.redact.beforehand import beforehand
    from sitrep.summarise import Read, choosing, summarise
    from sitrep.summarise.assembled import assembled
    from sitrep.summarise.coverage import coverage

    config, cleaned, overlaps, cut = inputs.config, inputs.cleaned, inputs.overlaps, request.as_of
    joined = partial(reconcile, measures=cleaned.measures, rules=config.rules, as_of=cut)
    edition = config.editions[request.edition]
    every, totals, sectors, kept = beforehand(cleaned, edition, config.rules)
    make = partial(sides, every, totals, overlaps, joined, partial(ids_in_force, as_of=cut))
    both = inputs.joined.of((request.edition, cut), make)
    reconciled, out = both.whole, both.whole.left_out
    if (settled := choosing.settled(reconciled, request, config)) is None:
        early = request.as_of if len(cleaned.accounts) or cleaned.totals else None
        raise SitrepError([*inputs.problems, choosing.nothing(config, inputs.tables, early, out)])
    areas, left = coverage(inputs.tables, aside(overlaps)), {**both.set_aside, **kept}
    told = (*inputs.problems, *reconciled.problems)
    read = Read(cleaned.counts, told, cleaned.linked, both.beside, left, areas, sectors, cut)
    whole = summarise(reconciled, *settled, config, read)
    parts = ((names, summarise(o, *settled, config)) for names, o in both.turned.items())
    whole = assembled(whole, parts, config.source_names)
    return Counted(whole, reconciled, both.turned, reconciled.problems)


@text_as_objects()
def summary_of(
    inputs: Inputs, request: Request
) -> tuple[Summary, tuple[Period, ...], tuple[Problem, ...]]:
    """Return what the edition may see counted, the periods with data, and what counting showed."""
    from sitrep.compare.since import Now, with_changes
    from sitrep.places.matching import not_on_map
    from sitrep.record import behind
    from sitrep.redact import already_out, redact
    from sitrep.summarise import periods_with_data
    from sitrep.summarise.unknown import too_late

    config, cleaned = inputs.config, inputs.cleaned
    whole, reconciled, turned, told = counted(inputs, request)
    now = Now(cleaned.accounts, reconciled, turned, config)
    whole = with_changes(whole, behind(request, config, whole.period), now)
    edition, clear = config.editions[request.edition], config.cleared.on(request.latest)
    whole = _with_evidence(whole, reconciled, cleaned, named=edition.ids)
    out = _earlier(whole, inputs, request)
    shown = redact(whole, edition, cleaned.guarded, clear, out)
    told = (*told, *not_on_map(shown.areas, inputs.ground))
    told += (*already_out(whole, edition, clear, out), *too_late(config, shown.period.end))
    return shown, periods_with_data(reconciled, config), told


def _with_evidence(whole: Summary, made: Reconciled, cleaned: Cleaned, *, named: bool) -> Summary:
    """Return the summary with which events may be one and, ``named``, what each account states."""
    from sitrep.reconcile.candidates import alike, without_ids
    from sitrep.summarise.evidence import evidence

    accounts, measures, period = made.accounts, cleaned.measures, whole.period
    n, left = without_ids(accounts, measures, whole)
    whole = replace(whole, unnumbered=n, uncompared=left)
    if not named:
        return whole
    told = evidence(cleaned.accounts, made, [line.event_id for line in whole.events])
    return replace(whole, evidence=told, candidates=alike(accounts, measures, period))


def _earlier(summary: Summary, inputs: Inputs, request: Request) -> Earlier:
    """Return what published reports say of groups, where the edition withholds counts of some."""
    from sitrep.publish.earlier import stated_before
    from sitrep.record import reports_out
    from sitrep.redact.earlier import Earlier

    config, before = inputs.config, previous(summary.period, inputs.config.weeks)
    hides = hides_cells(inputs.cleaned.measures, config.rules, config.editions[request.edition])
    stated = stated_before(*reports_out(request)) if hides else ()
    return Earlier(stated, Window(before.start, before.end))


def composed(
    summary: Summary, inputs: Inputs, request: Request, draw: Draw | None = None
) -> Composed:
    """Return the report ready to print. Raises SitrepError with every problem in the narrative."""
    from sitrep import compose
    from sitrep.narrative.load import of_report

    config, words = inputs.config, inputs.words(request)
    text = of_report(inputs, summary, text_setting(config, summary, words), sections(config))
    drawings = (draw or chart_maker())(summary, words, config.theme, inputs.ground)
    caveats = tuple(dict.fromkeys(c for t in inputs.tables for c in t.caveats))
    texts, told = (text.sections, text.problems) if text else ({}, ())
    given = compose.Setting(config, words, request.created, texts, caveats)
    return Composed(compose.compose(summary, [d.chart for d in drawings], given), drawings, told)


def text_setting(config: Config, summary: Summary, words: Words) -> TextSetting:
    """Return what a text of the summary's period is printed in, its references included."""
    from sitrep import compose
    from sitrep.narrative.references import setting_of

    return setting_of(*compose.nameable(config, summary, words), summary, words)


def build(
    request: Request,
    notify: Notify = lambda stage: None,
    draw: Draw | None = None,
    read: Callable[..., Inputs] = gather,
) -> Built:
    """Build and publish one report; raises SitrepError with all problems. ``draw`` draws charts."""
    from sitrep import outputs, record
    from sitrep.compose.sections import faults
    from sitrep.narrative import load as narrative
    from sitrep.publish import adding, manifest

    inputs = read(request.config, notify, request.today)
    if request.template:
        inputs = replace(inputs, config=faults.with_template(inputs.config, request.template))
    config = inputs.config
    asked, unmade = outputs.makeable(request.formats if request.some else outputs.wanted(config))
    refuse([*unmade, *faults_of(config, asked), *(() if request.keep_going else inputs.problems)])
    notify("reconciling")
    summary, periods, seen = summary_of(inputs, request)
    request, config, summary = record.in_force(request, config, summary)
    inputs = replace(inputs, config=config)
    language = inputs.words(request).language
    text = narrative.file_of(config.folder, summary.period.id, language, request.edition)
    made_from = (summary, config, inputs.tables, request, text, inputs.own.files.get(language))
    pages = outputs.pages(language, draft=summary.draft)
    plan = adding.plan(asked, pages, manifest.Made(*made_from), outputs.lacking)
    refuse([*seen, *plan.told, *faults_of(config, plan.again)])
    told = (*unmade, *notices(config), *inputs.problems, *seen)
    if request.if_changed and adding.stands(plan, pages, record.last_change(config.folder)):
        return Built(
            plan.standing.folder, adding.left(plan), summary, told, periods, unchanged=True
        )
    written, more = _written(plan, inputs, draw or chart_maker(), notify)
    return written.built(summary, (*told, *plan.told, *more), periods, inputs.cleaned.counts)


def _written(
    plan: Plan, inputs: Inputs, draw: Draw, notify: Notify
) -> tuple[Published, tuple[Problem, ...]]:
    """Draw, print and publish what is planned; return it with what that showed."""
    from sitrep import charts, outputs
    from sitrep.publish import adding
    from sitrep.publish.index import list_all
    from sitrep.templating.renamed import noted

    config, summary, request = inputs.config, plan.made.summary, plan.made.request
    notify("drawing charts")
    shown = outputs.pictures(plan.formats, config.folder) | plan.standing.pictures()
    of_charts = partial(draw, pictures=shown if request.some else PICTURES)
    made = composed(summary, inputs, replace(request, created=plan.created), of_charts)
    boxes = charts.without_font([made.report, *made.drawings])
    strange = frozenset("".join(boxes.values()))
    printed = replace(setting(config), without_font=strange, draft=summary.draft)
    with noted() as renamed:
        files = outputs.written(plan.formats, made.report, made.drawings, printed, notify)
    notify("publishing")
    written = adding.publish(plan, files, made.report, made.drawings)
    listing = list_all(request.home, config, outputs.labels()) if request.is_relisted else ()
    return written, (*listing, *made.problems, *renamed, *legibility.letters(config, boxes))
