# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The gradebook kept open for a run: one connection, and one transaction for a submission's page.

nbgrader opens the gradebook for every step of every submission, and commits after every cell; the
most part of its time goes into that. SQLAlchemy lets a plug-in named in a database's address say
where connections come from. Through it nbgrader's own code, unchanged, works on one connection,
whose commits are steps of a page, and a page becomes durable as a whole.
"""

import contextlib
import sqlite3
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, make_url
from sqlalchemy.dialects import plugins
from sqlalchemy.engine import URL, CreateEnginePlugin
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, OperationalError

NAME = "oms42-ledger"
LIKE = "postgresql://USER:PASSWORD@HOST/DATABASE"
PATIENCE = 60.0  # seconds to wait for another program that writes into the gradebook


class Kept(sqlite3.Connection):
    """A connection that outlasts its closing; inside a page, a commit is a step of it."""

    _page = False

    def begin_page(self) -> None:
        """Begin a transaction that commits and rollbacks do not end."""
        self.execute("BEGIN IMMEDIATE")
        self.execute("SAVEPOINT step")
        self._page = True

    def end_page(self) -> None:
        """Keep what was committed since the page began."""
        self._page = False
        if self.in_transaction:
            self.execute("ROLLBACK TO step")
        super().commit()

    def commit(self) -> None:
        """Take a step, or commit where there is no page."""
        if not self._page:
            super().commit()
            return
        self.execute("RELEASE step")
        self.execute("SAVEPOINT step")

    def rollback(self) -> None:
        """Go back to the last step."""
        if self._page and self.in_transaction:
            self.execute("ROLLBACK TO step")
        else:
            super().rollback()

    def close(self) -> None:
        """Stay open: the next engine works on."""

    def close_for_good(self) -> None:
        """Close."""
        super().close()


class Ledger:
    """A gradebook that is kept open.

    Args:
        db_url: nbgrader's address of it.

    Attributes:
        db_url: The address under which SQLAlchemy finds the open connection; for a gradebook that
            is no file of SQLite, or has settings in its address, the address as it was given.
    """

    def __init__(self, db_url: str) -> None:
        url = make_url(db_url)
        self.db_url = db_url
        self._kept: Kept | None = None
        self.dialect: Any = None
        self.compiled: dict[Any, Any] = {}
        if url.drivername == "sqlite" and url.database not in (None, "", ":memory:"):
            if url.query:
                return
            self._path = str(Path(str(url.database)).absolute())
            self._kept = sqlite3.connect(self._path, timeout=PATIENCE, factory=Kept)
            _open_ledgers()[self._path] = self
            plugins.register(NAME, __name__, "FromLedger")
            kept = url.set(database=self._path).update_query_dict({"plugin": NAME})
            self.db_url = kept.render_as_string(hide_password=False)

    @property
    def connection(self) -> Kept:
        """The open connection."""
        assert self._kept is not None
        return self._kept

    @contextlib.contextmanager
    def page(self) -> Iterator[None]:
        """Make all that is committed inside one transaction, whether or not an error ends it."""
        if self._kept is None:
            yield
            return
        self._kept.begin_page()
        try:
            yield
        finally:
            self._kept.end_page()

    def close(self) -> None:
        """Close the gradebook."""
        if self._kept is not None:
            _open_ledgers().pop(self._path, None)
            self._kept.close_for_good()
            self._kept = None


def unreachable(db_url: str) -> str:
    """Say why a gradebook cannot be opened, if it is on a server.

    Args:
        db_url: nbgrader's address of it.

    Returns:
        Some sentences: what is wrong and what to do; empty if nothing is, and for files of SQLite.
        The password of the address does not stand in them.

    Example:
        >>> unreachable("sqlite:///gradebook.db")
        ''
        >>> unreachable("no address")
        'c.CourseDirectory.db_url is no address of a gradebook; write one like postgresql://...'
    """
    try:
        url = make_url(db_url)
    except ArgumentError:
        return f"c.CourseDirectory.db_url is no address of a gradebook; write one like {LIKE}"
    if url.get_backend_name() == "sqlite":
        return ""
    try:
        with create_engine(url).connect():
            return ""
    except (ImportError, NoSuchModuleError):
        return (
            f"c.CourseDirectory.db_url begins with {url.drivername}://, whose driver is not "
            f"installed; write {LIKE} and install its driver with pip install 'oms42[cluster]'"
        )
    except OperationalError as error:
        words = str(error.orig).strip()
        return f"the gradebook at {url.render_as_string()} cannot be opened: {words}"


class FromLedger(CreateEnginePlugin):
    """Gives an engine the open connection, and the statements that were compiled for it."""

    def __init__(self, url: URL, kwargs: dict[str, Any]) -> None:
        super().__init__(url, kwargs)
        self._ledger = _open_ledgers()[str(url.database)]
        kwargs["creator"] = lambda: self._ledger.connection

    def update_url(self, url: URL) -> URL:
        """Take this plug-in's name out of the address."""
        return url.difference_update_query(["plugin"])

    def engine_created(self, engine: Engine) -> None:
        """Let the engine find compiled statements, which belong to a dialect."""
        if self._ledger.dialect is None:
            self._ledger.dialect = engine.dialect
            _remember(engine.dialect)
        engine.dialect = self._ledger.dialect
        engine.update_execution_options(compiled_cache=self._ledger.compiled)


def _remember(dialect: Any) -> None:
    """Let a dialect ask once for each table: nbgrader asks whenever it opens the gradebook."""
    asked, listed = dialect.has_table, dialect.get_table_names
    there: set[str] = set()
    names: list[str] = []

    def has_table(connection: Any, name: str, *more: Any, **named: Any) -> bool:
        if name not in there and asked(connection, name, *more, **named):
            there.add(name)
        return name in there

    def get_table_names(connection: Any, *more: Any, **named: Any) -> list[str]:
        names[:] = names or listed(connection, *more, **named)
        return list(names)

    dialect.has_table, dialect.get_table_names = has_table, get_table_names


@cache
def _open_ledgers() -> dict[str, Ledger]:
    """Hold the ledgers of this process by their files."""
    return {}
