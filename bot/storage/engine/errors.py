"""Errors of the database, each with its cause and its fix."""

from collections.abc import Sequence


class StorageError(Exception):
    """The storage cannot be used. `cause` and `fix` are texts for the operator."""

    def __init__(self, cause: str, fix: str) -> None:
        super().__init__(f"{cause} {fix}")
        self.cause = cause
        self.fix = fix


class DatabaseUnsupportedError(StorageError):
    """The address names a database that this version does not support."""

    def __init__(self, kind: str) -> None:
        super().__init__(
            f"The database address has the scheme {kind!r}, which this version does not support.",
            "Set BOT_DATABASE_URL to a file, like sqlite+aiosqlite:///data/bot.db, or to a server, "
            "like postgresql+asyncpg://user:password@host/database.",
        )


class DatabaseAddressError(StorageError):
    """The password in the address has an unescaped character."""

    def __init__(self) -> None:
        super().__init__(
            "The database address has more than one @.",
            "Write @ in the password of BOT_DATABASE_URL as %40 (also : as %3A, / as %2F, "
            "? as %3F, % as %25).",
        )


class DatabaseOptionError(StorageError):
    """The address has an unknown option."""

    def __init__(self, unknown: Sequence[str], known: Sequence[str]) -> None:
        names = [name if name.isidentifier() else "…" for name in unknown]
        super().__init__(
            f"The database address has an unknown option: {', '.join(names)}.",
            f"Remove it from BOT_DATABASE_URL. Supported are {', '.join(known)}. "
            "Instead of sslmode=… write ssl=….",
        )


class DatabaseUnreachableError(StorageError):
    """The server does not answer, or not in the protocol of PostgreSQL."""

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(
            f"The PostgreSQL server at {place} cannot be reached: {reason}.",
            "Check that it runs, that host and port in BOT_DATABASE_URL are correct, and that no "
            "firewall blocks the connection.",
        )


class DatabaseLoginError(StorageError):
    """The server rejects this user."""

    def __init__(self, user: str, place: str) -> None:
        super().__init__(
            f"The PostgreSQL server at {place} rejects the user {user!r}.",
            "Check user and password in BOT_DATABASE_URL (in it @ is written as %40), and that "
            "pg_hba.conf allows this machine.",
        )


class DatabaseMissingError(StorageError):
    """The server has no database of that name."""

    def __init__(self, name: str, place: str) -> None:
        super().__init__(
            f"The PostgreSQL server at {place} has no database {name!r}.",
            "Create it on the server with: "
            f'createdb --encoding=UTF8 --template=template0 "{name}". '
            "Or correct the name in BOT_DATABASE_URL.",
        )


class DatabasePoolerError(StorageError):
    """A connection pooler in front of the server rejects session parameters."""

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(
            f"The server at {place} is a connection pooler such as PgBouncer: {reason}.",
            "Add ?prepared_statement_cache_size=0 to BOT_DATABASE_URL.",
        )


class DatabaseTooOldError(StorageError):
    """The server is older than the oldest supported version."""

    def __init__(self, version: int, oldest: int) -> None:
        super().__init__(
            f"The server runs PostgreSQL {version}; this version needs {oldest} or later.",
            "Upgrade the server.",
        )


class DatabaseEncodingError(StorageError):
    """The encoding of the database does not cover all scripts."""

    def __init__(self, name: str, encoding: str) -> None:
        super().__init__(
            f"The database {name!r} has the encoding {encoding}; it must be UTF8.",
            "Create a new one with: createdb --encoding=UTF8 --template=template0 "
            "and set it in BOT_DATABASE_URL.",
        )


class DatabaseReadOnlyError(StorageError):
    """The server is read-only, as a standby is."""

    def __init__(self, place: str) -> None:
        super().__init__(
            f"The PostgreSQL server at {place} is read-only: a standby, or configured so.",
            "Set the primary server in BOT_DATABASE_URL.",
        )


class DatabaseForbiddenError(StorageError):
    """The user may not create or change tables."""

    def __init__(self, user: str, name: str) -> None:
        super().__init__(
            f"The user {user!r} may not create or use the tables of the database {name!r}.",
            f'Run in psql, connected to it: ALTER DATABASE "{name}" OWNER TO "{user}"; '
            f'GRANT ALL ON SCHEMA public TO "{user}";',
        )


class DatabaseUnreadableError(StorageError):
    """The database file cannot be created, opened or written."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(
            f"The database {path} cannot be opened: {reason}.",
            "Check that the path is correct, that the folder belongs to the user who runs the bot, "
            "and that the disk is not full.",
        )


class DatabaseDamagedError(StorageError):
    """The database file has invalid pages."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(
            f"The database {path} is damaged: {reason}.",
            "Stop the bot, keep a copy of the file, and restore the last backup into a new one: "
            "python -m bot restore. Check the disk as well: python -m bot doctor",
        )


class DatabaseMovedError(StorageError):
    """The database file was moved while the bot was running."""

    def __init__(self, path: str) -> None:
        super().__init__(
            f"The database {path} was moved, deleted or replaced while the bot was running: "
            "nothing can be stored.",
            "Restore the file at its path; to use another one, restart the bot.",
        )


class DatabaseNewerError(StorageError):
    """The database was written by a later version of the bot."""

    def __init__(self, revision: str) -> None:
        super().__init__(
            f"The database is at revision {revision}, which this version does not know: "
            "a newer version of the bot has written it.",
            "Start that version again, or restore a backup made before the upgrade.",
        )


class DatabaseBehindError(StorageError):
    """The database has an older revision."""

    def __init__(self, current: str, head: str) -> None:
        super().__init__(
            f"The database is at revision {current}; this version needs {head}.",
            "Start this version of the bot once, which upgrades it, or use the command of the "
            "running version.",
        )
