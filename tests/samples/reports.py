"""Reports made by hand, for what turns a Report into pages: no data are read to make them.

``report`` is a normal week, ``quiet`` one without reports, ``crowded`` has everything too
long, ``hostile`` has text in it that wants to be code, ``arabic`` reads right to left.
"""

import datetime as dt
import io
from dataclasses import fields, replace
from functools import lru_cache

from sitrep.arithmetic.periods import Weeks, previous
from sitrep.model.codes import Code, Precision, Status
from sitrep.model.dates import Since, Window
from sitrep.model.figure import Figure, Qualifier
from sitrep.model.problem import Problem, Severity
from sitrep.model.report import (
    Card,
    Chart,
    Column,
    FigureEntry,
    Masthead,
    Narrative,
    Report,
    Section,
    Table,
    TrendPoint,
)
from sitrep.model.saved import Pictures
from sitrep.model.sectors import Sectors
from sitrep.model.summary import (
    Conflict,
    Disputed,
    EventLine,
    Health,
    Revision,
    Rules,
    RunningTotal,
    Source,
    Statement,
    Summary,
)

WEEKS = Weeks.of("iso")
PERIOD = WEEKS.parse("2019-W19")
AS_OF = dt.date(2019, 5, 12)
CREATED = dt.date(2019, 5, 13)
WINDOW = Window(PERIOD.start, PERIOD.end)
HEALTH = "Attacks on health care"

LABELS = {"skip": "Skip to the report", "contents": "In this report"}

HOSTILE = (
    '<script>alert("x")</script> {{ 7 * 7 }} {% raw %} =cmd() | [a](http://evil.example) '
    "![b](c) **bold** _it_ `code` <b>tag</b> &amp; &lt; $x$ ~~gone~~ \\ # end"
)


def at_least(n, words=""):
    return Figure(n, n, None, Qualifier.AT_LEAST, words)


MASTHEAD = Masthead(
    title="Northwest Syria",
    subtitle="Situation Report No. 2",
    period="6–12 May 2019",
    calendar="ISO week 19",
    as_of="As of 12 May 2019",
    issuer="Issued by Example Monitoring Group",
    next_report="Next report on or around 20 May 2019",
    edition="Public edition",
    language="English",
)


def chart(name, section, title, width="half"):
    path = f"charts/{name}"
    alt = f"{title}. Week 18: 30 to 67 by source; week 19: at least 35; week 20: 2, partial."
    caption = "Sources: Syrian Civil Defence, UOSSM, SOHR. As of 12 May 2019."
    files = (f"{path}.svg", f"{path}.png", f"{path}.csv")
    return Chart(name, section, title, alt, caption, *files, width, heading=title)


KILLED = chart("killed-weekly", "casualties", "People reported killed, by week")
BY_AREA = chart("killed-area", "casualties", "People reported killed, by district")
FLOW = chart("displaced", "displacement", "People displaced since September 2018")
FACILITIES = chart("health", "health", "Health facilities hit, by damage")
CLAIMS = chart("claims", "disputed", "Who claims what, 29 April–12 May 2019", "full")

#: A week without reports between two, and the last not complete.
TREND = (
    TrendPoint(dt.date(2019, 4, 21), "15–21 April", "2", 2),
    TrendPoint(dt.date(2019, 4, 28), "22–28 April", "3", 3),
    TrendPoint(dt.date(2019, 5, 5), "29 April–5 May", "no reports", None),
    TrendPoint(dt.date(2019, 5, 12), "6–12 May", "at least 5", 5, partial=True),
)
TREND_ALT = (
    "health facilities destroyed or damaged over time: 2 for 15–21 April, 3 for 22–28 April, "
    "no reports for 29 April–5 May and at least 5 for 6–12 May"
)

