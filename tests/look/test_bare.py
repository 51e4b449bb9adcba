"""A picture is placed without what it says of its author, its device and its place."""

import base64
import io

import pytest
from PIL import Image, PngImagePlugin

from sitrep.look.bare import picture
from sitrep.look.pictures import placed

CANARY = "Zorvex"
INKSCAPE = """<?xml version="1.0"?>
<!-- Zorvex drew this -->
<svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"
 xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" xmlns:cc="http://cc.org/ns#"
 xmlns:xlink="http://www.w3.org/1999/xlink"
 viewBox="0 0 9 9" sodipodi:docname="Zorvex.svg" inkscape:export-filename="/home/Zorvex/logo.png">
<sodipodi:namedview inkscape:window-width="Zorvex"/><metadata><cc:Work>Zorvex</cc:Work></metadata>
<g inkscape:label="Zorvex"><rect id="r" width="9" height="9" style="fill:#123456"/></g>
<use xlink:href="#r"/><text y="8">A &amp; <tspan>B</tspan> C</text></svg>"""


def painted(kind, **more):
    """A picture of 2 by 2 pixels, of four colours."""
    image, out = Image.new("RGB", (2, 2)), io.BytesIO()
    for at, colour in enumerate(((9, 8, 7), (200, 0, 0), (0, 200, 0), (0, 0, 200))):
        image.putpixel((at % 2, at // 2), colour)
    exif = Image.Exif()
    exif[0x010E], exif[0x013B] = CANARY, CANARY
    image.save(out, kind, exif=exif, **more)
    return out.getvalue()


def with_texts():
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Author", CANARY)
    texts.add_itxt("Path", CANARY)
    return painted("PNG", pnginfo=texts, dpi=(72, 72))


def pixels(content):
    with Image.open(io.BytesIO(content)) as image:
        return image.size, image.convert("RGB").tobytes()


@pytest.mark.parametrize(
    "content",
    [
        with_texts(),
        with_texts() + b"Zorvex after the end",
        painted("JPEG", comment=CANARY),
        painted("JPEG", comment=CANARY) + b"Zorvex after the end",
        painted("JPEG", progressive=True, quality=90),
    ],
    ids=["png", "png and more", "jpeg", "jpeg and more", "progressive jpeg"],
)
def test_a_photograph_keeps_its_pixels_and_loses_its_words(content):
    assert CANARY.encode() in content
    bare = picture(content)
    assert CANARY.encode() not in bare
    assert b"Exif" not in bare
    assert b"eXIf" not in bare
    assert pixels(bare) == pixels(content)


def test_a_drawing_keeps_what_is_drawn():
    bare = picture(INKSCAPE.encode()).decode()
    assert CANARY not in bare
    assert "metadata" not in bare
    assert "sodipodi" not in bare
    for drawn in (
        'xmlns="http://www.w3.org/2000/svg"',
        '<rect id="r" width="9" height="9" style="fill:#123456"',
        '<use xlink:href="#r"',
        '<text y="8">A &amp; <tspan>B</tspan> C</text>',
        'viewBox="0 0 9 9"',
    ):
        assert drawn in bare


@pytest.mark.parametrize(
    "content", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n\x00", b"<svg", b"\xff\xd8"]
)
def test_what_is_no_whole_picture_does_no_harm(content):
    assert picture(content).startswith(content[:2])


def test_a_logo_is_placed_without_its_words(tmp_path):
    for name, content in (("logo.png", with_texts()), ("logo.svg", INKSCAPE.encode())):
        (tmp_path / name).write_bytes(content)
        data = base64.b64decode(placed(tmp_path / name).partition(",")[2])
        assert CANARY.encode() not in data
