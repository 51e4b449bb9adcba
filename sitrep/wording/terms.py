"""The printed names of codes in the tables: groups, event types, damage, status, units.

A code that the catalogue lacks is printed as written, its underscores as spaces.
"""

from __future__ import annotations

from collections.abc import Mapping

from sitrep.model.codes import Code
from sitrep.model.summary import Summary
from sitrep.wording.words import N_, Words

#: What is wrong, or why a row does not count, as a report prints it.
REASONS: Mapping[Code, str] = {
    Code.FILE_MISSING: N_("is not there"),
    Code.FILE_EXISTS: N_("is there already"),
    Code.NOT_A_FILE: N_("is not a file"),
    Code.FILE_UNREADABLE: N_("can't be read"),
    Code.FILE_NOT_WRITTEN: N_("can't be written"),
    Code.FILE_TOO_LARGE: N_("is too large"),
    Code.FILE_DAMAGED: N_("is damaged, or not what its name says"),
    Code.FILE_REPEATED: N_("holds the same as another file"),
    Code.KIND_NOT_READ: N_("is a kind of file that is not read"),
    Code.ENCODING_WRONG: N_("is not in the encoding that it should have"),
    Code.DATA_INCOMPLETE: N_("holds only a part of the data, or none"),
    Code.NO_ROWS: N_("holds no rows"),
    Code.NOT_A_TABLE: N_("is not a list of rows"),
    Code.PACKAGE_MISSING: N_("needs a package that is not installed"),
    Code.ADDRESS_UNREADABLE: N_("has an address that can't be read"),
    Code.PASSWORD_WRITTEN_OUT: N_("holds a password"),
    Code.VARIABLE_MISSING: N_("needs an environment variable that is not set"),
    Code.DATABASE_NOT_REACHED: N_("is a database that can't be reached"),
    Code.QUERY_REFUSED: N_("has a query that is refused"),
    Code.SHEET_UNKNOWN: N_("has no sheet of that name"),
    Code.SHEET_HIDDEN: N_("has a hidden sheet, which is not read"),
    Code.SHEET_NOT_READ: N_("has a sheet with another header, which is not read"),
    Code.SHEETS_READ_TOGETHER: N_("has several sheets with the same header, which are all read"),
    Code.SHEETS_SHARE_ROWS: N_("has two sheets that share ids or rows"),
    Code.HEADER_MISSING: N_("has no header"),
    Code.HEADER_AMBIGUOUS: N_("has two lines that could each be the header"),
    Code.FORMAT_UNKNOWN: N_("is of no known format"),
    Code.FORMAT_AMBIGUOUS: N_("fits more than one format"),
    Code.COLUMN_MISSING: N_("lacks a column that is needed"),
    Code.COLUMN_UNKNOWN: N_("is not a known column"),
    Code.COLUMN_REPEATED: N_("has a column that stands twice in the header"),
    Code.COLUMN_AMBIGUOUS: N_("has several columns that could each be the one needed"),
    Code.COLUMN_NOT_READ: N_("has a column that is not read"),
    Code.ID_COLUMN_MISSING: N_("has no column event_id: each row counts as its own event"),
    Code.TAG_AND_HEADER_DIFFER: N_("has a tag that says another thing than its header"),
    Code.ROW_RAGGED: N_("has more or fewer cells than the header"),
    Code.QUOTE_NOT_CLOSED: N_("has a quotation mark that is not closed"),
    Code.ROW_REPEATED: N_("repeats another row"),
    Code.ROW_OF_TOTALS: N_("is a row of totals, no event"),
    Code.ROW_OF_SUMS: N_("repeats the sums of the columns above it, and is no event"),
    Code.ROW_IS_NOTE: N_("is a note under the table, no event"),
    Code.ROW_AMBIGUOUS: N_("could be a row of the table or a total"),
    Code.ROWS_HIDDEN: N_("has hidden rows, which count"),
    Code.PART_ADDED: N_("is a part of a sum: it is added to the row of the first part"),
    Code.PART_OF_BAD_SUM: N_("is a part of a sum of which another part can't be used"),
    Code.EMPTY: N_("is empty"),
    Code.CELL_WITHOUT_VALUE: N_("is an error or a formula without a result"),
    Code.FIGURE_MERGED: N_("is one number merged over several rows"),
    Code.CONTROL_CHARACTER: N_("holds a control character, which is left out"),
    Code.CELL_TOO_LONG: N_("is longer than a cell can be"),
    Code.TEXT_MISDECODED: N_("is UTF-8 that was read as another encoding"),
    Code.NOT_A_CHOICE: N_("is not one of the choices"),
    Code.NOT_A_COUNT: N_("is not a count"),
    Code.COUNT_NEGATIVE: N_("is negative, and a count can't be"),
    Code.COUNT_TOO_LARGE: N_("is larger than any count of people can be"),
    Code.COUNT_AMBIGUOUS: N_("could be read as two different counts"),
    Code.RANGE_BACKWARDS: N_("is a range that runs backwards"),
    Code.BEST_OUTSIDE_RANGE: N_("is not between low and high"),
    Code.INDICATOR_UNKNOWN: N_("is not an indicator"),
    Code.DATE_UNREADABLE: N_("is not a date"),
    Code.DATE_IMPOSSIBLE: N_("is not a date that exists"),
    Code.DATE_AMBIGUOUS: N_("could be day/month or month/day"),
    Code.DATE_IMPRECISE: N_("is a month or a year, not a day"),
    Code.DATE_UNLIKELY: N_("is in a year that can't be meant"),
    Code.DATE_IN_FUTURE: N_("is later than today"),
    Code.DATE_ORDER_UNSURE: N_("alone shows the order of day and month"),
    Code.DATES_HALF_CONVERTED: N_("is a date that a spreadsheet half converted"),
    Code.YEAR_SHORT: N_("has a year of two digits"),
    Code.ZONE_UNKNOWN: N_("has a time zone that is not known"),
    Code.MIDNIGHTS: N_("is read as a date: all are midnights UTC"),
    Code.DAY_NUMBER: N_("is read as a spreadsheet's day number"),
    Code.MONTH_UNKNOWN: N_("gives no month that can be read"),
    Code.MONTH_AMBIGUOUS: N_("gives more than one month"),
    Code.DATES_BACKWARDS: N_("ends before it starts"),
    Code.REPORTED_BEFORE_EVENT: N_("was reported before the event"),
    Code.COORDINATE_UNREADABLE: N_("is not a number of degrees"),
    Code.COORDINATE_OUT_OF_RANGE: N_("is more degrees than there are"),
    Code.COORDINATE_MISSING: N_("has one coordinate and not the other"),
    Code.COORDINATES_EQUAL: N_("has a latitude that is equal to the longitude"),
    Code.COORDINATES_SWAPPED: N_("has latitude and longitude swapped"),
    Code.COORDINATES_OUTSIDE: N_("lies outside the country"),
    Code.PCODE_UNKNOWN: N_("is not a P-code of the gazetteer"),
    Code.AREA_UNKNOWN: N_("is not in the gazetteer"),
    Code.AREA_AMBIGUOUS: N_("is the name of several areas"),
    Code.AREA_BY_LIKENESS: N_("is taken for the area whose name is most like it"),
    Code.ID_REPEATED: N_("has the id of another row"),
    Code.ID_UNKNOWN: N_("is the id of no event in the files"),
    Code.LINKED_TO_ITSELF: N_("is linked to itself"),
    Code.LINKED_ACCOUNTS_DIFFER: N_("is linked to accounts that differ"),
    Code.ACCOUNT_REPEATED: N_("is a second account of an event by the same source on one day"),
    Code.SPELLING_SHARED: N_("has a spelling of another facility's name"),
    Code.FACILITY_ELSEWHERE: N_("is not where the registry has this facility"),
    Code.MAYBE_ONE_EVENT: N_("may be the same event as another row's"),
    Code.SOURCES_OVERLAP: N_("records many of the same events as another source"),
    Code.UNITS_DIFFER: N_("counts movements of displaced people where another counts people"),
    Code.WITHDRAWALS_NOT_KNOWN: N_("is of a format that has no list of withdrawn events"),
    Code.WITHDRAWALS_ELSEWHERE: N_("names withdrawn events, and none of those read"),
    Code.AFTER_CUT_OFF: N_("reported after the data cut-off"),
    Code.REPORTING_DATE_MISSING: N_(
        "without a reporting date, so not known to be before the cut-off"
    ),
    Code.WITHDRAWN: N_("withdrawn by its source"),
    Code.SHOWN_BESIDE: N_("of a source shown beside the one that counts, since the two overlap"),
    Code.NO_COMPLETE_PERIOD: N_("holds no period that is complete"),
    Code.NOT_TOML: N_("is not TOML"),
    Code.KEY_UNKNOWN: N_("is not a key of config.toml"),
    Code.KEY_MISSING: N_("lacks a key that is needed"),
    Code.NAMED_TWICE: N_("is named twice"),
    Code.NAME_TAKEN: N_("is a name that is used already"),
    Code.VALUE_OF_WRONG_KIND: N_("is a value of another kind than asked for"),
    Code.VALUE_NOT_ALLOWED: N_("is a value that is not allowed"),
    Code.SECTION_UNKNOWN: N_("is not a section"),
    Code.SECTION_NEEDED: N_("leaves out a section that every report needs"),
    Code.SECTION_NOT_PRINTED: N_("is not printed in every format or template"),
    Code.CONTRAST_LOW: N_("is hard to read or to see on white"),
    Code.RAMP_OUT_OF_ORDER: N_("is not lighter than the colour before it"),
    Code.FONT_MISSING: N_("is not installed on this machine"),
    Code.PICTURE_UNFIT: N_("is not a picture that can be placed"),
    Code.TEMPLATE_UNKNOWN: N_("is not a template"),
    Code.TEMPLATE_FAILS: N_("is a template that fails"),
    Code.TAKES_TOO_MUCH: N_("takes more time or memory than a template may"),
    Code.TAG_BROKEN: N_("has a tag that is broken"),
    Code.NAME_UNKNOWN: N_("is not a known name"),
    Code.NAME_OUTDATED: N_("has a new name"),
    Code.FETCHED_FROM_OUTSIDE: N_("asks for something outside the report"),
    Code.RUNS_SOMETHING: N_("would run or replace something"),
    Code.LINK_LEADS_OUT: N_("is a link that leads out of the workspace"),
    Code.REFERENCE_UNREADABLE: N_("is not a reference to a figure"),
    Code.PLACEHOLDER: N_("is a placeholder"),
    Code.NUMBER_UNSUPPORTED: N_("is a number that no figure of the report supports"),
    Code.NOT_ALLOWED_IN_TEXT: N_("is not allowed in a text"),
    Code.REPORT_NOT_LISTED: N_("is a report that can't be listed"),
    Code.PORT_NOT_FREE: N_("is a port that can't be used"),
}