CARDS = (
    Card(
        "killed",
        "civilians killed since 29 April",
        "more than",
        "150",
        "29 April–12 May 2019",
        "unattributed",
        "reported",
        "",
    ),
    Card(
        "killed-week",
        "people killed in the week",
        "at least",
        "35",
        "6–12 May 2019",
        "2 of 3 events",
        "reported",
        "Week before: 30–67, by source",
    ),
    Card(
        "displaced",
        "people displaced since September 2018",
        "at least",
        "350,000",
        "Running total, 12 May 2019",
        "unattributed",
        "reported",
        "Reported minimum up 27,000 since 7 May",
    ),
    Card(
        "facilities",
        "health facilities destroyed or damaged",
        "at least",
        "5",
        "4–7 May 2019",
        "UN regional coordinator",
        "confirmed",
        "One more than the week before",
        TREND,
    ),
    Card(
        "out",
        "health facilities out of service",
        "",
        "1",
        "As of 12 May 2019",
        "UOSSM",
        "reported",
        "",
    ),
    Card(
        "injured",
        "people injured in the week",
        "",
        "not reported",
        "6–12 May 2019",
        "0 of 3 events",
        "",
        "",
    ),
)

BY_DISTRICT = Table(
    "by-area",
    "Killed and injured, by district, 6–12 May 2019",
    (
        Column("District"),
        Column("Events", "end"),
        Column("Killed", "end"),
        Column("Injured", "end"),
    ),
    (
        ("Ariha", "4", "12–15", "not reported"),
        ("As-Suqaylabiyah", "6", "at least 9", "20"),
        ("Idleb", "2", "3", "11"),
        ("Al Ma'ra", "5", "at least 11", "hundreds"),
        ("All districts", "17", "at least 35", "at least 231"),
    ),
    "17 events; 12 state how many were killed. Events without a stated number count as none.",
)

CONFLICTS = Table(
    "conflicts",
    "Where sources differ, 30 April–4 May 2019",
    (Column("Source"), Column("People killed", "end"), Column("Published"), Column("Status")),
    (
        ("Syrian Civil Defence", "more than 30", "4 May 2019", "reported"),
        (
            "Union of Medical Care and Relief Organizations (UOSSM)",
            "at least 50",
            "4 May 2019",
            "reported",
        ),
        ("Syrian Observatory for Human Rights", "at least 67", "4 May 2019", "reported"),
    ),
    "The three count the same days and are not added. The report uses the lowest minimum.",
)

DISPUTED = Table(
    "disputed",
    "Claims and denials side by side",
    (Column("Event"), Column("Claimed"), Column("Denied or disputed"), Column("Status")),
    (
        (
            "Rockets at Khmeimim airbase, 6 May",
            "36 rockets in two attacks, according to the Russian military; elsewhere “dozens”",
            "—",
            "one party",
        ),
        (
            "Health facilities and residential areas hit, 4–7 May",
            "At least five facilities "
            "destroyed or damaged, according to the UN regional coordinator",
            "Only militant positions were destroyed, according to SANA",
            "disputed",
        ),
    ),
    "Not acknowledging is not denying.",
)

SOURCES = Table(
    "sources",
    "Sources of this report",
    (Column("Source"), Column("Accounts", "end"), Column("First"), Column("Last")),
    (
        ("SANA", "2", "7 May 2019", "9 May 2019"),
        ("SOHR", "6", "30 April 2019", "11 May 2019"),
        ("Syrian Civil Defence", "9", "29 April 2019", "12 May 2019"),
        ("UOSSM", "3", "4 May 2019", "8 May 2019"),
    ),
)

