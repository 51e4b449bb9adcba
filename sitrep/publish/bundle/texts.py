"""The texts that go with a report: read-me, citation, a mail, one line for messages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from sitrep.publish.bundle.material import Material, plain
from sitrep.wording.phrases import headed

#: As people count: what messages take.
LINE = 280


def read_me(material: Material, files: Mapping[str, str]) -> Iterator[str]:
    """Yield the lines of the read-me; ``files`` says what each file is, by its name."""
    yield from opening(material)
    wide = max(map(len, files))
    yield from (f"{name:<{wide}}  {what}" for name, what in files.items())


def opening(material: Material) -> Iterator[str]:
    """Yield the lines of the read-me before its list of what is there."""
    words, head = material.words, material.report["masthead"]
    yield material.title
    yield ""
    yield plain(head["edition"])
    yield from _facts(material)
    if not material.is_public:
        yield words("bundle-closed", edition=plain(head["edition"]))
    yield words("bundle-unreported")
    yield ""
    yield words("bundle-files")
    yield ""


def _facts(material: Material) -> Iterator[str]:
    words, head, report = material.words, material.report["masthead"], material.config.report
    facts = (head["period"], head["as_of"], head["issuer"], head["partial"])
    yield from (headed(plain(fact)) for fact in facts if fact)
    if report.licence:
        yield words("pack-licence", licence=report.licence)
    if material.address:
        yield words("bundle-address", url=material.address)


def citation(material: Material) -> str:
    """Return how to cite the report, and where it is."""
    words, head = material.words, material.report["masthead"]
    given = {
        "title": head["title"],
        "report": head["subtitle"],
        "period": head["period"],
        "date": words.date(material.day),
    }
    issuer = material.config.issuer
    said = words("bundle-citation", issuer=issuer, **given) if issuer else ""
    lines = [said or words("bundle-citation-unsigned", **given)]
    if material.address:
        lines.append(words("bundle-address", url=material.address))
    if material.config.report.licence:
        lines.append(words("pack-licence", licence=material.config.report.licence))
    return "".join(f"{plain(line)}\n" for line in lines)


def mail(material: Material, attached: Sequence[str]) -> str:
    """Return a mail to send with the report: subject, highlights, links, what is attached."""
    words, head, config = material.words, material.report["masthead"], material.config
    lines = [words("bundle-mail-subject", title=material.title), ""]
    if not material.is_public:
        lines += [words("bundle-closed", edition=plain(head["edition"])), ""]
    lines += [words("bundle-mail-opening", title=material.title, as_of=plain(head["as_of"])), ""]
    for sentence in material.report["highlights"]:
        lines += [f"- {plain(sentence)}", ""]
    lines += [text for caveat in _caveats(material) for text in (caveat, "")]
    if material.address:
        lines.append(words("bundle-mail-page", url=material.address))
        pdf = material.page("pdf")
        if material.url(pdf) != material.address:
            lines.append(words("bundle-mail-pdf", url=material.url(pdf)))
        lines.append("")
    lines += [words("bundle-mail-attached", files=words.list(attached)), ""]
    lines += [plain(head["issuer"])] if head["issuer"] else []
    lines += [plain(config.report.contact)] if config.report.contact else []
    if config.report.licence:
        lines.append(words("pack-licence", licence=config.report.licence))
    return "\n".join(lines).rstrip() + "\n"


def line(material: Material) -> str:
    """Return the report in at most 280 characters: title, highlights or key figures, address.

    A highlight is printed whole, with what has to be known of it, or not at all: half a sentence
    would be another figure.
    """
    address = f" {material.address}" if material.address else ""
    tried = [(_told(material, LINE - characters(end)), end) for end in (address, "")]
    told, end = next((one for one in tried if len(one[0]) > 1), tried[0])
    # An address that takes most of the line says less than a title does.
    return f"{' '.join(told)}{end if characters(end) <= LINE // 2 else ''}\n"


def _told(material: Material, room: int) -> list[str]:
    """Return the title and the highlights that there is room for, with their caveats."""
    edition = plain(material.report["masthead"]["edition"])
    mark = "" if material.is_public else f"[{edition}] "
    said = [f"{mark}{_whole_words(material.title, max(room, LINE // 2) - characters(mark) - 1)}."]
    caveats = [*_caveats(material)]

    def fits(sentence: str) -> bool:
        return characters(" ".join([*said, sentence, *caveats])) <= room

    highlights = [*map(plain, material.report["highlights"])]
    # The later ones lean on the first: "Of those killed, 79 were …".
    told = highlights if highlights and fits(highlights[0]) else [*_figures(material)]
    for sentence in told:
        if fits(sentence):
            said.append(sentence)
    return [*said, *(caveats if len(said) > 1 else ())]


def _figures(material: Material) -> Iterator[str]:
    """Yield a sentence for each key figure of the report's own period that states a number."""
    report = material.report
    for card in report["key_figures"]:
        if card["window"] == report["masthead"]["period"] and re.search(r"\d", card["value"]):
            value = " ".join(filter(None, (card["qualifier"], card["value"])))
            about = {"what": card["label"], "figure": value, "source": card["source"]}
            yield headed(plain(material.words("bundle-line-figure", **about)))


def _caveats(material: Material) -> Iterator[str]:
    """Yield what has to be known of the highlights: that data stop early, which areas they are of.

    No figure of them is sent without.
    """
    sections = material.report["sections"]
    if partial := plain(material.report["masthead"]["partial"]):
        yield headed(partial)
    yield from (plain(n) for s in sections if s["id"] == "highlights" for n in s["notes"])


def _whole_words(text: str, room: int) -> str:
    """Return as many whole words of a text as there is room for, of a single one its beginning."""
    if characters(text) <= room:
        return text
    kept = text.split(" ")
    while len(kept) > 1 and characters(" ".join(kept)) > room - 1:
        kept.pop()
    # What is cut within a word does not end in a part of a number.
    return f"{' '.join(kept)[: room - 1].rstrip('0123456789.,')}…"


def characters(text: str) -> int:
    """Return how many characters people count: a letter with its accents is one."""
    composed = unicodedata.normalize("NFC", text)
    return sum(unicodedata.category(c) not in ("Mn", "Me", "Cf") for c in composed)
