"""What keeps the storage from starting: each error with its cause and its fix."""

from collections.abc import Sequence


class StorageError(Exception):
    """The storage cannot start. `cause` and `fix` are plain English for whoever runs the bot."""

    def __init__(self, cause: str, fix: str) -> None:
        super().__init__(f"{cause} {fix}")
        self.cause = cause
        self.fix = fix


class DatabaseUnsupportedError(StorageError):
    """The address names a database that this version does not speak to."""

    def __init__(self, kind: str) -> None:
        super().__init__(
            f"The database address is of the kind {kind!r}, which this version cannot use.",
            "Set BOT_DATABASE_URL to a file, like sqlite+aiosqlite:///data/bot.db, or to a server, "
            "like postgresql+asyncpg://user:password@host/database.",
        )


class DatabaseAddressError(StorageError):
    """A password has a character in it that ends it."""

    def __init__(self) -> None:
        super().__init__(
            "The database address has more than one @.",
            "Write @ in the password of BOT_DATABASE_URL as %40 (also : as %3A, / as %2F, "
            "? as %3F, % as %25).",
        )


class DatabaseOptionError(StorageError):
    """The address asks for something that is not known here."""

    def __init__(self, unknown: Sequence[str], known: Sequence[str]) -> None:
        names = [name if name.isidentifier() else "…" for name in unknown]
        super().__init__(
            f"The database address has an option that is not known: {', '.join(names)}.",
            f"Take it out of BOT_DATABASE_URL. Known are {', '.join(known)}. "
            "Instead of sslmode=… write ssl=….",
        )


class DatabaseUnreachableError(StorageError):
    """The server does not answer, or not as PostgreSQL does."""

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(
            f"The PostgreSQL server at {place} cannot be reached: {reason}.",
            "Check that it runs, that host and port in BOT_DATABASE_URL are right, and that no "
            "firewall stands between.",
        )


class DatabaseLoginError(StorageError):
    """The server does not let this user in."""

    def __init__(self, user: str, place: str) -> None:
        super().__init__(
            f"The PostgreSQL server at {place} does not let the user {user!r} in.",
            "Check user and password in BOT_DATABASE_URL (in it @ is written as %40), and that "
            "pg_hba.conf admits this machine.",
        )


class DatabaseMissingError(StorageError):
    """The server has no database of that name."""

    def __init__(self, name: str, place: str) -> None:
        super().__init__(
            f"The PostgreSQL server at {place} has no database {name!r}.",
            f'Make it on the server with: createdb --encoding=UTF8 --template=template0 "{name}". '
            "Or correct the name in BOT_DATABASE_URL.",
        )


class DatabasePoolerError(StorageError):
    """Between bot and server stands a pooler that takes fewer wishes than the server does."""

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(
            f"What answers at {place} is a pooler, as PgBouncer is: {reason}.",
            "Add ?prepared_statement_cache_size=0 to BOT_DATABASE_URL.",
        )


class DatabaseTooOldError(StorageError):
    """The server is older than what was tried."""

    def __init__(self, version: int, oldest: int) -> None:
        super().__init__(
            f"The server runs PostgreSQL {version}; this version needs {oldest} or later.",
            "Upgrade the server.",
        )


class DatabaseEncodingError(StorageError):
    """The database cannot keep the names that people give in every script."""

    def __init__(self, name: str, encoding: str) -> None:
        super().__init__(
            f"The database {name!r} keeps text as {encoding}; it must be UTF8.",
            "Make a new one with: createdb --encoding=UTF8 --template=template0 "
            "and name it in BOT_DATABASE_URL.",
        )


class DatabaseReadOnlyError(StorageError):
    """The server only lets read: it follows another one."""

    def __init__(self, place: str) -> None:
        super().__init__(
            f"The PostgreSQL server at {place} lets nobody write: it is a standby, or set so.",
            "Name the primary server in BOT_DATABASE_URL.",
        )


class DatabaseForbiddenError(StorageError):
    """The user may not make or change tables."""

    def __init__(self, user: str, name: str) -> None:
        super().__init__(
            f"The user {user!r} may not make or use the tables of the database {name!r}.",
            f'Run in psql, connected to it: ALTER DATABASE "{name}" OWNER TO "{user}"; '
            f'GRANT ALL ON SCHEMA public TO "{user}";',
        )


class DatabaseUnreadableError(StorageError):
    """The database file cannot be made, opened or written."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(
            f"The database {path} cannot be opened: {reason}.",
            "Check that the path is right, that the folder belongs to the user who runs the bot, "
            "and that the disk is not full.",
        )


class DatabaseDamagedError(StorageError):
    """The database file holds pages that are none."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(
            f"The database {path} is damaged: {reason}.",
            "Stop the bot, keep a copy of the file, and restore the last backup into a new one: "
            "python -m bot restore. Look at the disk, too: python -m bot doctor",
        )


class DatabaseMovedError(StorageError):
    """The database file is not where it was when the bot was started."""

    def __init__(self, path: str) -> None:
        super().__init__(
            f"The database {path} was moved, deleted or replaced while the bot was running: "
            "nothing is stored any more.",
            "Put the file back where it was; if another one is to be used, restart the bot.",
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
    """The database has the form of an older version."""

    def __init__(self, current: str, head: str) -> None:
        super().__init__(
            f"The database is at revision {current}; this version needs {head}.",
            "Start this version of the bot once, which upgrades it, or run the command of the "
            "version that runs.",
        )