SECTIONS = (
    Section(
        "highlights",
        "Highlights",
        bullets=(
            "A ground offensive began on 6 May; two towns in northwest Hama, Qalaat al-Madiq and "
            "Kafr Nabutha, changed hands by 11 May.",
            "More than 150 civilians were reported killed and hundreds wounded between 29 April and "
            "12 May. Sources for the first days differ: more than 30, at least 50, at least 67.",
            "At least five medical facilities were destroyed or damaged in 72 hours; the underground "
            "hospital at Hass is out of service.",
        ),
    ),
    Section(
        "key_figures",
        "Key figures",
        cards=CARDS,
        notes=("A figure is reported unless it is marked as confirmed.",),
    ),
    Section(
        "overview",
        "Situation overview",
        paragraphs=(
            "In the week of 6 to 12 May, 17 events were reported in four districts, against nine in "
            "the week before. Most were air strikes; shelling was reported in all four districts.",
        ),
        narrative=Narrative(
            "Fuel **prices doubled** in Idleb.",
            "<p>Fuel <strong>prices doubled</strong> in Idleb.</p>",
        ),
    ),
    Section(
        "casualties",
        "Casualties",
        paragraphs=(
            "At least 35 people were reported killed in the week, according to Syrian Civil Defence "
            "and SOHR. Two thirds of them were in As-Suqaylabiyah and Al Ma'ra districts.",
        ),
        charts=(KILLED, BY_AREA),
        tables=(BY_DISTRICT, CONFLICTS),
    ),
    Section(
        "displacement",
        "Displacement",
        paragraphs=(
            "At least 350,000 people had been displaced since September 2018 as of 12 May, against "
            "at least 323,000 as of 7 May. A rise of a reported minimum is not a count of newly "
            "displaced people.",
        ),
        charts=(FLOW,),
    ),
    Section(
        "health",
        HEALTH,
        charts=(FACILITIES,),
        tables=(
            Table(
                "facilities",
                "Facilities hit, 4–7 May 2019",
                (Column("Facility"), Column("Attacks", "end"), Column("Damage")),
                (
                    ("Hass underground hospital", "2", "destroyed"),
                    ("Kafr Nabl facility", "1", "damaged"),
                    ("Three more facilities", "3", "not detailed"),
                ),
                "An attack is not a facility: two attacks hit the same one.",
            ),
        ),
    ),
    Section(
        "changes",
        "Changes and corrections",
        bullets=(
            "People killed on 30 April in Kafr Nabl: 4, not 3, according to Syrian Civil Defence.",
        ),
    ),
    Section("disputed", "Disputed and unverified reports", charts=(CLAIMS,), tables=(DISPUTED,)),
    Section(
        "method",
        "Sources, method and caveats",
        paragraphs=(
            "An event belongs to the week in which it began. Where sources differ on one event, the "
            "lowest minimum is used and the others are shown.",
        ),
        tables=(SOURCES,),
        notes=(
            "“Dozens” counts as at least 24, “hundreds” as at least 200.",
            "Two events are known only to the month; they are in the running totals, not in a week.",
        ),
    ),
    Section(
        "contacts",
        "Contacts",
        paragraphs=(
            "Example Monitoring Group, reports@example.org. Created on 13 May 2019.",
            "The boundaries and names shown do not imply endorsement.",
        ),
    ),
)


def summary(**changes):
    """A Summary with nothing in it but ``changes``."""
    empty = {
        "period": PERIOD,
        "previous": previous(PERIOD, WEEKS),
        "as_of": AS_OF,
        "completeness": None,
        "changes": None,
        "reissue": None,
        "baseline": None,
        "rules": Rules(),
        "sectors": Sectors(),
        "confirmed": 0,
        "areas_window": WINDOW,
        "health": Health(0, None, False, (), (), {}, {}, {}, {}, None, None, "", ()),
    }
    mappings = ("indicators", "tallies", "cumulative", "weekly", "histories")
    mappings += ("left_out", "vague_used")
    names = [f.name for f in fields(Summary)]
    rest = {n: {} if n in mappings else () for n in names if n not in empty}
    return Summary(**{**empty, **rest, **changes})


def entry(figure, text, **changes):
    values = {
        "low": figure.low,
        "best": figure.best,
        "high": figure.high,
        "qualifier": figure.qualifier.value,
        "text": text,
        "unit": "people",
        "reported": 12,
        "of": 17,
        "since": PERIOD.start,
        "until": PERIOD.end,
        "sources": ("SOHR",),
        "previous": None,
        "change": "",
    }
    return FigureEntry(**{**values, **changes})


