"""Read a query's rows as text: SQLite by Python's own driver, other databases by SQLAlchemy.

A row's line is its number. No database is ever changed or created. Problems: a database that
can't be reached; a query that it refuses; an answer without rows or with too many. No problem
contains a driver's message about a connection, or a user, password or host.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from sitrep.config import connections
from sitrep.config.tables import SourceTable
from sitrep.model.codes import Code
from sitrep.model.problem import Problem, SitrepError, nearest
from sitrep.read.containers import separated, workbooks

if TYPE_CHECKING:
    import sqlite3

    from sqlalchemy import URL, Connection, Engine

_MOST_CELLS = 60_000_000
_LARGEST = 1 << 30
_AT_ONCE = 5_000
#: How long to wait for a server.
_SECONDS = 10
_SQLITE = ("sqlite", "sqlite+pysqlite")
#: Drivers' messages when a connection fails, each with reason and hint. The message itself is
#: not shown: it may name the host and the user.
_FAILURES = (
    (
        r"password|authentication|no pg_hba|access denied",
        "refuses this user or password",
        "check the variables in the environment that hold them",
    ),
    (
        r"database .* does not exist|unknown database",
        "does not exist",
        "check the name of the database in path",
    ),
    (r"role .* does not exist", "does not know this user", "check the user in path"),
    (
        r"could not translate|resolve|name or service|getaddrinfo",
        "is on a host that is not found",
        "check the host in path, and the network",
    ),
    (r"timeout|timed out", "does not answer", "check the host in path, and the network"),
    (
        r"refused|no such file|is the server running",
        "is on a host where no server answers",
        "check host and port in path, and whether the server runs",
    ),
)
_SEVERAL = re.compile(r"multiple commands|one statement at a time|multiple statements")
_ORDERED = re.compile(r"\border\s+by\b", re.IGNORECASE)


def rows(source: SourceTable, folder: Path, shown: str) -> tuple[pd.DataFrame, str]:
    """Return the rows of the source's query, and their SHA-256."""
    names, cells = _fetched(source, folder, shown)
    columns = separated.column_names(names, 0, shown)
    if not cells:
        hint = "widen its where clause, or remove the source"
        raise _refused_query(shown, Code.NO_ROWS, "the query returns no rows", hint)
    if not _ORDERED.search(source.query or ""):
        # A database may give the same rows in another order each time.
        cells.sort()
    digest = hashlib.sha256()
    for row in (columns, *cells):
        digest.update(json.dumps(row, ensure_ascii=False).encode(errors="surrogatepass") + b"\n")
    return separated.framed(cells, columns, range(1, len(cells) + 1)), digest.hexdigest()


def _fetched(source: SourceTable, folder: Path, shown: str) -> tuple[list[str], list[list[str]]]:
    try:
        import sqlalchemy
    except ImportError:
        reason = "is a database, and SQLAlchemy, which reads it, is not installed"
        hint = 'install it: pip install "humanitarian-sitrep[sql]"'
        raise _refused(shown, Code.PACKAGE_MISSING, reason, hint) from None
    url = _url(source.path, shown)
    engine = _engine(url, folder, shown)
    private = [*connections.secrets(source.path, os.environ), url.password, url.username, url.host]
    hidden = [text for text in map(str, filter(None, private)) if text]
    with _connected(engine, shown) as connection:
        try:
            result = connection.exec_driver_sql((source.query or "").strip().rstrip("; \n"))
            names = list(map(str, result.keys()))
            return names, _cells(result.partitions(_AT_ONCE), shown)
        except (sqlalchemy.exc.SQLAlchemyError, ValueError, ArithmeticError) as error:
            raise _failed(error, hidden, shown) from None


def _refused(shown: str, code: Code, reason: str, hint: str) -> SitrepError:
    return SitrepError([Problem(shown, code, reason, hint)])


def _refused_query(shown: str, code: Code, reason: str, hint: str) -> SitrepError:
    return SitrepError([Problem(shown, code, reason, hint, column="query")])


# --- the connection -------------------------------------------------------------------------


def _url(address: str, shown: str) -> URL:
    """Return the address with environment variables filled in."""
    import sqlalchemy

    try:
        url = sqlalchemy.make_url(connections.expanded(address, os.environ))
    except KeyError as error:
        raise SitrepError(
            Problem(
                shown,
                Code.VARIABLE_MISSING,
                f"needs the environment variable {name}, which is not set",
                f"set it before sitrep runs: export {name}=…",
                column="path",
            )
            for name in error.args
        ) from None
    except (sqlalchemy.exc.ArgumentError, ValueError):
        hint = 'write it like "postgresql://${DB_USER}:${DB_PASSWORD}@host:5432/name"'
        said = (Code.ADDRESS_UNREADABLE, "its address can't be read", hint)
        raise SitrepError([Problem(shown, *said, column="path")]) from None
    kind, _, driver = url.drivername.partition("+")
    if kind in ("postgresql", "postgres") and not driver:
        return url.set(drivername="postgresql+psycopg")
    return url


