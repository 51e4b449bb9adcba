"""Validate the addresses and queries of databases in config.toml, and hide their secrets.

This module opens no database. Problems: a password in the file, an address without a query, a
query that does not read rows. Printed addresses hold no password, user or host.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from sitrep.config.complaints import locate
from sitrep.model.codes import Code
from sitrep.model.problem import Problem

if TYPE_CHECKING:
    from sitrep.config.tables import SourceTable

_SCHEME = re.compile(r"([A-Za-z][\w.+-]*)://")
#: Addresses of remote files, which sitrep treats as files that it can't find.
_NO_DATABASE = ("http", "https", "ftp", "ftps", "sftp", "file")
#: What fsspec would open, were it asked: config.toml may come from anyone, and a build opens none.
_FETCHED = (
    *("s3", "s3a", "gs", "gcs", "abfs", "abfss", "az", "adl", "wasb", "wasbs", "r2", "oss", "oci"),
    *("ssh", "smb", "hdfs", "webhdfs", "github", "git", "gist", "hf", "gdrive", "dropbox", "box"),
    *("memory", "local", "zip", "tar", "data", "reference", "webdav", "dbfs", "lakefs"),
    *_NO_DATABASE,
)
#: Malformed addresses of databases; they may hold a password as well.
_MEANT = re.compile(r"(?:sqlite|postgres\w*|mysql|mariadb|mssql|oracle)(?:\+\w+)?:", re.IGNORECASE)
_CHAIN = re.compile(r"[A-Za-z][\w.+-]*::")
_VARIABLE = re.compile(r"\$\{(\w+)\}")
#: User, password: up to the last @, since a password that is not quoted may hold another.
_LOGIN = re.compile(r"://([^:@/?]*)(?::(.*))?@", re.DOTALL)
_SECRET_OPTION = re.compile(r"[?&]([^=&]*(?:pass|pwd|secret|token)[^=&]*)=([^&]*)", re.IGNORECASE)
_FROM_ENVIRONMENT = re.compile(r"(?:\$\{\w+\})*")
_COMMENT = re.compile(r"--[^\n]*|/\*.*?\*/", re.DOTALL)
_READS = re.compile(r"[\s(]*(?:select|with|values|table)\b", re.IGNORECASE)


def is_address(path: str) -> bool:
    """Return whether ``path`` is a database's address, or an environment variable for one."""
    scheme = _SCHEME.match(path)
    if _VARIABLE.fullmatch(path) or _MEANT.match(path):
        return True
    return "://" in path and not (scheme and scheme[1].lower() in _NO_DATABASE)


def is_fetched(path: str) -> bool:
    """Return whether ``path`` is an address of files elsewhere, or a chain of such addresses."""
    scheme = _SCHEME.match(path)
    return bool(_CHAIN.match(path)) or bool(scheme and scheme[1].lower() in _FETCHED)


def mistakes_in(sources: Iterable[SourceTable], path: Path, text: str) -> Iterator[Problem]:
    """Yield what is wrong with the addresses and queries of config.toml, each with its line."""
    for place, source in enumerate(sources):
        for key, code, reason, hint in [*_elsewhere(source)] or _mistakes(source):
            line = locate(text, ("source", place, key))
            column = f"source.{place + 1}.{key}"
            yield Problem(str(path), code, reason, hint, line, column)


def _elsewhere(source: SourceTable) -> Iterator[tuple[str, Code, str, str]]:
    reason = "is the address of a file elsewhere, and a build fetches nothing"
    hint = (
        "save the file in the workspace and name that; addresses of whole workspaces stand on the "
        "command line of sitrep batch, or in batch.toml"
    )
    for key in ("path", "withdrawn"):
        if is_fetched(getattr(source, key) or ""):
            yield key, Code.VALUE_NOT_ALLOWED, reason, hint


def _mistakes(source: SourceTable) -> Iterator[tuple[str, Code, str, str]]:
    if source.withdrawn is not None and is_address(source.withdrawn):
        hint = "save the list as CSV and name that file"
        yield "withdrawn", Code.NOT_A_FILE, "is not a file", hint
    if not is_address(source.path):
        if source.query is not None:
            hint = 'name the database: path = "sqlite:///data/log.db"'
            yield (
                "query",
                Code.VALUE_NOT_ALLOWED,
                "belongs to a source that is not a database",
                hint,
            )
        return
    if not (_SCHEME.match(source.path) or _VARIABLE.fullmatch(source.path)):
        hint = 'write "sqlite:///data/log.db", or "postgresql://${DB_USER}:${DB_PASSWORD}@host/db"'
        yield "path", Code.ADDRESS_UNREADABLE, "is not written as the address of a database", hint
    elif _has_password(source.path):
        hint = (
            "delete it from the file, and change it if others have seen the file; write "
            "${DB_PASSWORD} in its place and set that variable in the environment"
        )
        yield "path", Code.PASSWORD_WRITTEN_OUT, "holds a password", hint
    if source.query is None:
        hint = 'add: query = "select * from events"'
        yield "path", Code.KEY_MISSING, "is a database and has no query", hint
    elif not _READS.match(_COMMENT.sub(" ", source.query)):
        hint = "start it with select or with; sitrep never changes a database"
        yield "query", Code.QUERY_REFUSED, "is not a query that reads rows", hint


def _has_password(address: str) -> bool:
    login = _LOGIN.search(address)
    given = [login[2] or ""] if login else []
    given += [value for _, value in _SECRET_OPTION.findall(address)]
    return not all(_FROM_ENVIRONMENT.fullmatch(value) for value in given)


def shown(address: str, folder: Path) -> str:
    """Return the printable part of an address: the kind of database, and its name or file.

    It is made from config.toml's text, so no value of the environment is ever printed.
    """
    scheme = _SCHEME.match(address)
    if scheme is None:
        return f'database "{address}"' if _VARIABLE.fullmatch(address) else "database"
    kind = scheme[1].partition("+")[0].lower()
    name = _database(address)
    if kind != "sqlite":
        return f'{kind} database "{name}"'
    file = Path(name)
    if file.is_absolute():
        # A report must not show the folders of the machine it was made on.
        file = file.relative_to(folder) if file.is_relative_to(folder) else Path(file.name)
    return f"sqlite:///{file.as_posix()}"


def name(address: str) -> str:
    """Return the name of a source without one: its database's name, without the folder."""
    return Path(_database(address)).stem or "database"


def _database(address: str) -> str:
    if _VARIABLE.fullmatch(address):
        return address[2:-1]
    rest = _SCHEME.sub("", _LOGIN.sub("://", address), count=1).partition("?")[0]
    return rest.partition("/")[2]


def expanded(address: str, environment: Mapping[str, str]) -> str:
    """Return the address with the environment's values; raises KeyError with those missing.

    A value in place of a user or password is quoted, since it may hold any character.
    """
    missing = [n for n in _VARIABLE.findall(address) if not environment.get(n)]
    if missing:
        raise KeyError(*dict.fromkeys(missing))
    login = _LOGIN.search(address)
    start, end = login.span() if login else (0, 0)
    options = address.find("?", end) if "?" in address[end:] else len(address)

    def value(found: re.Match[str]) -> str:
        inside = start < found.start() < end or found.start() > options
        return quote(environment[found[1]], safe="") if inside else environment[found[1]]

    return _VARIABLE.sub(value, address)


def secrets(address: str, environment: Mapping[str, str]) -> list[str]:
    """Return the environment's values that ``address`` stands for, the longest first."""
    values = {environment.get(n, "") for n in _VARIABLE.findall(address)}
    return sorted(values - {""}, key=len, reverse=True)
