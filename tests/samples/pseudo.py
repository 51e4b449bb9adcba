"""A language that no one speaks: each sentence of the catalogue longer, accented, right to left.

Data are put into Greek letters. A Latin letter in a report of both is a sentence outside the
catalogue.
"""

import csv
import re
from html.parser import HTMLParser

from fluent.syntax import FluentParser, FluentSerializer
from fluent.syntax.visitor import Transformer

from samples.press import press

LATIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
ACCENTED = "àƀçđéƒĝħíĵķłḿñöþɋřšŧúṽŵẋýžÀƁÇĐÉƑĜĦÍĴĶŁḾÑÖÞɊŘŠŦÚṼŴẊÝŽ"
GREEK = "αβκδεφγηιξκλμνοπθρστυωψχζςΑΒΚΔΕΦΓΗΙΞΚΛΜΝΟΠΘΡΣΤΥΩΨΧΖΣ"
#: Columns of the example whose text is printed as it stands.
PRINTED = {"admin1", "admin2", "place", "source", "area", "name", "aliases", "facility_name"}
PRINTED |= {"actor", "weapon"}
#: What is text in the response, and a code elsewhere.
OF_SECTORS = {"sector", "indicator"}


class _Pseudo(Transformer):
    def visit_TextElement(self, node):
        words = sum(c.isalpha() for c in node.value)
        text = node.value.translate(str.maketrans(LATIN, ACCENTED))
        # A third longer, as German or Ukrainian is; spaces at the ends stay where they are.
        end = text.rstrip()
        node.value = end + "ẽ" * (words // 3) + text[len(end) :]
        return node


def pseudo(text):
    """The catalogue ``text`` in a language that no one speaks."""
    return FluentSerializer().serialize(_Pseudo().visit(FluentParser().parse(text)))


def greek(text):
    return text.translate(str.maketrans(LATIN, GREEK))


def example(folder):
    """The example's workspace under ``folder``, all that it prints of its own in Greek letters."""
    path = press(folder)
    config = path.read_text(encoding="utf-8")
    keys = r'^((?:title|issuer|label|contact|source) = ")(.*?)(")'
    config = re.sub(keys, lambda m: m[1] + greek(m[2]) + m[3], config, flags=re.MULTILINE)
    path.write_text(config, encoding="utf-8")
    ground = folder / "data" / "boundaries.geojson"
    names = r'("adm1_name":")(.*?)(")'
    text = re.sub(names, lambda m: m[1] + greek(m[2]) + m[3], ground.read_text(encoding="utf-8"))
    ground.write_text(text, encoding="utf-8")
    for log in (folder / "data").glob("*.csv"):
        with log.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        printed = PRINTED | (OF_SECTORS if log.name == "response.csv" else set())
        with log.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0])
            writer.writeheader()
            for row in rows:
                writer.writerow({k: greek(v) if k in printed else v for k, v in row.items()})
    return path


class _Read(HTMLParser):
    """What a page says, in its text and in what is read out."""

    def __init__(self):
        super().__init__()
        self.said, self._silent = [], 0

    def handle_starttag(self, tag, attributes):
        self._silent += tag in ("style", "script")
        named = dict(attributes)
        if tag == "meta" and named.get("name") not in ("description", "keywords", "author"):
            named.pop("content", None)
        self.said += [named.get(name) or "" for name in ("alt", "title", "aria-label", "content")]

    def handle_endtag(self, tag):
        self._silent -= tag in ("style", "script")

    def handle_data(self, data):
        if not self._silent:
            self.said.append(data)


def said(html):
    """The words of a page, without its marks."""
    reader = _Read()
    reader.feed(html)
    return "\n".join(reader.said)
