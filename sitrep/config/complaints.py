"""Turn errors of the TOML parser and of pydantic into Problems with line, key, value and remedy."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sitrep.model.codes import Code
from sitrep.model.problem import BadValue, Fault, Problem, SitrepError, bad_byte, nearest

if TYPE_CHECKING:
    from pydantic import ValidationError

#: A key's place: table, number of the table where there are several, key.
Place = tuple[str | int, ...]

_KIND = Code.VALUE_OF_WRONG_KIND
#: pydantic's name of a kind of mistake, and what to write instead.
_REASONS: Mapping[str, Fault] = {
    "missing": (Code.KEY_MISSING, "is missing", "add it"),
    "string_type": (_KIND, "is not text", "put it in quotes"),
    "string_too_short": (Code.EMPTY, "is empty", "fill it in"),
    "int_type": (_KIND, "is not a whole number", "write one, without quotes"),
    "int_parsing": (_KIND, "is not a whole number", "write one, without quotes"),
    "int_from_float": (_KIND, "is not a whole number", "write one, without quotes"),
    "float_type": (_KIND, "is not a number", "write one, without quotes"),
    "float_parsing": (_KIND, "is not a number", "write one, without quotes"),
    "bool_type": (_KIND, "is neither true nor false", "write true or false, without quotes"),
    "bool_parsing": (_KIND, "is neither true nor false", "write true or false, without quotes"),
    "tuple_type": (_KIND, "is not a list", 'put it in square brackets: ["a", "b"]'),
    "too_short": (Code.EMPTY, "is empty", "fill it in"),
    "dict_type": (_KIND, "is not a table", "write it as {name = value}"),
    "mapping_type": (_KIND, "is not a table", "write it as {name = value}"),
    "model_type": (_KIND, "is not a table", "give it a line of its own: [name], or [[source]]"),
    "model_attributes_type": (_KIND, "is not a table", "write it as [name], or [[source]]"),
    "date_type": (_KIND, "is not a date", "write 2019-04-29, without quotes"),
    "date_parsing": (_KIND, "is not a date", "write 2019-04-29, without quotes"),
    "date_from_datetime_parsing": (_KIND, "is not a date", "write 2019-04-29, without quotes"),
    "date_from_datetime_inexact": (
        _KIND,
        "is not a date alone",
        "write 2019-04-29, without a time",
    ),
}


def read(path: Path) -> str:
    """Return the text of config.toml; raises SitrepError where it can't be read."""
    name = str(path)
    try:
        # Notepad writes a byte order mark, which is not TOML.
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        hint = "make one with: sitrep init ."
        raise SitrepError(
            [Problem(name, Code.FILE_MISSING, "there is no such file", hint)]
        ) from None
    except IsADirectoryError:
        hint = f"name the file in it: --config {path / 'config.toml'}"
        raise SitrepError(
            [Problem(name, Code.NOT_A_FILE, "is a folder, not a file", hint)]
        ) from None
    except UnicodeDecodeError as error:
        hint = "save the file as UTF-8"
        raise SitrepError([bad_byte(name, error, "UTF-8", hint)]) from None
    except OSError as error:
        reason, hint = f"can't be read: {error.strerror or error}", "check who may read it"
        raise SitrepError([Problem(name, Code.FILE_UNREADABLE, reason, hint)]) from None


def not_toml(error: Exception, path: str) -> Problem:
    """Return the TOML parser's error as a Problem."""
    message = str(error)
    place = re.search(r" \(at (?:line (\d+), column \d+|end of document)\)", message)
    line = int(place[1] or 0) if place else 0
    if twice := re.match(r"Cannot declare \((.+)\) twice", message):
        table = ".".join(re.findall(r"'([^']*)'", twice[1]))
        hint = "put all its keys under one heading"
        return Problem(path, Code.NAMED_TWICE, f"has [{table}] twice", hint, line)
    reason = f"is not TOML: {message.replace(place[0], '') if place else message}"
    hint = 'text needs quotes and a table its brackets: [report], then title = "…"'
    return Problem(path, Code.NOT_TOML, reason, hint, line)


def refused(
    error: ValidationError, path: str, text: str, keys: Mapping[str, Sequence[str]]
) -> list[Problem]:
    """Return pydantic's errors as Problems, one per key; ``keys`` lists the keys of each table."""
    once: dict[str, Problem] = {}
    places = [one["loc"] for one in error.errors()]
    for one in error.errors():
        size = len(one["loc"])
        # A list whose only entry is bad is called empty too.
        if one["type"] == "too_short" and any(p[:size] == one["loc"] != p for p in places):
            continue
        problem = _problem(one, path, text, keys)
        # pydantic reports a key that may have several types once for each type.
        once.setdefault(problem.column, problem)
    return sorted(once.values(), key=lambda p: p.line)


