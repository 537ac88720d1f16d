"""The database on a PostgreSQL server: its pool, its start lock, errors without rows."""

import re
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Any, TypeVar

from sqlalchemy import URL, NullPool, event, text
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from bot.storage.engine._at_once import Work
from bot.storage.engine._refusals import forbidden, place, refusal
from bot.storage.engine._statements import Build, Change
from bot.storage.engine.errors import (
    DatabaseAddressError,
    DatabaseEncodingError,
    DatabaseOptionError,
    DatabaseReadOnlyError,
    DatabaseTooOldError,
)
from bot.storage.engine.health import is_refusal
from bot.storage.schema.json_values import of_json, to_json

T = TypeVar("T")
DRIVER = "postgresql+asyncpg"
_OLDEST = 14  # major version; 13 gets no fixes: https://www.postgresql.org/support/versioning/
_CONNECTIONS = 10  # per process; a server takes 100 by default
_CONNECT_TIMEOUT = 10  # seconds
_STATEMENT_TIMEOUT = 60  # seconds for a statement, also while it waits for a lock
_CACHE = "prepared_statement_cache_size"
_OPTIONS = {"host", "port", "ssl", "target_session_attrs", _CACHE}
_SESSION = {
    "application_name": "backfuture-connect",
    "idle_in_transaction_session_timeout": "60000",  # ms; releases the locks of a lost host
}
_ALONE = text("SELECT pg_advisory_xact_lock(5486931070523)")  # any constant
_FACTS = text(
    "SELECT current_setting('server_version_num')::int / 10000 AS version,"
    " current_setting('server_encoding') AS encoding,"
    " current_setting('transaction_read_only') = 'on' AS read_only"
)
_QUOTED = re.compile(r"(query argument \$\d+).*|\nDETAIL: .*", re.DOTALL)