def _counted():
    event = EventLine(
        "e1",
        WINDOW,
        Precision.DAY,
        "air strike",
        "Ariha",
        "Hass",
        Status.DISPUTED,
        {"killed": at_least(3)},
        ("SOHR",),
        "a description that stays inside",
    )
    claim = Statement("SOHR", at_least(67), dt.date(2019, 5, 4))
    denial = Statement("SANA", None, dt.date(2019, 5, 7), Status.DENIED, "Only militant positions.")
    total = RunningTotal(
        "t1",
        "displaced",
        "people",
        "",
        at_least(350_000),
        Since(dt.date(2018, 9, 17)),
        AS_OF,
        "northwest Syria",
        "OCHA",
        AS_OF,
    )
    return summary(
        events=(event,),
        totals=(total,),
        conflicts=(
            Conflict("killed", "", (claim,), at_least(30), "conservative", WINDOW, event_id="e1"),
        ),
        revisions=(Revision("e2", "killed", "SOHR", at_least(3), at_least(4), None, AS_OF),),
        disputed=(Disputed(event, (claim,), (denial,)),),
        sources=(Source("SOHR", 6, 1, dt.date(2019, 4, 30), AS_OF),),
        problems=(
            Problem(
                "events.csv",
                Code.REPORTED_BEFORE_EVENT,
                "is late",
                line=5,
                severity=Severity.WARNING,
            ),
        ),
    )


def report(**changes):
    """A normal week, all sections."""
    civilians = {"civilians": entry(at_least(30), "at least 30")}
    values = {
        "language": "en",
        "direction": "ltr",
        "edition": "public",
        "period": PERIOD,
        "as_of": AS_OF,
        "created": CREATED,
        "masthead": MASTHEAD,
        "labels": LABELS,
        "sections": SECTIONS,
        "charts": (KILLED, BY_AREA, FLOW, FACILITIES, CLAIMS),
        "figures": {"killed": entry(at_least(35), "at least 35", groups=civilians)},
        "summary": _counted(),
        "caveats": ("Two events are known only to the month.",),
    }
    return Report(**{**values, **changes})


def quiet():
    """A period without a report: text, and sections with nothing in them."""
    masthead = replace(MASTHEAD, partial="Partial: the data end on 8 May 2019.", next_report="")
    nothing = Section("overview", "Situation overview", ("No reports were received.",))
    sections = (nothing, Section("casualties", "Casualties"))
    return report(masthead=masthead, sections=sections, charts=(), figures={}, summary=summary())


def crowded():
    """Everything too long, and a section that has no template of its own."""
    words = "An extraordinarily long statement of what happened, " * 12
    columns = tuple(Column(f"Indicator {n}", "end" if n else "start") for n in range(9))
    rows = tuple((f"District number {n}", *["1,234"] * 8) for n in range(60))
    wide = Table("wide", "Every indicator, by district", columns, rows, words)
    narrow = replace(BY_DISTRICT, rows=BY_DISTRICT.rows * 12)
    masthead = replace(
        MASTHEAD,
        title="Northwest Syria, northern Hama, western Aleppo and the camps along the border",
        subtitle="Humanitarian Situation Report and Flash Update, Extraordinary Issue No. 1,234",
        issuer="Issued by the Example Office for the Coordination of Monitoring of Everything",
    )
    sections = (
        Section("highlights", "Highlights", bullets=(words,) * 5),
        Section(
            "key_figures",
            "Key figures",
            cards=tuple(
                replace(card, value="more than 30 to 1,234,567", label=words[:120])
                for card in CARDS[:4]
            ),
        ),
        Section(
            "casualties",
            "Casualties",
            (words,),
            charts=(KILLED, CLAIMS, BY_AREA, FLOW),
            tables=(wide, narrow, DISPUTED),
        ),
        Section(
            "health",
            HEALTH,
            tables=(
                replace(narrow, id="one", rows=narrow.rows[:1]),
                replace(
                    narrow,
                    id="two",
                    columns=narrow.columns[:2],
                    rows=tuple(row[:2] for row in narrow.rows[:8]),
                ),
            ),
        ),
        Section("weather", "Weather", (words,) * 3, tables=(replace(wide, id="w", rows=()),)),
    )
    return report(masthead=masthead, sections=sections)