def place_of(error: Any) -> Place:
    """Return the key that one of pydantic's errors is about."""
    return tuple(part for part in error["loc"] if part not in ("int", "str", "[key]"))


def _problem(error: Any, path: str, text: str, keys: Mapping[str, Sequence[str]]) -> Problem:
    place = place_of(error)
    key = ".".join(str(part + 1) if isinstance(part, int) else part for part in place)
    line, value = locate(text, place), error.get("input")
    shown = str(value) if isinstance(value, str | int | float) else ""
    # A value of a source may be the address of a database, with its password.
    shown = re.sub(r".*:.*@|[?&].*", "…", shown, flags=re.DOTALL) if place[0] == "source" else shown
    fault = _fault(error, place, keys, Path(path).name)
    if error["type"] in ("missing", "extra_forbidden"):
        shown = ""
    return Problem(path, *fault, line, key, shown)


def _fault(error: Any, place: Place, keys: Mapping[str, Sequence[str]], file: str) -> Fault:
    """Return the code, the reason and the remedy."""
    kind = error["type"]
    if kind == "extra_forbidden":
        inside = ".".join(str(part) for part in place[:-1] if isinstance(part, str))
        where = f"[{inside}]" if inside else file
        hint = nearest(str(place[-1]), keys.get(inside, keys[""]))
        return Code.KEY_UNKNOWN, f"is not a key of {where}", hint
    if kind == "literal_error":
        hint = f"write {error['ctx']['expected']}"
        return Code.NOT_A_CHOICE, "is not one of the choices", hint
    if kind in ("missing", "too_short") and place[0] == "source":
        hint = 'add: [[source]] and under it path = "events.csv"'
        return Code.KEY_MISSING, "is missing", hint
    if kind == "missing" and place[0] == "report":
        return Code.KEY_MISSING, "is missing", 'add: [report] and under it title = "…"'
    if kind == "string_pattern_mismatch":
        return Code.VALUE_NOT_ALLOWED, *_misshapen(error["ctx"]["pattern"], str(error["input"]))
    if kind in _REASONS:
        return _REASONS[kind]
    own = error.get("ctx", {}).get("error")
    if isinstance(own, BadValue):
        return own.code, own.reason, own.hint
    # pydantic's own messages contain the remedy: "Input should be less than 53".
    return (
        Code.VALUE_NOT_ALLOWED,
        "is not allowed",
        error["msg"].replace("Input should", "it should"),
    )


def _misshapen(pattern: str, value: str) -> tuple[str, str]:
    """Return why ``value`` is no colour, or no name, and what to write."""
    if pattern.startswith("^#"):
        return "is not a colour", 'write it like "#0074B7"'
    name = re.sub("[^a-z0-9]+", "_", value.lower()).strip("_")
    hint = "write a name in small letters, digits and _"
    return "is not a name", f'{hint}: "{name}"' if name[:1].isalpha() else hint


def locate(text: str, place: Place) -> int:
    """Return the line (from 1) of a key in TOML ``text``; its table's, or 0, when not found.

    The standard parser keeps no positions, so the table's header and the key are looked up.
    """
    table, names = str(place[0]), [str(p) for p in place[1:] if isinstance(p, str)]
    nth = next((part for part in place if isinstance(part, int)), 0)
    header = re.compile(rf"\s*(\[\[?)?\s*[\"']?{re.escape(table)}[\"']?\s*(?(1)\]|=)")
    inner = re.compile(rf"\s*\[\[?\s*{re.escape(table)}\s*\.")
    keys = [re.compile(rf"\s*[\"']?{re.escape(name)}[\"']?\s*[=.]") for name in names]
    seen, found, inside = -1, 0, False
    best = 0
    for number, line in enumerate(text.split("\n"), 1):
        if header.match(line):
            seen += 1
            inside = seen == nth
            found = number if inside and not found else found
        elif line.lstrip().startswith("["):
            inside = bool(inner.match(line)) and max(seen, 0) == nth
            found = number if inside and not found else found
        elif inside and not best:
            best = next((number for key in keys if key.match(line)), 0)
    return best or found


def locate_item(text: str, place: Place, value: str) -> int:
    """Return the line of ``value`` in the list at ``place``; the key's where it isn't found."""
    start = locate(text, place)
    quoted = re.compile(rf"[\"']{re.escape(value)}[\"']")
    for number, line in enumerate(text.split("\n")[max(start - 1, 0) :], start):
        if value and start and quoted.search(line):
            return number
        if "]" in line:
            break
    return start


def web_address(text: str) -> str:
    """Return a web address with a slash at its end; raises BadValue if it is not one."""
    if text and not re.fullmatch(r"https?://[^\s/?#\"<>]+(/[^\s?#\"<>]*)?", text):
        hint = 'write it like "https://example.org/reports/"'
        raise BadValue(Code.VALUE_NOT_ALLOWED, "is not a web address", hint)
    return f"{text.rstrip('/')}/" if text else ""
