"""Keep what templates compile to: one process makes many reports from the same templates."""

from __future__ import annotations

from collections.abc import Hashable
from types import CodeType

import jinja2
from jinja2.bccache import Bucket, BytecodeCache


class Compiled(BytecodeCache):
    """The code of each template as it was last compiled, for as long as its text is the same."""

    def __init__(self) -> None:
        self._codes: dict[Hashable, tuple[str, CodeType]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give ``bucket`` the code of its template, if that has the same text."""
        checksum, code = self._codes.get(_place(bucket), ("", None))
        if checksum == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code that ``bucket`` holds."""
        if bucket.code:
            self._codes[_place(bucket)] = (bucket.checksum, bucket.code)


def _place(bucket: Bucket) -> Hashable:
    """Return what else code depends on: the file, and what its environment offers."""
    environment: jinja2.Environment = bucket.environment
    names = (frozenset(environment.filters), frozenset(environment.tests))
    return (bucket.key, environment.autoescape is True, *names)


KEPT = Compiled()