def reason(words: Words, code: Code) -> str:
    """Return what is wrong, or why a row does not count."""
    return words(REASONS[code])


def group(words: Words, code: str) -> str:
    """Return a group of people."""
    return {
        "people": words("people"),
        "civilians": words("civilians"),
        "combatants": words("combatants"),
        "women": words("women"),
        "men": words("men"),
        "children": words("children"),
        "girls": words("girls"),
        "boys": words("boys"),
        "patients": words("patients"),
        "health_workers": words("health workers"),
        "aid_workers": words("aid workers"),
        "foreign_military": words("foreign military personnel"),
    }.get(code, plain(code))


def event_type(words: Words, code: str) -> str:
    """Return an event type."""
    return {
        "airstrike": words("airstrike"),
        "shelling": words("shelling"),
        "ground_attack": words("ground attack"),
        "explosion": words("explosion"),
        "attack_on_health": words("attack on health care"),
        "abduction": words("abduction"),
        "obstruction": words("obstruction"),
        "displacement": words("displacement"),
        "other": words("other or not stated"),
        "": words("other or not stated"),
        "state_based_conflict": words("state-based conflict"),
        "non_state_conflict": words("non-state conflict"),
        "one_sided_violence": words("one-sided violence"),
    }.get(code, plain(code))


