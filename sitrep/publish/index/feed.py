"""Write the front page as an Atom feed; only this module imports feedgenerator.

Ids are made from a report's title and folder, so that they stay the same when the feed moves or
is made again. Dates come from the manifests, so that the same folder gives the same bytes. Links
are relative if no address is configured.
"""

from __future__ import annotations

import datetime as dt
import uuid
from urllib.parse import quote

from feedgenerator import Atom1Feed
from markupsafe import escape

from sitrep.model.published import Entry, FrontPage
from sitrep.wording import Words

NAME, PAGE = "feed.atom", "index.html"
_SPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:sitrep:reports")


def atom(page: FrontPage, url: str, words: Words) -> str:
    """Return the feed of ``page``'s reports; ``url`` is their address, empty if not known.

    A withdrawn report is news: its entry has the day of its withdrawal.
    """
    feed = Atom1Feed(
        title=_plain(page.title),
        link=f"{url}{PAGE}",
        description=None,
        subtitle=_plain(page.subtitle),
        language=page.language,
        author_name=_plain(page.author),
        feed_url=f"{url}{NAME}" if url else None,
        feed_guid=_id(page.title),
    )
    for entry in page.entries:
        gone = entry.published.withdrawn
        day = gone.day if gone else entry.published.created
        created = dt.datetime.combine(day, dt.time(), dt.UTC)
        title = words("feed-title", report=entry.heading, period=entry.period)
        feed.add_item(
            title=_plain(words("feed-withdrawn", report=title) if gone else title),
            link=url + quote(entry.links[0].path) if entry.links else f"{url}{PAGE}#{entry.id}",
            description=_summary(entry),
            unique_id=_id(entry.published.masthead.title, entry.published.folder),
            updateddate=created,
        )
    return str(feed.writeString("utf-8"))


def _id(*parts: str) -> str:
    return uuid.uuid5(_SPACE, "\n".join(parts)).urn


def _summary(entry: Entry) -> str:
    """Return the key figures as HTML, each with its window and source."""
    items = []
    for card in (each.card for each in entry.cards):
        value = " ".join(filter(None, (card.qualifier, card.value)))
        named = f"<strong>{escape(value)}</strong> {escape(card.label)}"
        basis = map(escape, filter(None, (card.window, card.source, card.certainty)))
        items.append(f"<li>{'<br>'.join((named, *basis))}</li>")
    facts = "<br>".join(map(escape, (entry.period, *entry.facts)))
    if entry.published.withdrawn:
        items = [f"<li>{escape(note)}</li>" for note in entry.notes]
    return _plain(f"<p>{facts}</p>" + (f"<ul>{''.join(items)}</ul>" if items else ""))


def _plain(text: str) -> str:
    """Return ``text`` without the characters that XML can't hold."""
    return "".join(c if c.isprintable() else " " for c in text)
