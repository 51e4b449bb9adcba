"""The lists of codes that stages pass to each other: those of problems, and those of ``scales``."""

from __future__ import annotations

from enum import StrEnum

from sitrep.model.scales import (
    Certainty,
    Damage,
    EventType,
    FacilityStatus,
    Precision,
    Status,
    gravity,
)

__all__ = [
    "Certainty",
    "Code",
    "Damage",
    "EventType",
    "FacilityStatus",
    "Precision",
    "Status",
    "gravity",
]


class Code(StrEnum):
    """What is wrong, or why a row does not count. The catalogue has the words of each code."""

    # A file as a whole
    FILE_MISSING = "file_missing"
    FILE_EXISTS = "file_exists"
    NOT_A_FILE = "not_a_file"
    FILE_UNREADABLE = "file_unreadable"
    FILE_NOT_WRITTEN = "file_not_written"
    FILE_TOO_LARGE = "file_too_large"
    FILE_DAMAGED = "file_damaged"
    FILE_REPEATED = "file_repeated"
    KIND_NOT_READ = "kind_not_read"
    ENCODING_WRONG = "encoding_wrong"
    DATA_INCOMPLETE = "data_incomplete"
    NO_ROWS = "no_rows"
    NOT_A_TABLE = "not_a_table"
    PACKAGE_MISSING = "package_missing"

    # A database and its query
    ADDRESS_UNREADABLE = "address_unreadable"
    PASSWORD_WRITTEN_OUT = "password_written_out"
    VARIABLE_MISSING = "variable_missing"
    DATABASE_NOT_REACHED = "database_not_reached"
    QUERY_REFUSED = "query_refused"

    # Header and columns
    SHEET_UNKNOWN = "sheet_unknown"
    SHEET_HIDDEN = "sheet_hidden"
    SHEET_NOT_READ = "sheet_not_read"
    SHEETS_READ_TOGETHER = "sheets_read_together"
    SHEETS_SHARE_ROWS = "sheets_share_rows"
    HEADER_MISSING = "header_missing"
    HEADER_AMBIGUOUS = "header_ambiguous"
    FORMAT_UNKNOWN = "format_unknown"
    FORMAT_AMBIGUOUS = "format_ambiguous"
    COLUMN_MISSING = "column_missing"
    COLUMN_UNKNOWN = "column_unknown"
    COLUMN_REPEATED = "column_repeated"
    COLUMN_AMBIGUOUS = "column_ambiguous"
    COLUMN_NOT_READ = "column_not_read"
    ID_COLUMN_MISSING = "id_column_missing"
    TABLE_OF_COUNTS = "table_of_counts"
    TAG_AND_HEADER_DIFFER = "tag_and_header_differ"

    # What [[source]] makes of the rows
    WORD_NOT_FOUND = "word_not_found"
    WORD_REPLACED = "word_replaced"
    WHERE_LEAVES_NOTHING = "where_leaves_nothing"
    PERSONS_DIFFER = "persons_differ"
    AREA_NOT_COVERED = "area_not_covered"

    # A row
    ROW_RAGGED = "row_ragged"
    QUOTE_NOT_CLOSED = "quote_not_closed"
    ROW_REPEATED = "row_repeated"
    ROW_OF_TOTALS = "row_of_totals"
    ROW_OF_SUMS = "row_of_sums"
    ROW_IS_NOTE = "row_is_note"
    ROW_IS_HEADER = "row_is_header"
    ROW_OF_UNITS = "row_of_units"
    ROW_AMBIGUOUS = "row_ambiguous"
    CELL_STRUCK = "cell_struck"
    ROWS_HIDDEN = "rows_hidden"
    PART_ADDED = "part_added"
    PART_OF_BAD_SUM = "part_of_bad_sum"
    ROW_OF_A_PART = "row_of_a_part"
    ROW_OF_ANOTHER_COUNT = "row_of_another_count"
    ROW_MARKED_WRONG = "row_marked_wrong"
    SUM_OF_AREAS = "sum_of_areas"
    PERSON_COUNTED = "person_counted"
    NOT_ASKED_FOR = "not_asked_for"

    # A cell, or a value of config.toml
    EMPTY = "empty"
    CELL_WITHOUT_VALUE = "cell_without_value"
    CELL_MERGED = "cell_merged"
    CONTROL_CHARACTER = "control_character"
    CELL_TOO_LONG = "cell_too_long"
    TEXT_MISDECODED = "text_misdecoded"
    NOT_A_CHOICE = "not_a_choice"
    NOT_A_COUNT = "not_a_count"
    COUNT_NEGATIVE = "count_negative"
    COUNT_TOO_LARGE = "count_too_large"
    COUNT_AMBIGUOUS = "count_ambiguous"
    RANGE_BACKWARDS = "range_backwards"
    BEST_OUTSIDE_RANGE = "best_outside_range"
    WORD_READ_AS_ZERO = "word_read_as_zero"
    NUMBER_MAY_BE_CODE = "number_may_be_code"
    INDICATOR_UNKNOWN = "indicator_unknown"
    DATE_UNREADABLE = "date_unreadable"
    DATE_IMPOSSIBLE = "date_impossible"
    DATE_AMBIGUOUS = "date_ambiguous"
    DATE_IMPRECISE = "date_imprecise"
    DATE_UNLIKELY = "date_unlikely"
    DATE_IN_FUTURE = "date_in_future"
    DATE_ORDER_UNSURE = "date_order_unsure"
    DATES_HALF_CONVERTED = "dates_half_converted"
    YEAR_SHORT = "year_short"
    ZONE_UNKNOWN = "zone_unknown"
    MIDNIGHTS = "midnights"
    DAY_NUMBER = "day_number"
    MONTH_UNKNOWN = "month_unknown"
    MONTH_AMBIGUOUS = "month_ambiguous"
    DATES_BACKWARDS = "dates_backwards"
    REPORTED_BEFORE_EVENT = "reported_before_event"
    COORDINATE_UNREADABLE = "coordinate_unreadable"
    COORDINATE_OUT_OF_RANGE = "coordinate_out_of_range"
    COORDINATE_MISSING = "coordinate_missing"
    COORDINATES_EQUAL = "coordinates_equal"
    COORDINATES_SWAPPED = "coordinates_swapped"
    COORDINATES_OUTSIDE = "coordinates_outside"
    PCODE_UNKNOWN = "pcode_unknown"
    AREA_UNKNOWN = "area_unknown"
    AREA_AMBIGUOUS = "area_ambiguous"
    ORIGIN_WITHOUT_DISPLACEMENT = "origin_without_displacement"
    ORIGIN_WITHOUT_ADMIN1 = "origin_without_admin1"
    AREA_BY_LIKENESS = "area_by_likeness"

    # The boundaries of [map]
    NOT_AREAS = "not_areas"
    CRS_MISSING = "crs_missing"
    CRS_WRONG = "crs_wrong"
    GEOMETRY_EMPTY = "geometry_empty"
    GEOMETRY_MENDED = "geometry_mended"
    AREA_REPEATED = "area_repeated"
    AREA_NOT_ON_MAP = "area_not_on_map"

    # Rows and sources compared with each other
    ID_REPEATED = "id_repeated"
    ID_UNKNOWN = "id_unknown"
    ID_OF_TWO_EVENTS = "id_of_two_events"
    ID_IN_SOME_ROWS = "id_in_some_rows"
    IDS_DIFFER_IN_CASE = "ids_differ_in_case"
    LINKED_ACCOUNTS_DIFFER = "linked_accounts_differ"
    ACCOUNT_REPEATED = "account_repeated"
    ACCOUNTS_CONTRADICT = "accounts_contradict"
    PART_EXCEEDS_WHOLE = "part_exceeds_whole"
    PART_LAPSED = "part_lapsed"
    WHOLE_UNKNOWN = "whole_unknown"
    REACHED_ABOVE_TARGET = "reached_above_target"
    SPELLING_SHARED = "spelling_shared"
    SPELLINGS_JOINED = "spellings_joined"
    FACILITY_ELSEWHERE = "facility_elsewhere"
    MAYBE_ONE_EVENT = "maybe_one_event"
    SOURCES_OVERLAP = "sources_overlap"
    ROW_GONE = "row_gone"
    ROWS_NOT_MATCHED = "rows_not_matched"
    UNITS_DIFFER = "units_differ"
    UNIT_ASSUMED = "unit_assumed"
    WITHDRAWALS_NOT_KNOWN = "withdrawals_not_known"
    WITHDRAWALS_ELSEWHERE = "withdrawals_elsewhere"

    # Rows that are read and do not count
    AFTER_CUT_OFF = "after_cut_off"
    REPORTING_DATE_MISSING = "reporting_date_missing"
    WITHDRAWN = "withdrawn"
    RESTRICTED = "restricted"
    ORIGIN_WITHHELD = "origin_withheld"
    SHOWN_BESIDE = "shown_beside"
    NO_COMPLETE_PERIOD = "no_complete_period"

    # config.toml
    NOT_TOML = "not_toml"
    KEY_UNKNOWN = "key_unknown"
    KEY_MISSING = "key_missing"
    NAMED_TWICE = "named_twice"
    NAME_TAKEN = "name_taken"
    VALUE_OF_WRONG_KIND = "value_of_wrong_kind"
    VALUE_NOT_ALLOWED = "value_not_allowed"
    TITLE_NOT_SET = "title_not_set"
    MARKER_OUTSIDE = "marker_outside"
    CLEARS_NOTHING = "clears_nothing"
    CLEARING_ENDED = "clearing_ended"
    CLEARING_CONTRADICTED = "clearing_contradicted"
    TOLD_ALREADY = "told_already"
    FORGOTTEN_HELD = "forgotten_held"
    SECTION_UNKNOWN = "section_unknown"
    SECTION_NEEDED = "section_needed"
    SECTION_NOT_PRINTED = "section_not_printed"

    # Theme
    CONTRAST_LOW = "contrast_low"
    RAMP_OUT_OF_ORDER = "ramp_out_of_order"
    FONT_MISSING = "font_missing"
    LETTERS_WITHOUT_FONT = "letters_without_font"
    PICTURE_UNFIT = "picture_unfit"

    # Templates and narrative text
    TEMPLATE_UNKNOWN = "template_unknown"
    TEMPLATE_CHANGED = "template_changed"
    TEMPLATE_FAILS = "template_fails"
    TAKES_TOO_MUCH = "takes_too_much"
    TAG_BROKEN = "tag_broken"
    NAME_UNKNOWN = "name_unknown"
    NAME_OUTDATED = "name_outdated"
    FETCHED_FROM_OUTSIDE = "fetched_from_outside"
    RUNS_SOMETHING = "runs_something"
    LINK_LEADS_OUT = "link_leads_out"
    REFERENCE_UNREADABLE = "reference_unreadable"
    PLACEHOLDER = "placeholder"
    PLACEHOLDER_MISSING = "placeholder_missing"
    NUMBER_UNSUPPORTED = "number_unsupported"
    NOT_ALLOWED_IN_TEXT = "not_allowed_in_text"
    SENTENCE_UNREADABLE = "sentence_unreadable"
    SENTENCE_INCOMPLETE = "sentence_incomplete"

    # The scan before publishing
    PHONE_FOUND = "phone_found"
    MAIL_FOUND = "mail_found"
    URL_FOUND = "url_found"
    COORDINATES_FOUND = "coordinates_found"
    PLATE_FOUND = "plate_found"
    ID_FOUND = "id_found"
    PERSON_FOUND = "person_found"

    # The audit of a report written elsewhere
    SOURCE_NOT_NAMED = "source_not_named"
    WINDOW_NOT_NAMED = "window_not_named"
    BASELINES_MIXED = "baselines_mixed"
    PARTS_EXCEED_TOTAL = "parts_exceed_total"
    SUM_WRONG = "sum_wrong"
    TOTAL_WRONG = "total_wrong"
    PERCENTAGE_WRONG = "percentage_wrong"
    PEOPLE_CALLED_OTHERWISE = "people_called_otherwise"
    UNIT_CHANGES = "unit_changes"
    FIGURES_DIFFER = "figures_differ"
    TEXT_AND_TABLE_DIFFER = "text_and_table_differ"
    PERIOD_STALE = "period_stale"
    YEAR_IMPOSSIBLE = "year_impossible"
    NUMBER_CONTRADICTED = "number_contradicted"
    PDF_WITHOUT_TEXT = "pdf_without_text"

    # The check of a report before it is published
    SECTION_EMPTY = "section_empty"
    TEXT_REPEATED = "text_repeated"
    TEXT_OUTDATED = "text_outdated"
    LINK_DEAD = "link_dead"
    IMAGE_MISSING = "image_missing"
    ALT_MISSING = "alt_missing"
    TOTAL_FALLS = "total_falls"
    SOURCE_SILENT = "source_silent"
    FIGURE_UNUSUAL = "figure_unusual"
    NEXT_REPORT_PAST = "next_report_past"

    # Publishing and preview
    DRAFT_MISSING = "draft_missing"
    DRAFT_OUTDATED = "draft_outdated"
    NOT_PUBLISHED = "not_published"
    BUNDLE_LACKS = "bundle_lacks"
    RECORD_DAMAGED = "record_damaged"
    NOTHING_TO_DRAW = "nothing_to_draw"
    REPORT_NOT_LISTED = "report_not_listed"
    PORT_NOT_FREE = "port_not_free"

    # Many reports at once
    PLAN_EMPTY = "plan_empty"
    BATCH_RUNNING = "batch_running"
    WORKER_KILLED = "worker_killed"
    SCHEDULER_NOT_REACHED = "scheduler_not_reached"
    SCHEDULER_LOST = "scheduler_lost"
    WORKER_UNFIT = "worker_unfit"
    STORE_NOT_REACHED = "store_not_reached"
    NAME_UNFIT = "name_unfit"


#: Problems whose reasons list the sheets of a workbook, read or not.
OF_SHEETS = frozenset(code for code in Code if code.startswith("sheet"))