class Postgres:
    """A database on a PostgreSQL server.

    Writers see what others have committed (READ COMMITTED) and wait for one another row by row;
    readers see one state (REPEATABLE READ) and cannot write. A connection is tried before use, so
    that a restart of the server costs the transactions under way and no more.

    Behind PgBouncer that pools transactions add `?prepared_statement_cache_size=0` to the
    address: then no statement is expected to be still there in the next transaction, and no
    parameter is set for a session. Nothing here needs one session (no LISTEN, no temporary
    table; the advisory lock ends with its transaction).
    """

    def __init__(self, address: URL, *, guest: bool = False) -> None:  # noqa: ARG002  # as any
        """Take an address. Raises DatabaseAddressError, DatabaseOptionError."""
        if (
            "@" in f"{address.host}{address.database}"
        ):  # part of a password, which must not be shown
            raise DatabaseAddressError
        if unknown := address.query.keys() - _OPTIONS:
            raise DatabaseOptionError(sorted(unknown), sorted(_OPTIONS))
        self._address = address
        self.file = None
        self.place = f"{place(address)}/{address.database}"
        self._writer = _engine(
            address,
            pool_size=_CONNECTIONS,
            max_overflow=0,
            pool_pre_ping=True,
            connect_args={"command_timeout": _STATEMENT_TIMEOUT},
        )
        self._single = self._writer.execution_options(isolation_level="AUTOCOMMIT")
        self._reader = self._writer.execution_options(  # over the same connections
            isolation_level="REPEATABLE READ", postgresql_readonly=True
        )

    async def open(self) -> None:
        """Connect to the server. Raises StorageError with the reason if it cannot be used."""
        try:
            async with self._writer.connect() as connection:
                facts = (await connection.execute(_FACTS)).one()
        except (DBAPIError, OSError) as error:
            raise refusal(error, self._address) from None
        if facts.version < _OLDEST:
            raise DatabaseTooOldError(facts.version, _OLDEST)
        if facts.encoding != "UTF8":
            raise DatabaseEncodingError(str(self._address.database), facts.encoding)
        if facts.read_only:
            raise DatabaseReadOnlyError(place(self._address))

    async def close(self) -> None:
        """Close all connections."""
        await self._writer.dispose()

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncConnection]:
        """Begin a transaction; others may write at the same time."""
        async with self._writer.begin() as connection:
            yield connection

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        """Begin a transaction that sees one state of the database and cannot change it."""
        async with self._reader.connect() as connection:
            yield connection

    async def once(self, statement: Any, values: Mapping[str, Any]) -> Any:
        """Execute a statement that is a transaction of its own; return its first value.

        Its locks last no longer than the server works on it, however slow this process is.
        """
        async with self._single.connect() as connection:
            return await connection.scalar(statement, dict(values))

    async def apply(self, take: Callable[[], Sequence[Change]]) -> None:
        """Write changes in one transaction."""
        async with self.write() as connection:
            for change in take():
                statement = change.statement(connection.dialect.name)
                await connection.execute(statement, dict(change.values))

    async def transact(self, work: Work[T]) -> T:
        """Return the result of work in one transaction."""
        async with self.write() as connection:
            return await work(connection)

    async def look(self, work: Work[T]) -> T:
        """Return the result of work that only reads, in one transaction."""
        async with self.read() as connection:
            return await work(connection)

    async def first(self, build: Build, values: Mapping[str, Any]) -> Mapping[str, Any] | None:
        """Return the first row that one statement finds."""
        async with self.read() as connection:
            statement = build(connection.dialect.name, frozenset(values))
            row = (await connection.execute(statement, dict(values))).mappings().first()
        return dict(row) if row else None

    @asynccontextmanager
    async def inspect(self) -> AsyncIterator[AsyncConnection]:
        """Begin to read after a check of the server. Raises the errors of `open`."""
        await self.open()
        async with self.read() as connection:
            yield connection

    @asynccontextmanager
    async def alone(self) -> AsyncIterator[AsyncConnection]:
        """Begin a transaction once no other process has an exclusive one; there is no timeout.

        Raises DatabaseForbiddenError, or another reason why the server cannot be used.
        """
        engine = _engine(self._address, poolclass=NullPool, connect_args={})
        try:
            async with engine.begin() as connection:
                await connection.execute(_ALONE)
                yield connection
        except (DBAPIError, OSError) as error:
            if isinstance(error, OSError) or forbidden(error) or not is_refusal(error):
                raise refusal(error, self._address) from None
            raise
        finally:
            await engine.dispose()

    async def wipe(self) -> bool:
        """Do nothing and return False.

        A deleted row can be read no more by SQL, but its bytes (sealed, never plain) stay in its
        page until autovacuum frees the place and something else is written there; in the
        write-ahead log until its segments are recycled, and wherever they are archived or
        streamed to; and in backups. No command overwrites them. What ends them for certain is
        another master key with the old one destroyed.
        """
        return False


def _engine(address: URL, *, connect_args: dict[str, Any], **pool: Any) -> AsyncEngine:
    engine = create_async_engine(
        address,
        isolation_level="READ COMMITTED",  # the default of a server may differ
        hide_parameters=True,  # errors would contain rows
        json_serializer=to_json,
        json_deserializer=of_json,
        connect_args={"timeout": _CONNECT_TIMEOUT, **_session(address), **connect_args},
        **pool,
    )
    event.listen(engine.sync_engine, "handle_error", _blind)
    return engine


def _session(address: URL) -> dict[str, Any]:
    """Return the arguments of a connection; behind PgBouncer nothing outlives a transaction.

    Statements have no names there: generated names would accumulate on the server.
    """
    if address.query.get(_CACHE) == "0":
        return {"statement_cache_size": 0, "prepared_statement_name_func": lambda: ""}
    return {"server_settings": _SESSION}


def _blind(context: ExceptionContext) -> None:
    """Remove quoted rows and values from an error and its causes."""
    for error in _chain(context.original_exception):
        if hasattr(error, "detail"):
            error.detail = None
        if error.args:
            error.args = (_QUOTED.sub(r"\1", str(error.args[0])), *error.args[1:])
    if isinstance(context.sqlalchemy_exception, DBAPIError):
        wrapped = context.sqlalchemy_exception
        wrapped.args = (_QUOTED.sub(r"\1", str(wrapped.args[0])),)


def _chain(error: BaseException | None) -> Iterator[Any]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