def _engine(url: URL, folder: Path, shown: str) -> Engine:
    import sqlalchemy
    from sqlalchemy.pool import NullPool

    if url.drivername in _SQLITE:
        file = _sqlite_file(url, folder, shown)
        return sqlalchemy.create_engine(
            "sqlite://", creator=lambda: _sqlite(file), poolclass=NullPool
        )
    postgresql = url.drivername == "postgresql+psycopg"
    options: dict[str, Any] = {"poolclass": NullPool, "hide_parameters": True}
    if postgresql:
        options["connect_args"] = {"connect_timeout": _SECONDS}
    try:
        engine = sqlalchemy.create_engine(url, **options)
    except ImportError as error:
        package = '"humanitarian-sitrep[postgresql]"' if postgresql else str(error.name)
        reason = "needs a driver that is not installed"
        hint = f"install it: pip install {package}"
        raise _refused(shown, Code.PACKAGE_MISSING, reason, hint) from None
    except (sqlalchemy.exc.ArgumentError, TypeError, ValueError):
        reason = "is of a kind, or has an option, that SQLAlchemy does not know"
        hint = 'write "sqlite:///…" or "postgresql://…"'
        raise _refused(shown, Code.ADDRESS_UNREADABLE, reason, hint) from None
    # To stream, PostgreSQL declares a cursor, which takes only one statement, and a reading one.
    reading = {"postgresql_readonly": True, "stream_results": True} if postgresql else {}
    return engine.execution_options(no_parameters=True, **reading)


def _sqlite_file(url: URL, folder: Path, shown: str) -> Path:
    if url.host or not url.database or url.database.startswith((":", "file:")) or url.query:
        hint = 'write three slashes and the file: path = "sqlite:///data/log.db"'
        raise _refused(shown, Code.ADDRESS_UNREADABLE, "names no file", hint)
    file = folder / url.database
    if not file.is_file():
        if file.exists():
            hint = "name the file of the database"
            raise _refused(shown, Code.NOT_A_FILE, "is not a file", hint)
        near = nearest(file.name, sorted(p.name for p in file.parent.glob("*") if p.is_file()))
        hint = near or "correct path in config.toml"
        raise _refused(shown, Code.FILE_MISSING, "there is no such file", hint)
    return file


def _sqlite(file: Path) -> sqlite3.Connection:
    import sqlite3

    connection = sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)
    # Functions that a view or a trigger of the file calls are not trusted either.
    for pragma in ("query_only = on", "trusted_schema = off"):
        connection.execute(f"pragma {pragma}")
    connection.execute("pragma schema_version")  # this reads the file, and fails if it can't
    return connection


@contextmanager
def _connected(engine: Engine, shown: str) -> Iterator[Connection]:
    """Yield a connection, on which nothing is ever committed."""
    import sqlalchemy

    try:
        connection = engine.connect()
    except (sqlalchemy.exc.SQLAlchemyError, ValueError, TypeError, OSError) as error:
        said = "" if engine.dialect.name == "sqlite" else str(error).casefold()
        for pattern, reason, hint in _FAILURES:
            if re.search(pattern, said):
                raise _refused(shown, Code.DATABASE_NOT_REACHED, reason, hint) from None
        if engine.dialect.name == "sqlite":
            hint = "check whether it is another kind of file, incomplete, or locked by a program"
            reason = "is not an SQLite database that can be read"
            raise _refused(shown, Code.FILE_DAMAGED, reason, hint) from None
        reason, hint = "can't be connected to", "check path, and the user's rights there"
        raise _refused(shown, Code.DATABASE_NOT_REACHED, reason, hint) from None
    try:
        yield connection
    finally:
        connection.close()
        engine.dispose()


# --- the answer -----------------------------------------------------------------------------


def _cells(parts: Iterable[Iterable[Sequence[object]]], shown: str) -> list[list[str]]:
    """Return all cells as text; raises SitrepError as soon as there are too many."""
    found: list[list[str]] = []
    size = 0
    for part in parts:
        read = [[_text(value) for value in row] for row in part]
        found += read
        size += sum(len(cell) for row in read for cell in row)
        if len(found) * len(found[0]) > _MOST_CELLS or size > _LARGEST:
            reason = f"the query returns more than {len(found) - 1:,} rows, too many for a table"
            hint = "narrow it: select only the columns and dates that you need"
            raise _refused_query(shown, Code.FILE_TOO_LARGE, reason, hint)
    return found


def _text(value: object) -> str:
    """Return a value as a person would type it, the same on every machine."""
    if isinstance(value, dt.datetime) and value.tzinfo:
        return value.astimezone(dt.UTC).isoformat()
    if isinstance(value, Decimal) and value.is_finite():
        plain = f"{value:f}"
        return plain.rstrip("0").rstrip(".") if "." in plain else plain
    if isinstance(value, bytes | memoryview):
        return bytes(value).hex()
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False, default=str)
    return workbooks.text(value)


def _failed(error: Exception, hidden: Sequence[str], shown: str) -> SitrepError:
    """Return the problem of a refused query, in the database's words without secrets."""
    origin = getattr(error, "orig", None) or error
    said = getattr(getattr(origin, "diag", None), "message_primary", None) or str(origin)
    said = next(iter(said.strip().splitlines()), "")[:500]
    if _SEVERAL.search(said):
        reason, hint = "holds several statements", "keep one: only its rows are read"
        return _refused_query(shown, Code.QUERY_REFUSED, reason, hint)
    for secret in sorted(hidden, key=len, reverse=True):
        said = re.sub(rf"(?<!\w){re.escape(secret)}(?!\w)", "…", said)
    reason = f"the database refuses the query: {said[:200]}"
    hint = "correct query in config.toml; try it in the database's own program"
    return _refused_query(shown, Code.QUERY_REFUSED, reason, hint)