def hostile():
    """Data that wants to be run: in every kind of place that prints it."""
    table = Table("t", HOSTILE, (Column(HOSTILE), Column("B", "end")), ((HOSTILE, "a|b"),), HOSTILE)
    bad = replace(KILLED, title=HOSTILE, alt=HOSTILE, caption=HOSTILE)
    cards = (Card("c", *[HOSTILE] * 7),)
    bullets = ("- nested", "1. numbered", "# heading", "> quote", "    code", "a\n\n# b", HOSTILE)
    section = Section("overview", HOSTILE, (HOSTILE,), bullets, cards, (bad,), (table,), (HOSTILE,))
    head = Masthead(*[HOSTILE] * 10)
    return report(masthead=head, sections=(section,), charts=(bad,))


def arabic():
    """Right to left, with Latin names and numerals among the Arabic."""
    text = "الوضع الإنساني: قُتل ما لا يقل عن 35 شخصاً في الفترة من 6 إلى 12 أيار، وفقاً لـ SOHR."
    masthead = Masthead(
        "شمال غرب سوريا",
        "تقرير الوضع رقم 2",
        "6–12 أيار 2019",
        "الأسبوع 19 بتقويم ISO",
        "حتى 12 أيار 2019",
        "صادر عن Example Monitoring Group",
        "التقرير المقبل في 20 أيار 2019 أو نحوه",
        "النسخة العامة",
        "العربية",
    )
    cards = tuple(
        Card(
            f"c{n}",
            "شخصاً نزحوا منذ أيلول 2018",
            "ما لا يقل عن",
            value,
            "6–12 أيار 2019",
            "SOHR",
            "مُبلّغ عنه",
            "مقابل 323,000 في 7 أيار",
        )
        for n, value in enumerate(("150", "35", "350,000", "5", "1"))
    )
    table = Table(
        "areas",
        "القتلى والجرحى بحسب المنطقة",
        (Column("المنطقة"), Column("الأحداث", "end"), Column("القتلى", "end")),
        (("أريحا", "4", "12–15"), ("السقيلبية", "6", "ما لا يقل عن 9"), ("إدلب", "2", "3")),
        "المصدر: الدفاع المدني السوري، حتى 12 أيار 2019.",
    )
    wide = replace(
        table,
        id="wide",
        columns=(*table.columns, Column("ملاحظات")),
        rows=tuple((*row, text) for row in table.rows),
    )
    sections = (
        Section("highlights", "أبرز الأحداث", bullets=(text, text)),
        Section("key_figures", "الأرقام الرئيسية", cards=cards),
        Section("casualties", "الضحايا", (text,), charts=(KILLED, BY_AREA, FLOW), tables=(wide,)),
        Section("health", "الهجمات على الرعاية الصحية", charts=(FACILITIES,), tables=(table,)),
    )
    labels = {"skip": "انتقل إلى التقرير", "contents": "في هذا التقرير"}
    return report(
        language="ar", direction="rtl", masthead=masthead, labels=labels, sections=sections
    )


def pictures(of):
    """An SVG for each of a report's charts, of the size and with the words of a real one."""
    placed = (chart for section in of.sections for chart in section.charts)
    charts = {c.id: drawn(c.id, c.width) for c in (*of.charts, *placed)}
    return Pictures(charts, charts)


@lru_cache
def drawn(name, width):
    import matplotlib as mpl
    from matplotlib.figure import Figure as Canvas

    inches = (85 if width == "half" else 175) / 25.4
    with mpl.rc_context({"svg.hashsalt": "x", "font.size": 7.5}):
        canvas = Canvas(figsize=(inches, 62 / 25.4))
        axes = canvas.add_axes((0.08, 0.2, 0.9, 0.64))
        axes.bar(["W17", "W18", "W19", "W20"], [0, 67, 35, 2], color="#0074B7", width=0.55)
        axes.spines[["top", "right", "left"]].set_visible(False)
        axes.grid(axis="y", color="#DDDDDD", linewidth=0.5)
        axes.set_axisbelow(True)
        canvas.text(0.0, 0.97, f"Drawn: {name}", weight="bold", size=9, va="top")
        canvas.text(0.0, 0.02, "Sources: Syrian Civil Defence, SOHR. As of 12 May 2019.", size=7)
        out = io.BytesIO()
        canvas.savefig(out, format="svg", metadata={"Date": None, "Creator": None})
    return out.getvalue()
