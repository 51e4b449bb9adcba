"""A theme that can't be read is told with its measure, and printed so that it can."""

import datetime as dt
import re
import subprocess

import pytest
from samples.command import sitrep
from samples.workspaces import HEADER, config_for, contents, workspace

from sitrep.charts.drawing import style
from sitrep.choices import load, notices
from sitrep.config.tables import Theme
from sitrep.look import legibility, theme
from sitrep.look.colours import contrast, legible
from sitrep.pipeline import Request, build
from sitrep.wording import Words

LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" width="20" height="9"><rect width="9"/></svg>'


def config(folder, lines):
    more = "\n[theme]\n" + "\n".join(lines) + "\n"
    return load(workspace(folder, config=config_for("events.csv", more=more)))


def told(folder, *lines):
    found = notices(config(folder, lines))
    assert all(problem.severity == "warning" for problem in found)
    assert all(problem.path == str(folder / "config.toml") for problem in found)
    return [(p.line, p.column, p.value, p.reason, p.hint) for p in found]


def test_the_default_theme_has_no_warning(tmp_path):
    assert told(tmp_path) == []


def test_faint_colours_are_warned_of_with_line_ratio_and_what_is_printed(tmp_path):
    # Worked out by hand: (1 + .05) / (L + .05), L by WCAG's formula .318, .699 and .303.
    lines = ('text = "#999999"', 'primary = "#FFD700"', 'accent = "#009EDB"')
    (text, primary, accent) = told(tmp_path, *lines)
    assert text == (
        9,
        "theme.text",
        "#999999",
        "is 2.8:1 on white, less than the 4.5:1 that text needs",
        f"text is printed in {legible('#999999')} instead",
    )
    assert primary == (
        10,
        "theme.primary",
        "#FFD700",
        "is 1.4:1 on white, less than the 4.5:1 that headings need",
        "headings are printed in the text colour, and text on the band in black",
    )
    assert accent[:2] == (11, "theme.accent")
    assert accent[3].startswith("is 3.0:1 on white, less than the 4.5:1 that accents need")


@pytest.mark.parametrize("colour", ["#999999", "#FFFFFF", "#FFD700"])
def test_page_and_charts_print_a_faint_text_in_one_darker_colour(colour):
    page = dict(re.findall(r"--([\w-]+): (#\w+);", theme.variables(Theme(text=colour))))
    drawn = style.look(Theme(text=colour), Words("en"))
    assert page["text"] == drawn.body.colour
    assert contrast(page["text"], "#FFFFFF") >= 4.5


def test_a_ramp_that_starts_faint_or_turns_dark_again_is_warned_of(tmp_path):
    found = told(tmp_path, 'ramp = [\n"#64BDEA",\n"#C5DFEF",\n"#004987",\n"#E3EDF6"]')
    assert [(line, value, reason) for line, _, value, reason, _ in found] == [
        (10, "#64BDEA", "is 2.1:1 on white, less than the 3:1 that bars need"),
        (12, "#004987", "is not lighter than #C5DFEF, the colour before it"),
    ]


def test_a_font_that_is_not_installed_is_warned_of_with_the_nearest_family(tmp_path):
    assert told(tmp_path, 'fonts = ["DejaVu Sanz", "IBM Plex Sans"]') == [
        (
            9,
            "theme.fonts",
            "DejaVu Sanz",
            "is not installed on this machine",
            'did you mean "DejaVu Sans"? The next family in the list is used, or sitrep\'s own',
        ),
    ]


def test_a_font_that_is_like_no_other_is_warned_of_without_a_guess(tmp_path):
    found = legibility.fonts(config(tmp_path, ['fonts = ["Qqq"]']), {"Arial"})
    assert [p.hint for p in found] == ["The next family in the list is used, or sitrep's own"]