def status(words: Words, code: str) -> str:
    """Return how an account or event stands."""
    return {
        "reported": words("reported"),
        "confirmed": words("confirmed"),
        "disputed": words("disputed"),
        "denied": words("denied"),
        "withdrawn": words("withdrawn"),
    }.get(code, plain(code))


def damage(words: Words, code: str) -> str:
    """Return what a facility suffered."""
    return {
        "destroyed": words("destroyed"),
        "damaged": words("damaged"),
        "looted": words("looted"),
        "occupied": words("occupied"),
        "none": words("no damage"),
        "": words("damage not stated"),
        "out_of_service": words("out of service"),
    }.get(code, plain(code))


def facility_type(words: Words, code: str) -> str:
    """Return a kind of facility or transport."""
    return {
        "hospital": words("hospital"),
        "health_facility": words("health facility"),
        "clinic": words("clinic"),
        "ambulance": words("ambulance"),
        "": words("health facility"),
    }.get(code, plain(code))


def unit(words: Words, code: str) -> str:
    """Return what is counted."""
    return {
        "people": words("people"),
        "movements": words("movements"),
        "households": words("households"),
        "facilities": words("facilities"),
        "attacks": words("attacks"),
    }.get(code, plain(code))


def rounding(words: Words, summary: Summary, indicator: str) -> Words:
    """Return the words that print ``indicator``, rounding where config and indicator allow it."""
    declared = summary.indicators.get(indicator)
    rounds = summary.rules.round_displacement and declared is not None and declared.rounds
    return words.rounding(rounds)


def plain(code: str) -> str:
    """Return a code as words."""
    return code.replace("_", " ")
