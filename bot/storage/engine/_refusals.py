"""Maps errors of PostgreSQL and of the network to errors with cause and fix."""

from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError

from bot.storage.engine.errors import (
    DatabaseForbiddenError,
    DatabaseLoginError,
    DatabaseMissingError,
    DatabasePoolerError,
    DatabaseReadOnlyError,
    DatabaseUnreachableError,
    StorageError,
)

_LOGIN = {"28000", "28P01"}  # https://www.postgresql.org/docs/current/errcodes-appendix.html
_MISSING = "3D000"
_PROTOCOL = "08P01"  # PgBouncer rejects a session parameter
_FORBIDDEN = {"42501", "3F000"}  # also: no schema for new tables
_READ_ONLY = "25006"


def refusal(error: DBAPIError | OSError, address: URL) -> StorageError:
    """Return why the server cannot be used; never with the password."""
    state, where, reason = _state(error), place(address), _reason(error)
    user, name = str(address.username), str(address.database or address.username)
    known = {
        **dict.fromkeys(_LOGIN, DatabaseLoginError(user, where)),
        **dict.fromkeys(_FORBIDDEN, DatabaseForbiddenError(user, name)),
        _MISSING: DatabaseMissingError(name, where),
        _PROTOCOL: DatabasePoolerError(where, reason),
        _READ_ONLY: DatabaseReadOnlyError(where),
    }
    return known.get(state, DatabaseUnreachableError(where, reason))


def forbidden(error: DBAPIError) -> bool:
    """Return whether the user may not change anything."""
    return _state(error) in {*_FORBIDDEN, _READ_ONLY}


def place(address: URL) -> str:
    """Return host and port of the server."""
    host = address.host or address.query.get("host") or "localhost"
    port = address.port or address.query.get("port") or 5432
    return f"{host}:{port}"


def _state(error: DBAPIError | OSError) -> str:
    return str(getattr(getattr(error, "orig", None), "sqlstate", None))


def _reason(error: DBAPIError | OSError) -> str:
    if isinstance(error, TimeoutError):
        return "it did not answer in time"
    if isinstance(error, DBAPIError) and error.orig and error.orig.args:
        return str(error.orig.args[0]).partition("\n")[0].rstrip(".")
    return getattr(error, "strerror", None) or str(error).rstrip(".") or type(error).__name__
