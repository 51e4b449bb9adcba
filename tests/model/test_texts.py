"""The texts of a thing, in the order in which they stand."""

from __future__ import annotations

from dataclasses import dataclass

from sitrep.model.texts import texts


@dataclass(frozen=True)
class Part:
    name: str
    number: int
    inner: tuple[object, ...]


def test_texts_come_in_the_order_of_fields_and_items() -> None:
    whole = Part("a", 1, ({"b": "c", "d": ("e", 2)}, Part("f", 3, ()), ["g"]))
    assert [*texts(whole)] == ["a", "b", "c", "d", "e", "f", "g"]
