"""The PostgreSQL server of the tests: the one they are given, or one started for them."""

import contextlib
import os
import pwd
import secrets
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import asyncpg  # type: ignore[import-untyped]  # it brings no types
from sqlalchemy import URL, make_url

SETTING = "BOT_TEST_POSTGRES_URL"
MISSING = (
    f"no PostgreSQL server: install its binaries (on Debian: apt-get install postgresql) or name "
    f"one in {SETTING}, with a user who may make databases"
)
_DEBIAN = Path("/usr/lib/postgresql")
_FAST = "-c fsync=off -c full_page_writes=off -c listen_addresses="


class Server:
    """A server on which each test has databases of its own."""

    def __init__(self, address: URL, restart: Callable[[], None] | None = None) -> None:
        self.address = address
        self.restart = restart  # as after a crash; None: the server is not ours

    async def create(self, template: str = "template0") -> str:
        """Make a database and return its address."""
        name = f"bot_test_{secrets.token_hex(6)}"
        await self.run(f"CREATE DATABASE {name} ENCODING 'UTF8' TEMPLATE {template}")
        return self.address.set(database=name).render_as_string(hide_password=False)

    async def drop(self, url: str) -> None:
        """Remove a database, also from under those who use it."""
        await self.run(f"DROP DATABASE {make_url(url).database} WITH (FORCE)")

    async def run(self, statement: str, url: str | None = None) -> Any:
        """Run a statement outside of the code under test; return the first value."""
        connection = await self.connect(url)
        try:
            return await connection.fetchval(statement)
        finally:
            await connection.close()

    async def connect(self, url: str | None = None) -> Any:
        """Return a connection outside of the code under test."""
        address = make_url(url) if url else self.address
        plain = address.set(drivername="postgresql").render_as_string(hide_password=False)
        return await asyncpg.connect(plain)


@contextlib.contextmanager
def find_server() -> Iterator[Server | None]:
    """Yield the server of the setting, else a new one; None where there is neither."""
    if url := os.environ.get(SETTING):
        yield Server(make_url(url))
    elif binaries := _binaries():
        with _start(binaries) as server:
            yield server
    else:
        yield None


def _binaries() -> Path | None:
    """Return the folder of the newest server that is installed; Debian keeps it off the path."""
    found = {int(p.parents[1].name): p.parent for p in _DEBIAN.glob("[0-9]*/bin/initdb")}
    if found:
        return found[max(found)]
    program = shutil.which("initdb")
    return Path(program).resolve().parent if program else None


@contextlib.contextmanager
def _start(binaries: Path) -> Iterator[Server]:
    """Start a server that listens on a socket in a new folder, which is removed at the end."""
    password = "p@ss:/word?%"  # what an address must write otherwise
    with tempfile.TemporaryDirectory(prefix="pg-") as name:
        folder, user = Path(name), _unprivileged(name)

        def run(program: str, *arguments: str) -> None:
            with (folder / "out").open("ab") as out:  # a pipe would stay open with the server
                subprocess.run(  # noqa: S603  # the server's own programs
                    [binaries / program, "--pgdata", folder / "data", *arguments],
                    check=True,
                    cwd=folder,
                    stdout=out,
                    stderr=out,
                    **user,
                )

        (folder / "password").write_text(password)
        access = ("--auth=scram-sha-256", f"--pwfile={folder}/password", "--username=bot")
        run("initdb", *access, "--encoding=UTF8", "--locale=C", "--no-sync")
        options = ("--wait", f"--options={_FAST} -k {folder}")
        run("pg_ctl", "start", *options)
        try:
            yield Server(
                URL.create(
                    "postgresql+asyncpg",
                    username="bot",
                    password=password,
                    database="postgres",
                    query={"host": name},
                ),
                restart=lambda: run("pg_ctl", "restart", "--mode=immediate", *options),
            )
        finally:
            run("pg_ctl", "stop", "--wait", "--mode=immediate")


def _unprivileged(folder: str) -> dict[str, Any]:
    """Return as whom to run the server, which refuses root, and give the folder to that user."""
    if os.geteuid() != 0:
        return {}
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    user = names.get("postgres") or names["nobody"]
    os.chown(folder, user.pw_uid, user.pw_gid)
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
