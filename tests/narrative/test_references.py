"""Figures by reference: a text and its tables can't disagree, and nothing else gets printed."""

import pytest
from samples.summaries import Log

from sitrep.compose.figures import mentions
from sitrep.compose.phrases import Phrases
from sitrep.model.problem import UnknownName
from sitrep.narrative.references import References
from sitrep.wording import Words

DAY = "2019-05-07"


def references(summary):
    words = Words("en")
    return References(mentions(summary, Phrases(summary, words)), summary, words)


@pytest.fixture(scope="module")
def week(tmp_path_factory):
    log = Log(tmp_path_factory.mktemp("week")).events(
        {"killed": "at least 40", "killed_civilians": "30", "source": "SOHR", "reported_on": DAY},
        {"killed": "5", "killed_civilians": "", "source": "SOHR", "reported_on": DAY},
    )
    log.totals(
        {"total_id": "t1", "indicator": "idp_stock", "figure": "about 350,000", "source": "OCHA"},
        {"total_id": "t2", "figure": "67", "since": "2019-04-30", "status": "denied"},
        {"total_id": "a/b", "figure": "dozens", "since": "2019-04-30"},
    )
    return references(log.summary())


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        # 40 and 5 are at least 45; both events state it, so there is no more to say.
        ("killed", "at least 45 (SOHR, 6–12 May 2019)"),
        ("killed | n", "at least 45"),
        ("killed.text", "at least 45"),
        ("killed.what", "people killed"),
        ("killed.source", "SOHR"),
        # One event in two: a minimum.
        (
            "killed.civilians",
            "at least 30 (SOHR, 6–12 May 2019; one of two events states a number)",
        ),
        ('killed["civilians"] | n', "at least 30"),
        ('figure("killed", group="civilians") | n', "at least 30"),
        ("injured", "not reported (6–12 May 2019)"),
        ("injured | n", "not reported"),
        ("attacks_on_health", "not reported (6–12 May 2019)"),
        ("t1", "about 350,000 (OCHA, as of 12 May 2019)"),
        ("t2", "67 (S, 30 April – 12 May 2019; denied)"),
        ('figure("a/b")', "dozens (S, 30 April – 12 May 2019)"),
        ("period", "6–12 May 2019"),
        ("as_of", "12 May 2019"),
    ],
)
def test_a_reference_prints_the_figure_with_source_and_window(week, written, printed):
    assert week(f" {written} ").replace("\u2009", " ") == printed


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("killd", 'there is no figure "killd"; did you mean "killed"?'),
        ("perod", 'there is no figure "perod"; did you mean "period"?'),
        (
            "killed.civilans",
            '"civilans" is neither a group nor a field of this figure; did you mean "civilians"?',
        ),
        (
            'figure("killed", "men")',
            'there is no group "men" of "killed"; known: civilians, standing_not_stated',
        ),
        (
            'figure("injured", "men")',
            'there is no group "men" of "injured"; no group of "injured" is recorded',
        ),
        # It is stated, though by no event: "not reported" would be untrue.
        (
            "idp_stock",
            '"idp_stock" is stated by no event, only by running totals; name one of them: t1',
        ),
    ],
)
def test_a_name_that_is_not_there_is_told_with_the_nearest(week, written, told):
    with pytest.raises(UnknownName) as caught:
        week(written)
    assert str(caught.value) == told


@pytest.mark.parametrize(
    "written",
    [
        "4300",
        '"4300"',
        "killed.low + 5",
        "n(45)",
        '"45" | n',
        "killed | upper",
        "[killed]",
        "killed.text[0]",
        "killed.text.format(45)",
        'figure("kill" ~ "ed")',
        "figure",
        "range(9)",
        "killed.groups",
        "killed.__class__",
        "figure.__globals__",
        "",
        "killed }}{{ killed",
        "(",
        "killed if true else 45",
        'figure("killed")("x")',
        'figure(*["killed"])',
        "figure()",
        "killed.groups.items()",
        "killed is defined",
        "killed | n(45)",
        "(" * 500 + ")" * 500,
    ],
)
def test_a_reference_names_a_figure_and_does_nothing_else(week, written):
    with pytest.raises(UnknownName):
        week(written)


def test_what_the_log_names_its_sources_is_printed_and_not_acted_on(tmp_path):
    hostile = "<b>*x*</b> {{ 7 * 7 }} [a](http://evil.example)"
    log = Log(tmp_path).events({"killed": "2", "source": hostile, "reported_on": DAY})
    assert references(log.summary())("killed") == (
        r"2 (&lt;b&gt;\*x\*&lt;/b&gt; {{ 7 \* 7 }} \[a\](http\://evil.example), "
        "6–12 May 2019)"
    )
