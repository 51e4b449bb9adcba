"""Figures by reference in people's text: ``{{ killed }}`` prints the attributed figure.

A reference uses the same figures and the same sandbox as templates, and prints Markdown. Only
names, their groups and fields, ``figure`` and the filter ``n`` are allowed: nothing is computed,
and a text can't add a number of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, partial

import jinja2
from jinja2 import nodes

from sitrep.model.codes import Code
from sitrep.model.problem import UnknownName
from sitrep.model.report import Mention
from sitrep.model.summary import Summary
from sitrep.narrative.load import Setting
from sitrep.templating.helpers import mentioned, printed_number
from sitrep.templating.plain import escaped
from sitrep.templating.sandbox import Sandbox, Undefined
from sitrep.wording import Words

_ALLOWED = 'write a name ({{ killed }}), a group ({{ killed.civilians }}) or figure("killed")'


def setting_of(
    titles: Mapping[str, str],
    mentions: Callable[[], Mapping[str, Mention]],
    summary: Summary,
    words: Words,
) -> Setting:
    """Return what a text of a period is printed in, its references filled from ``mentions``.

    Most reports have no text, and most texts no references: ``mentions`` is called for the first.
    """
    references = cache(lambda: References(mentions(), summary, words))
    sources = words("narrative-sources")
    return Setting(words.language, titles, lambda at: references()(at), sources, summary.edition)


class References:
    """The references of one text; call it with the text between the braces."""

    def __init__(self, mentions: Mapping[str, Mention], summary: Summary, words: Words) -> None:
        period = summary.period
        self._names = {
            "period": words.dates(period.start, period.end),
            "as_of": words.date(summary.as_of),
        }
        self._named = partial(mentioned, mentions, summary)
        self._sandbox = Sandbox(undefined=Undefined)
        self._sandbox.globals["figure"] = self._named
        self._sandbox.filters["n"] = partial(printed_number, words=words)

    def __call__(self, expression: str) -> str:
        """Return what ``expression`` prints, as Markdown; raises UnknownName if it fails."""
        try:
            tree = self._sandbox.parse("{{ " + expression + " }}")
            names = self._resolved(tree)
            ask = self._sandbox.compile_expression(expression, undefined_to_none=False)
            value = ask(**names)
            text = str(value)
        except jinja2.TemplateSyntaxError as error:
            raise _unreadable(f"can't be read: {error}") from None
        except jinja2.UndefinedError as error:
            reason, _, hint = str(error).partition("; ")
            raise UnknownName(Code.NAME_UNKNOWN, reason, hint) from None
        except UnknownName:
            raise
        except Exception as error:
            # Any error in a reference is for its author to correct.
            raise _unreadable(f"can't be printed: {error}") from None
        if not isinstance(value, str | Mention):
            raise _unreadable("is not a text that can be printed")
        return escaped(text)

    def _resolved(self, tree: nodes.Template) -> dict[str, str | Mention]:
        """Return the values of the names in ``tree``; raises UnknownName if it holds more."""
        (output,) = tree.body if len(tree.body) == 1 else (None,)
        parts = output.nodes if isinstance(output, nodes.Output) else []
        if len(parts) != 1 or not _is_reference(parts[0]):
            raise _unreadable("is not a reference to a figure")
        names = {name.name for name in tree.find_all(nodes.Name)} - _called(tree)
        return {name: self._names.get(name) or self._mention(name) for name in names}

    def _mention(self, name: str) -> Mention:
        return self._named(name, also=tuple(self._names))


def _unreadable(reason: str) -> UnknownName:
    return UnknownName(Code.REFERENCE_UNREADABLE, reason, _ALLOWED)


def _called(tree: nodes.Template) -> set[str]:
    return {c.node.name for c in tree.find_all(nodes.Call) if isinstance(c.node, nodes.Name)}


def _is_reference(node: nodes.Node) -> bool:
    """Return whether ``node`` names a figure and does nothing else."""
    if isinstance(node, nodes.Getattr):
        return _is_reference(node.node)
    if isinstance(node, nodes.Getitem):
        return _is_text(node.arg) and _is_reference(node.node)
    if isinstance(node, nodes.Filter):
        plain = not (node.args or node.kwargs or node.dyn_args or node.dyn_kwargs)
        return node.name == "n" and plain and node.node is not None and _is_reference(node.node)
    if isinstance(node, nodes.Call):
        given = [*node.args, *(keyword.value for keyword in node.kwargs)]
        named = isinstance(node.node, nodes.Name) and node.node.name == "figure"
        return named and not (node.dyn_args or node.dyn_kwargs) and all(map(_is_text, given))
    return isinstance(node, nodes.Name)


def _is_text(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Const) and isinstance(node.value, str)
