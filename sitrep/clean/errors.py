"""Error values of spreadsheets, shown where a formula fails, in the languages of Excel."""

from __future__ import annotations

#: Without their marks: Spanish writes "#¡REF!" and "#¿NOMBRE?", French "#NOM?".
_NAMES = frozenset(
    [
        *("REF", "DIV/0", "VALUE", "NAME", "NUM", "NULL", "SPILL", "CALC", "FIELD", "BLOCKED"),
        *("CONNECT", "UNKNOWN", "BUSY"),
        *("VALEUR", "NOM", "NOMBRE", "NUL", "PROPAGATION", "CHAMP", "BLOQUE", "BLOQUÉ"),
        *("VALOR", "NULO", "DESBORDAMIENTO", "CAMPO", "BLOQUEADO", "NOME", "NÚM", "NUMERO"),
        *("VALORE", "RIF", "NULLO", "WERT", "BEZUG", "ZAHL", "ÜBERLAUF"),
        *("ССЫЛКА", "ЗНАЧ", "ДЕЛ/0", "ИМЯ", "ЧИСЛО", "ПУСТО", "ПЕРЕНОС"),
        *("ПОСИЛАННЯ", "ДІЛ/0", "ІМ'Я", "ІМЯ", "ЗНАЧЕННЯ"),
    ]
)
#: Those that end in no mark.
_UNMARKED = frozenset(["#N/A", "#N/D", "#NV", "#Н/Д", "#GETTING_DATA"])


def is_error(text: str) -> bool:
    """Return whether a cell holds nothing but an error value of a spreadsheet."""
    given = text.strip().upper()
    if given in _UNMARKED:
        return True
    marked = given[:1] == "#" and given[-1:] in ("!", "?")
    return marked and given[1:-1].lstrip("¡¿") in _NAMES
