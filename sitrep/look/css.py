"""Find the addresses that CSS would fetch, behind escapes and comments too.

The CSS is a stylesheet, a style attribute or any attribute that may hold an address. The caller
decides whether an address is allowed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import tinycss2

#: Functions whose strings are addresses.
_ADDRESSED = {"url", "src", "image", "image-set", "cross-fade"}
_VENDORS = ("-webkit-", "-moz-", "-ms-", "-o-")


def fetched(css: str) -> Iterator[str]:
    """Yield each address in ``css``; ``@import``, ``url()`` or ``src()`` if it can't be seen."""
    lists = [tinycss2.parse_component_value_list(css, skip_comments=True)]
    while lists:
        nodes = lists.pop()
        for place, node in enumerate(nodes):
            if node.type == "url":
                yield node.value
            elif node.type == "at-keyword" and node.lower_value == "import":
                yield from _imported(nodes[place + 1 :])
            elif node.type == "function":
                if _bare(node.lower_name) in _ADDRESSED:
                    yield from _named(node)
                lists.append(node.arguments)
            elif node.type.endswith(" block"):
                lists.append(node.content)


def _bare(name: str) -> str:
    """Return a function's name without a browser's prefix."""
    return next((name.removeprefix(v) for v in _VENDORS if name.startswith(v)), name)


def _imported(after: Sequence[Any]) -> Iterator[str]:
    first = next((node for node in after if node.type != "whitespace"), None)
    if first is not None and first.type == "string":
        yield first.value
    elif first is None or not (first.type == "url" or getattr(first, "lower_name", "") == "url"):
        yield "@import"


def _named(function: Any) -> Iterator[str]:
    strings = [node.value for node in function.arguments if node.type == "string"]
    yield from strings
    # The address may be in a variable, where it can't be seen.
    if not strings and function.lower_name in ("url", "src"):
        yield f"{function.lower_name}()"
