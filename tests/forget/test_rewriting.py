"""Cells of separated text get other texts, and every other byte stays what it was."""

import gzip

import pytest

from sitrep.forget.rewriting import rewritten
from sitrep.model.problem import SitrepError

TEXT = 'id,place,note\ne1,Hass,"a, ""b""\nc"\ne2,Kafr,"d"\n'


def emptied(tmp_path, content, places, name="log.csv", encoding=None):
    (tmp_path / name).write_bytes(content)
    return rewritten(tmp_path / name, name, encoding, places, 3)


def test_a_cell_is_emptied_with_its_quotes_and_the_lines_in_it(tmp_path):
    made = emptied(tmp_path, TEXT.encode(), {2: {2: ""}})
    assert made == b'id,place,note\ne1,Hass,\ne2,Kafr,"d"\n'


def test_a_row_below_quoted_lines_is_found_by_its_line(tmp_path):
    made = emptied(tmp_path, TEXT.encode(), {4: {1: "", 2: ""}})
    assert made == TEXT.replace('Kafr,"d"', ",").encode()


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize(
    "form",
    [
        ("utf-8", b"", None),
        ("utf-8", b"\xef\xbb\xbf", None),
        ("utf-16-le", b"\xff\xfe", None),
        ("utf-16-be", b"\xfe\xff", None),
        ("windows-1252", b"", "windows-1252"),
        ("utf-16-le", b"", "utf-16"),
    ],
)
def test_encodings_separators_and_line_ends_stay(tmp_path, end, separator, form):
    codec, mark, said = form

    def written(place):
        rows = [("id", "place", "note"), ("e1", place, "é"), ("e2", "Kafr", '"x"')]
        text = end.join(separator.join(row) for row in rows) + end
        return mark + text.encode(codec)

    assert emptied(tmp_path, written("Häss"), {2: {1: ""}}, encoding=said) == written("")


def test_a_packed_file_is_packed_again(tmp_path):
    made = emptied(tmp_path, gzip.compress(TEXT.encode()), {4: {1: ""}}, "log.csv.gz")
    assert gzip.decompress(made) == TEXT.replace("Kafr", "").encode()


def test_the_last_row_needs_no_line_end_and_blank_lines_count(tmp_path):
    made = emptied(tmp_path, b"\nid,place,note\n\ne1,Hass,x", {4: {1: "f 1"}})
    assert made == b"\nid,place,note\n\ne1,f 1,x"


def test_a_word_with_a_separator_in_it_is_quoted(tmp_path):
    made = emptied(tmp_path, TEXT.encode(), {4: {1: 'f,"1"'}})
    assert made == TEXT.replace("Kafr", '"f,""1"""').encode()


def test_a_row_of_another_length_and_a_quote_inside_a_cell_are_refused(tmp_path):
    for content in (b"id,place,note\ne1,Hass\n", b'id,place,note\ne1,"Hass"x,y\n'):
        with pytest.raises(SitrepError) as refused:
            emptied(tmp_path, content, {2: {1: ""}})
        assert refused.value.problems[0].line == 2


def test_bytes_that_are_no_text_of_the_encoding_are_refused(tmp_path):
    with pytest.raises(SitrepError, match="can't be"):
        emptied(tmp_path, b"\xef\xbb\xbfid,place,note\ne1,H\xe4ss,x\n", {2: {1: ""}}, "l.csv")
