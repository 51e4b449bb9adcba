"""Numbers by which forms say "not known": 99 and 88, 999, 9999. They may be counts or ages too."""

from __future__ import annotations

from collections.abc import Mapping

from sitrep.model.codes import Code
from sitrep.model.problem import Fault, counted, quote, toml_key

#: 99 and its like are codes first. Their neighbours say "don't know" or "refused" beside them,
#: and are plausible counts too.
_NINES = frozenset({99, 999, 9999, 99999})
_OTHERS = frozenset({77, 88, 97, 98, 777, 888, 997, 998, 7777, 8888, 9997, 9998})
#: So many times the greatest other number is far from it.
_FAR = 10


def may_be_codes(rows: Mapping[int, int]) -> list[int]:
    """Return which numbers of a column may be codes; ``rows`` is how many rows state each.

    That is where one stands in several rows, or is far from all others; of those that are
    plausible counts, where besides no other number is as great.
    """
    codes = _NINES | _OTHERS
    greatest = max((n for n in rows if n not in codes), default=0)

    def may_be(number: int, n: int) -> bool:
        far = number > _FAR * greatest and (number in _NINES or number > 100)
        return far or (n > 1 and (number in _NINES or number > greatest))

    return [number for number, n in rows.items() if n and number in codes and may_be(number, n)]


def may_be_code(text: str, rows: int, header: str) -> Fault:
    """Return the fault of a number in ``rows`` rows of the column ``header`` that may be a code.

    The first remedy is of that column alone: the number may be a count in another.
    """
    reason = f'may be a code for "not known", in {counted(rows, "row", "rows")}'
    own = f'{{{toml_key(header)} = {{{quote(text)} = ""}}}}'
    hint = f"where it is one, write in its [[source]]: values = {own}; "
    hint += f"or of every column and source: [rules] unreported = [{quote(text)}]"
    return Code.NUMBER_MAY_BE_CODE, reason, hint
