"""Text to typed accounts: what is certain is read, nothing is repaired or guessed."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples.workspaces import config_for, workspace

from sitrep.arithmetic import dates
from sitrep.clean.cells import status
from sitrep.model.codes import Code, Precision
from sitrep.model.dates import Since
from sitrep.model.problem import BadValue
from sitrep.pipeline import gather
from sitrep.vocabulary.fold import spelling

DAMASCUS = ZoneInfo("Asia/Damascus")


def day(year, month, number=1):
    return dt.date(year, month, number)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2019-05-06", (day(2019, 5, 6), "day")),
        ("2019-05", (day(2019, 5), "month")),
        ("2019", (day(2019, 1), "year")),
        ("03 December 2020", (day(2020, 12, 3), "day")),
        ("9-May-20", (day(2020, 5, 9), "day")),
        ("May 9, 2020", (day(2020, 5, 9), "day")),
        ("23/04/2019", (day(2019, 4, 23), "day")),
        ("04/23/2019", (day(2019, 4, 23), "day")),
        ("04/04/2019", (day(2019, 4, 4), "day")),
        ("2019-05-05T22:30Z", (day(2019, 5, 6), "day")),
        ("2019-05-05T22:30", (day(2019, 5, 5), "day")),
        ("2019-05-06 00:00:00.000", (day(2019, 5, 6), "day")),
    ],
)
def test_a_date_is_read_with_how_precise_it_is(text, expected):
    assert dates.parse(text, None, DAMASCUS) == expected


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2019-02-30", "is not a date that exists"),
        ("2019-13", "is not a date that exists"),
        ("31/04/2019", "is not a date that exists"),
        ("03/04/2019", "could be day/month or month/day"),
        ("3.4.19", "could be day/month or month/day"),
        ("0019-05-06", "is in the year 19"),
        ("9999-12-31T23:59:59-12:00", "is not a date that exists"),
        ("43591", "is not a date"),
        ("yesterday", "is not a date"),
        ("2019-05-06; 2019-05-07", "is not a date that exists"),
    ],
)
def test_what_is_no_certain_date_is_refused_with_the_reason(text, reason):
    with pytest.raises(BadValue) as refused:
        dates.parse(text, None, DAMASCUS)
    assert refused.value.reason == reason
    assert refused.value.hint


def test_dates_in_iso_only_are_asked_for_by_config():
    with pytest.raises(BadValue, match="is not an ISO date"):
        dates.parse("23/04/2019", "iso", DAMASCUS)


@pytest.mark.parametrize(
    ("column", "order"),
    [
        (["03/04/2019", "23/04/2019"], "day-first"),
        (["03/04/2019", "04/23/2019"], "month-first"),
        (["03/04/2019"], None),
        (["23/04/2019", "04/23/2019"], None),
    ],
)
def test_a_column_tells_its_order_only_where_one_date_proves_it(column, order):
    assert dates.order_shown_by(column) == order


@pytest.mark.parametrize(
    "text",
    [
        "6 mai 2019",
        "6 de mayo de 2019",
        "6 травня 2019 р.",
        "6 مايو 2019",
        "٦ أيار ٢٠١٩",
        "6 ماي 2019",
        "6th of May 2019",
        "May 6, 2019",
        "6-May-19",
        "6/May/2019",
        "٢٠١٩-٠٥-٠٦",
        "\u200f2019-05-06",
    ],
)
def test_the_months_of_the_five_languages_are_known(text):
    assert dates.parse(text, None, DAMASCUS) == (day(2019, 5, 6), "day")


@pytest.mark.parametrize("text", ["May 2019", "mai 2019", "mayo de 2019", "травень 2019"])
def test_a_worded_month_is_as_precise_as_a_month(text):
    assert dates.parse(text, None, DAMASCUS) == (day(2019, 5), "month")


def test_a_raised_digit_is_not_read_as_a_part_of_a_date():
    for text in ("2019-05-1¹", "1¹ May 2019", "4359¹"):
        with pytest.raises(BadValue, match="raised digit"):
            dates.parse(text, None, DAMASCUS)


def test_a_year_of_two_digits_after_a_worded_month_is_of_the_nearer_century():
    assert dates.parse("9-May-98", None, DAMASCUS) == (day(1998, 5, 9), "day")


def test_day_numbers_of_spreadsheets_are_read_where_config_says_so():
    assert dates.parse("43591", "excel", DAMASCUS) == (day(2019, 5, 6), "day")
    assert dates.parse("٤٣٥٩١.75", "excel", DAMASCUS) == (day(2019, 5, 6), "day")
    assert dates.parse("2019-05-06", "excel", DAMASCUS) == (day(2019, 5, 6), "day")
    with pytest.raises(BadValue) as refused:
        dates.parse("43591", None, DAMASCUS)
    assert 'dates = "excel"' in refused.value.hint


@pytest.mark.parametrize(
    ("column", "order"),
    [
        (["43591", "", "43592"], "excel"),
        (["43591", "2019-05-06"], None),
        (["12345"], None),
        ([""], None),
        (["43591", "435"], None),
    ],
)
def test_a_column_is_of_day_numbers_only_where_all_of_it_is(column, order):
    assert dates.order_shown_by(column) == order


def test_day_numbers_that_the_column_tells_by_itself_are_read_and_reported(tmp_path):
    files = {"events.csv": "event_id,date_start,killed\ne1,43591,1\ne2,43592,1\n"}
    inputs = gather(workspace(tmp_path, files))
    assert [str(d.date()) for d in inputs.cleaned.accounts["date_start"]] == [
        "2019-05-06",
        "2019-05-07",
    ]
    assert [(p.line, p.column, p.severity) for p in inputs.problems] == [
        (2, "date_start", "warning")
    ]
    assert "43591 is 2019-05-06" in inputs.problems[0].hint


def test_config_may_say_that_dates_are_day_numbers(tmp_path):
    header = "event_id,date_start,killed"
    accounts = accounts_of(tmp_path, header, "e1,43591,1", source='dates = "excel"')
    assert str(accounts["date_start"].item().date()) == "2019-05-06"


@given(st.text(max_size=30), st.sampled_from([None, "excel", "day-first"]))
def test_any_text_is_a_date_or_is_refused_with_a_reason(text, order):
    try:
        found, precision = dates.parse(text, order, DAMASCUS)
    except BadValue:
        return
    assert 1900 <= found.year < 2200
    assert precision in ("day", "month", "year")


def accounts_of(folder, header, *rows, **config):
    files = {"events.csv": "\n".join((header, *rows)) + "\n"}
    inputs = gather(workspace(folder, files, config_for(*files, **config)))
    assert inputs.problems == ()
    return inputs.cleaned.accounts


def test_an_event_of_a_month_ends_with_it(tmp_path):
    accounts = accounts_of(tmp_path, "event_id,date_start,killed", "e1,2019-02,3")
    assert str(accounts["date_end"].item().date()) == "2019-02-28"
    assert accounts["date_precision"].item() == "month"


def test_an_event_with_only_an_end_starts_then(tmp_path):
    accounts = accounts_of(tmp_path, "event_id,date_start,date_end,killed", "e1,,2019-05-06,3")
    assert str(accounts["date_start"].item().date()) == "2019-05-06"


def test_the_coarser_of_a_date_and_its_stated_precision_counts(tmp_path):
    header = "event_id,date_start,date_precision,killed"
    accounts = accounts_of(tmp_path, header, "e1,2019-05-06,week,3", "e2,2019-05,day,3")
    assert accounts["date_precision"].tolist() == ["week", "month"]


def test_a_report_known_only_to_its_month_is_not_before_its_last_day(tmp_path):
    header = "event_id,date_start,reported_on,killed"
    accounts = accounts_of(tmp_path, header, "e1,2019-05-06,2019-05,3")
    assert str(accounts["reported_on"].item().date()) == "2019-05-31"


def test_blank_cells_stay_unreported(tmp_path):
    accounts = accounts_of(
        tmp_path, "event_id,date_start,killed,injured,latitude,longitude", "e1,2019-05-06,,0,,"
    )
    assert accounts["killed__best"].isna().item()
    assert accounts["injured__best"].item() == 0
    assert accounts["latitude"].isna().item()


def test_a_status_is_read_in_every_language_and_what_is_not_confirmed_is_reported(tmp_path):
    said = ["Unconfirmed", "Non confirmé", "", "verified", "Підтверджено", "Démenti", "annulé"]
    rows = [f"e{n},2019-05-06,1,{status}" for n, status in enumerate(said)]
    accounts = accounts_of(tmp_path, "event_id,date_start,killed,status", *rows)
    assert accounts["status"].tolist() == [
        *("reported", "reported", "reported", "confirmed", "confirmed", "denied", "withdrawn")
    ]


@pytest.mark.parametrize(
    "text", ["unconfirmd", "not confirmd", "непідтвержденно", "non confirmee x"]
)
def test_nothing_is_suggested_for_a_status_across_a_negation(text):
    with pytest.raises(BadValue) as refused:
        status(text)
    assert refused.value.hint == "known: reported, confirmed, disputed, denied, withdrawn"


def test_no_event_type_is_other_and_no_source_is_the_files_name(tmp_path):
    accounts = accounts_of(tmp_path, "event_id,date_start,killed", "e1,2019-05-06,1")
    assert accounts["event_type"].item() == "other"
    assert accounts["source"].item() == "events"


def test_event_types_are_one_however_they_are_spelled(tmp_path):
    rows = ["e1,2019-05-06,Attack on Health", "e2,2019-05-06,attack-on-health"]
    accounts = accounts_of(tmp_path, "event_id,date_start,event_type", *rows)
    assert set(accounts["event_type"]) == {"attack_on_health"}


def test_a_best_outside_low_and_high_is_kept_and_warned_of(tmp_path):
    header = "event_id,date_start,killed_low,killed_best,killed_high"
    files = {"events.csv": f"{header}\ne1,2019-05-06,9,7,7\n"}
    inputs = gather(workspace(tmp_path, files))
    assert [(p.line, p.column, p.value, p.severity) for p in inputs.problems] == [
        (2, "killed_best", "7", "warning")
    ]
    accounts = inputs.cleaned.accounts
    assert (accounts["killed__low"].item(), accounts["killed__high"].item()) == (7, 9)


def test_a_plain_count_beside_its_bounds_is_the_best(tmp_path):
    accounts = accounts_of(
        tmp_path, "event_id,date_start,killed,killed_low,killed_high", "e1,2019-05-06,12,10,15"
    )
    figure = [accounts[f"killed__{part}"].item() for part in ("low", "best", "high")]
    assert figure == [10, 12, 15]


@pytest.mark.parametrize("row", ["20,10,,15", "3,10,,15", "12,10,13,15"])
def test_a_plain_count_that_is_not_the_best_of_its_bounds_is_a_problem(tmp_path, row):
    header = "event_id,date_start,killed,killed_low,killed_best,killed_high"
    inputs = gather(workspace(tmp_path, {"events.csv": f"{header}\ne1,2019-05-06,{row}\n"}))
    (problem,) = inputs.problems
    assert (problem.line, problem.column, problem.severity) == (2, "killed", "error")
    assert problem.code is Code.BEST_OUTSIDE_RANGE


def test_none_is_nought_with_a_warning_unless_config_says_that_it_is_not_known(tmp_path):
    files = {"events.csv": "event_id,date_start,killed\ne1,2019-05-06,none\ne2,2019-05-06,Nil\n"}
    inputs = gather(workspace(tmp_path, files))
    assert inputs.cleaned.accounts["killed__best"].tolist() == [0, 0]
    (problem,) = inputs.problems
    assert (problem.code, problem.line, problem.value) == (Code.WORD_READ_AS_ZERO, 2, "none")
    assert "in 2 rows" in problem.reason
    config = workspace(
        tmp_path / "b", files, config_for(*files) + '[rules]\nunreported = ["none", "nil"]\n'
    )
    inputs = gather(config)
    assert inputs.cleaned.accounts["killed__best"].isna().all()
    assert inputs.problems == ()


def test_spellings_of_one_facility_are_one_facility(tmp_path):
    files = {
        "events.csv": "event_id,date_start,facility_name\n"
        "e1,2019-05-05,Kafranbel\ne2,2019-05-08,kafr-nabl\ne3,2019-05-08,Hass\n",
        "facilities.csv": "facility_id,name,aliases\nf1,Kafr Nabl hospital,Kafranbel|Kafr Nabl\n",
    }
    accounts = gather(workspace(tmp_path, files)).cleaned.accounts
    assert accounts["facility_id"].tolist() == ["f1", "f1", "hass"]
    assert accounts["facility_name"].tolist() == [
        "Kafr Nabl hospital",
        "Kafr Nabl hospital",
        "Hass",
    ]


def test_spellings_differ_in_case_hyphens_and_spaces_only():
    assert spelling(" Kafr-Nabl  Hospital ") == "kafr nabl hospital"


def test_the_same_source_may_speak_of_an_event_again_on_a_later_day(tmp_path):
    header = "event_id,date_start,reported_on,killed,source"
    rows = ["e1,2019-05-05,2019-05-05,3,A", "e1,2019-05-05,2019-05-14,5,A"]
    assert len(accounts_of(tmp_path, header, *rows)) == 2


def test_households_are_people_only_with_a_size(tmp_path):
    total = "total_id,indicator,unit,figure,as_of\nt1,displaced,households,100,2019-05-12\n"
    inputs = gather(workspace(tmp_path / "none", {"totals.csv": total}))
    assert inputs.cleaned.totals[0].people is None
    config = config_for("totals.csv", more="[rules]\nhousehold_size = 5\n")
    inputs = gather(workspace(tmp_path / "five", {"totals.csv": total}, config))
    people = inputs.cleaned.totals[0].people
    assert (people.best, people.qualifier) == (500, "about")


def test_a_total_keeps_its_start_as_precisely_as_it_is_given(tmp_path):
    starts = ("2019-04-29", "2019-04", "2019", "")
    rows = "".join(f"t{n},killed,3,{s},2019-05-12\n" for n, s in enumerate(starts))
    files = {"totals.csv": f"total_id,indicator,figure,since,as_of\n{rows}"}
    totals = gather(workspace(tmp_path, files)).cleaned.totals
    assert [t.since for t in totals] == [
        Since(dt.date(2019, 4, 29)),
        Since(dt.date(2019, 4, 1), Precision.MONTH),
        Since(dt.date(2019, 1, 1), Precision.YEAR),
        Since(),
    ]
    assert tuple(str(t.since) for t in totals) == starts


def test_a_start_that_is_no_date_is_kept_in_the_words_of_its_source(tmp_path):
    starts = ("the demilitarized zone", "unknown", "—")
    rows = "".join(f"t{n},killed,3,{s},2019-05-12\n" for n, s in enumerate(starts))
    files = {"totals.csv": f"total_id,indicator,figure,since,as_of\n{rows}"}
    totals = gather(workspace(tmp_path, files)).cleaned.totals
    assert [t.since for t in totals] == [Since(words="the demilitarized zone"), Since(), Since()]
    assert [bool(t.since) for t in totals] == [True, False, False]


def test_a_start_with_a_figure_in_it_is_meant_as_a_date(tmp_path):
    row = "t1,killed,3,the zone of 17 September,2019-05-12\n"
    files = {"totals.csv": f"total_id,indicator,figure,since,as_of\n{row}"}
    (problem,) = gather(workspace(tmp_path, files)).problems
    assert (problem.line, problem.column, problem.reason) == (2, "since", "is not a date")


def test_a_start_can_be_any_day_of_its_month_or_year():
    april = Since(dt.date(2019, 4, 1), Precision.MONTH)
    assert (april.date, april.day, april.latest) == (
        dt.date(2019, 4, 1),
        None,
        dt.date(2019, 4, 30),
    )
    assert Since(dt.date(2020, 2, 1), Precision.MONTH).latest == dt.date(2020, 2, 29)
    assert Since(dt.date(2019, 1, 1), Precision.YEAR).latest == dt.date(2019, 12, 31)
    assert Since(words="the ceasefire").latest is None


def test_a_row_without_a_facility_type_has_the_registrys(tmp_path):
    files = {
        "events.csv": "event_id,date_start,facility_name,facility_type\n"
        "e1,2019-05-06,Ambulance 4,\ne2,2019-05-06,Ambulance 4,hospital\n",
        "facilities.csv": "facility_id,name,facility_type\nf1,Ambulance 4,ambulance\n",
    }
    workspace(tmp_path, files, config_for(*files))
    accounts = gather(tmp_path / "config.toml").cleaned.accounts
    assert accounts["facility_type"].astype("str").tolist() == ["ambulance", "hospital"]
