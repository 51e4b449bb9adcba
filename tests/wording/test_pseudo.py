"""Every word of a report is the catalogue's or the data's, in whatever language and direction."""

import datetime as dt
import re

import pytest
from samples.pseudo import example, pseudo, said

from sitrep.pipeline import Request, build
from sitrep.wording import catalogue

#: Words of the data that can't be put into Greek: figures, codes and the names of files.
DATA = (
    r"tens of thousands|dozens|hundreds|thousands|civil defence centres",
    r"data/\w+\.csv|canonical|charts/[\w-]+\.(?:svg|png)|annex/events\.csv|html",
    r"\d{4}-W\d\d|SY\d+|rockets",
)


@pytest.fixture(scope="module")
def language(tmp_path_factory):
    """Arabic, its sentences in the pseudo-language, as the language of the installation."""
    folder = tmp_path_factory.mktemp("locale")
    english = catalogue.shipped("en")
    (folder / "en.ftl").write_text(english, encoding="utf-8")
    (folder / "ar.ftl").write_text(pseudo(english), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(catalogue, "LOCALE_FOLDER", folder)
        catalogue._sentences.cache_clear()
        yield "ar"
    catalogue._sentences.cache_clear()


@pytest.fixture(scope="module", params=[("2019-W19", "standard"), ("2019-W37", "long")])
def report(request, language, tmp_path_factory):
    folder = tmp_path_factory.mktemp("workspace")
    week, template = request.param
    built = build(
        Request(
            example(folder),
            dt.date(2019, 9, 20),
            week,
            folder / "reports",
            language=language,
            formats=("html", "md"),
            template=template,
        ),
        # What charts say is in their alternative texts and captions.
    )
    return built.folder


def strays(text):
    """The words in Latin letters that are not of the data."""
    bare = re.sub("|".join(DATA), " ", text, flags=re.IGNORECASE)
    return re.findall(r"[A-Za-z]{2,}", bare)


def test_no_word_of_the_page_stands_outside_the_catalogue(report):
    page = (report / "sitrep.ar.html").read_text(encoding="utf-8")
    assert strays(said(page)) == []


def test_no_word_of_the_markdown_stands_outside_the_catalogue(report):
    assert strays((report / "sitrep.ar.md").read_text(encoding="utf-8")) == []


def test_every_value_is_kept_apart_and_every_mark_is_closed(report):
    for name in ("sitrep.ar.html", "sitrep.ar.md"):
        text = (report / name).read_text(encoding="utf-8")
        assert text.count("\u2068") == text.count("\u2069") > 100


def test_the_page_reads_right_to_left(report):
    assert 'dir="rtl"' in (report / "sitrep.ar.html").read_text(encoding="utf-8")


def test_the_list_of_all_reports_is_of_the_catalogue_too(report, language):
    pytest.importorskip("feedgenerator")
    config = report.parents[2] / "config.toml"
    text = config.read_text(encoding="utf-8")
    text = text.replace("\n[report]\n", '\n[report]\nlanguage = "ar"\n')
    config.write_text(text, encoding="utf-8")
    week = report.parent.name.partition(".")[0]
    out = report.parents[1]
    build(
        Request(config, dt.date(2019, 9, 20), week, out, formats=("html",)),
        draw=lambda *given, **pictures: (),
    )
    assert strays(said((out / "index.html").read_text(encoding="utf-8"))) == []