def test_the_warnings_stand_in_check_and_build_and_not_in_the_report(tmp_path):
    text = config_for("events.csv", more='\n[theme]\ntext = "#999999"\n')
    workspace(tmp_path, config=text)
    (tmp_path / "events.csv").write_text(HEADER + "e1,2019-05-06,2019-05-13,Hass,,,2,Agency,\n")
    for command in (["check"], ["build", "2019-W19", "--format", "md"]):
        run = sitrep(*command, cwd=tmp_path)
        assert run.returncode == 0
        assert 'warning: config.toml:9: theme.text: "#999999" is 2.8:1 on white' in run.stderr
    report = (tmp_path / "reports/2019-W19/public/report.json").read_text()
    assert "config.toml" not in report


# --- logos ----------------------------------------------------------------------------------


def refused(folder, name, content):
    workspace(folder, config=config_for("events.csv", more=f'\n[theme]\nlogo = "{name}"\n'))
    (folder / "events.csv").write_text(HEADER)
    if content is not None:
        (folder / name).write_bytes(content)
    run = sitrep("build", cwd=folder)
    assert run.returncode == 1
    assert not [name for name in contents(folder) if name.startswith("reports")]
    return run.stderr.splitlines()[0]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("logo.svg", None, "is not there; the path is relative to config.toml"),
        ("logo.gif", b"GIF89a", "is not a picture sitrep can use; give an .svg or a .png file"),
        ("logo.png", b"\x89PNG\r\n\x1a\n", "is not a complete PNG; save it again"),
        ("logo.png", LOGO, "is not a complete PNG; save it again"),
        ("logo.svg", b"\x89PNG", "is not SVG: not well-formed (invalid token) (line 1); "),
        ("logo.svg", b"<html/>", "is not SVG: its root element is not <svg>; "),
        (
            "logo.svg",
            LOGO.replace(b"<rect", b"<script/><rect"),
            "contains <script>, which could run code; export it as plain SVG, or as PNG",
        ),
        (
            "logo.svg",
            LOGO.replace(b"<rect", b'<image href="https://example.org/x.png"/><rect'),
            "loads something from outside (https://example.org/x.png); ",
        ),
        ("logo.svg", LOGO + b" " * 2_000_000, "is larger than 2,000,000 bytes; reduce its size"),
    ],
)
def test_a_logo_that_cannot_be_placed_is_a_problem_with_its_line(tmp_path, name, content, reason):
    assert refused(tmp_path, name, content).startswith(
        f'config.toml:9: theme.logo: "{name}" {reason}'
    )


def test_a_png_of_too_many_pixels_is_refused_by_its_head(tmp_path):
    from PIL import Image

    Image.new("1", (6000, 5000)).save(tmp_path / "logo.png")
    content = (tmp_path / "logo.png").read_bytes()
    assert "has 6,000 × 5,000 pixels, more than 25,000,000; reduce its size" in refused(
        tmp_path, "logo.png", content
    )


# --- alike everywhere -----------------------------------------------------------------------


def test_the_issuer_s_look_and_words_are_alike_in_every_format(tmp_path):
    (tmp_path / "logo.svg").write_bytes(LOGO)
    more = '\n[theme]\norganisation = "Example Group"\nlogo = "logo.svg"\nprimary = "#5B1A18"\n'
    head = 'title = "T"\ncontact = "a@example.org"\ndisclaimer = "Names imply nothing."'
    rows = HEADER + "e1,2019-05-06,2019-05-13,Hass,,,2,Agency,\n"
    text = config_for("events.csv", report=head, more=more)
    path = workspace(tmp_path, {"events.csv": rows}, text)
    out = tmp_path / "reports"
    build(Request(path, dt.date(2019, 5, 14), "2019-W19", out))
    folder = out / "2019-W19" / "public"
    said = {
        "md": (folder / "sitrep.en.md").read_text(),
        "html": (folder / "sitrep.en.html").read_text(),
        "pdf": subprocess.run(
            ["pdftotext", folder / "sitrep.en.pdf", "-"], capture_output=True, text=True, check=True
        ).stdout,
    }
    for words in ("Issued by Example Group", "a@example.org", "Names imply nothing."):
        assert [form for form, text in said.items() if words not in text] == [], words
    assert "--primary: #5B1A18;" in said["html"]
    assert 'alt="Example Group"' in said["html"]
