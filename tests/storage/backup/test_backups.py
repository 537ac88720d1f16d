"""Backups, written from each kind of database and restored into each kind."""

import asyncio
import base64
import json
import stat
import zipfile
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from aiogram.fsm.storage.base import StorageKey
from sqlalchemy import func, inspect, select, text

from bot.domain.audit import AuditAction, AuditActor, AuditEntry
from bot.domain.binding import stored_binding
from bot.domain.connection import Connection
from bot.domain.credentials import Field, Secret
from bot.domain.diagnosis import Problem, Status
from bot.domain.draft import DRAFT, Draft
from bot.domain.inbox import Erasure, WaitingUpdate
from bot.domain.notice import Notice, NoticeKind
from bot.domain.strategies.stops import EVERYTHING, StopOrigin, TradingStop
from bot.domain.strategies.strategy import StrategyMode, StrategyStatus
from bot.domain.strategies.watch import HoldCause
from bot.storage.backup import writing
from bot.storage.backup.errors import (
    BackupDamagedError,
    BackupExistsError,
    BackupKeyError,
    BackupNewerError,
    BackupUnreadableError,
    BackupUnwritableError,
    DatabaseNotEmptyError,
)
from bot.storage.backup.restoring import restore
from bot.storage.backup.row_lines import line_of
from bot.storage.backup.writing import back_up
from bot.storage.connecting.conversations import SqlConversations
from bot.storage.connections.store import SqlConnectionStore
from bot.storage.engine.database import Database
from bot.storage.engine.errors import StorageError
from bot.storage.inbox.inbox import SqlInbox
from bot.storage.keys.errors import InstallationMissingError, MasterKeyError
from bot.storage.keys.installation import open_vault
from bot.storage.keys.key_file import KeyFile
from bot.storage.keys.keyrings import join
from bot.storage.keys.master_keys import KeySetting, KeySource
from bot.storage.migrations import create_tables, revision_of, upgrade
from bot.storage.monitoring.addresses import SqlAddresses
from bot.storage.monitoring.incidents import SqlIncidents
from bot.storage.notifying.notices import SqlNotices
from bot.storage.people.history import SqlHistory
from bot.storage.people.people import SqlPeople
from bot.storage.schema.tables import CONNECTIONS, KEYRINGS, LEADERS, METADATA, NOTICES, SEALED
from bot.storage.strategies.stops import SqlTradingStops
from bot.storage.strategies.strategies import SqlStrategies
from tests.conftest import file_url
from tests.storage.conftest import Run
from tests.storage.strategies.sample import CONFIRMED, STRATEGY, store_strategy

Everything = dict[str, list[dict[str, Any]]]
FLEETING = {  # the state of running processes
    "leaders",
    "keyrings",
    "processes",
    "person_leases",
    "handled_updates",
    "form_openings",
    "sending_slots",
    "strategy_changes",
}


@pytest.fixture
def source(tmp_path: Path) -> KeyFile:
    return KeyFile(tmp_path / "keys" / "master.key")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "bot.backup"


@pytest.fixture(params=["sqlite", "postgresql"])
async def target(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Database]:
    """An empty database of each kind, which is not open yet."""
    if request.param == "sqlite":
        database = Database(file_url(tmp_path / "other" / "bot.db"))
        yield database
        await database.close()
        return
    server = request.getfixturevalue("server")
    url = await server.create()
    database = Database(url)
    yield database
    await database.close()
    await server.drop(url)


@pytest.fixture
async def filled(
    database: Database,
    source: KeyFile,
    connection: Connection,
    credentials: dict[Field, Secret],
    now: datetime,
) -> Database:
    """A database with something in every table, also what is easily lost on the way."""
    vault = (await join(database, source)).vault
    store, people, notices = SqlConnectionStore(database), SqlPeople(database), SqlNotices(database)
    odd = replace(
        connection,
        name="Größe\n🔑 \u2066عربي\u2069 'quoted'",
        ip_whitelist=None,
        seconds=0.1 + 0.2,
        keyed_at=now + timedelta(microseconds=1),
        muted_until_clear=True,
        notified_cause=Problem.NO_TRADE,
    )
    blob = vault.seal(credentials, stored_binding(odd))
    entry = AuditEntry.of(odd, AuditAction.ADDED, now, AuditActor.PERSON)
    online = replace(odd, status=Status.ONLINE, problems=())
    await store.add(online, blob, b"\x00\xff" * 16, entry)
    await store_strategy(database)  # while the key may trade
    await people.choose_language(odd.owner, "ar")
    await people.set_client_language(-(2**52), "nb")
    values = NOTICES.c["values"]
    for number, stored in enumerate(({}, {"deep": [None, True, 1.5, {"": "…"}]})):
        notice = Notice(
            id=f"n{number}",
            person=odd.owner,
            kind=NoticeKind.STATUS,
            at=now,
            due_at=now,
            dedupe_key=f"k{number}",
        )
        await notices.write(notice)
        async with database.write() as c:
            one = NOTICES.update().where(NOTICES.c.id == notice.id)
            await c.execute(one.values({values: stored}))
    draft = Draft(
        id="d1", exchange="kucoin", sealed={Field.SECRET: base64.b64encode(blob).decode()}
    )
    key = StorageKey(bot_id=1, chat_id=2, user_id=odd.owner)
    await SqlConversations(database).put(key, "naming", {DRAFT: draft.to_dict()})
    await SqlIncidents(database).open("kucoin", now)
    await SqlAddresses(database).record("203.0.113.7", "kucoin", 1, now)
    assert await store.save(odd.recall(now))
    waiting = WaitingUpdate(id=1, person=odd.owner, body=b"{}")
    duty = Erasure(chat=odd.owner, message=7, person=odd.owner, sent_at=now)
    await SqlInbox(database, vault).store([waiting], [duty], now)
    stops = SqlTradingStops(database)
    for scope in ("kucoin", EVERYTHING):
        await stops.begin(TradingStop(scope, now, StopOrigin.CHAT))
    await stops.end("kucoin", StopOrigin.CHAT)
    return database


def write(path: Path, data: bytes = b"mine") -> None:
    path.write_bytes(data)


def content(path: Path) -> bytes:
    return path.read_bytes()


def exists(path: Path) -> bool:
    return path.exists()


def files(path: Path) -> dict[Path, int]:
    """Return every file that was made for a backup, with its mode."""
    found = [p for p in path.parent.iterdir() if "backup" in p.name]
    return {p: stat.S_IMODE(p.stat().st_mode) for p in found}


async def everything(database: Database) -> Everything:
    """Return every row of every table, apart from who runs."""
    found = {}
    async with database.read() as c:
        for table in METADATA.sorted_tables:
            query = select(table).order_by(*table.primary_key.columns)
            found[table.name] = [dict(r) for r in (await c.execute(query)).mappings()]
    return {name: rows for name, rows in found.items() if name not in FLEETING}


async def test_every_row_comes_back_on_either_kind(
    filled: Database,
    target: Database,
    source: KeyFile,
    path: Path,
    connection: Connection,
    credentials: dict[Field, Secret],
) -> None:
    before = await everything(filled)
    empty = {name for name, rows in before.items() if not rows}
    assert empty <= {"status_changes"}

    made = await back_up(filled, path, source)
    restored = await restore(target, source, path)

    assert restored == made
    assert await everything(target) == before
    vault = await open_vault(target, source)
    store = SqlConnectionStore(target)
    stored = await store.get(connection.owner, connection.id)
    assert stored
    blob = await store.sealed(stored)
    assert blob
    assert vault.open(blob, stored_binding(connection)) == credentials
    await upgrade(target)
    async with target.read() as c:
        assert (await revision_of(c)).pending == 0
        for table in (LEADERS, KEYRINGS):
            assert await c.scalar(select(func.count()).select_from(table)) == 0


async def test_a_live_strategy_is_held_after_a_restore(
    filled: Database, target: Database, source: KeyFile, path: Path
) -> None:
    live = replace(STRATEGY, id="live", mode=StrategyMode.LIVE)
    ended = replace(live, id="ended", status=StrategyStatus.ENDED)
    for strategy in (live, ended):
        await SqlStrategies(filled).start(strategy, replace(CONFIRMED, connection=strategy.id))
    await back_up(filled, path, source)
    await restore(target, source, path)
    stored = SqlStrategies(target)
    assert await stored.strategy("live") == replace(
        live, status=StrategyStatus.HELD, cause=HoldCause.RESTORED
    )
    assert [await stored.strategy(name) for name in ("ended", "s")] == [ended, STRATEGY]


async def test_the_file_is_private_says_what_it_needs_and_holds_no_secret(
    filled: Database, source: KeyFile, path: Path, credentials: dict[Field, Secret]
) -> None:
    await back_up(filled, path, source)
    assert files(path) == {path: 0o600}
    with zipfile.ZipFile(path) as archive:
        texts = [archive.read(name) for name in archive.namelist()]
        manifest = json.loads(archive.read("manifest.json"))
    async with filled.read() as c:
        head = (await revision_of(c)).head
    assert (manifest["keys"], manifest["format"], manifest["revision"]) == ([1], 2, head)
    assert manifest["tables"]["connections"]["rows"] == 1
    secrets = [s.reveal().encode() for s in credentials.values()]
    secrets += list(source.load(may_create=False).by_id.values())
    secrets += [base64.b64encode(secret) for secret in secrets]
    assert not any(secret in text for secret in secrets for text in texts)


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)  # nothing is written
async def test_no_file_is_overwritten(filled: Database, path: Path) -> None:
    write(path)
    with pytest.raises(BackupExistsError):
        await back_up(filled, path, None)
    assert content(path) == b"mine"


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)  # nothing is written
async def test_one_that_appears_meanwhile_is_not_overwritten_either(
    filled: Database, path: Path
) -> None:
    with pytest.raises(BackupExistsError):
        await back_up(filled, path, None, lambda *_: write(path))
    assert content(path) == b"mine"
    assert list(files(path)) == [path]


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)  # nothing is written
async def test_a_place_that_is_not_there_is_named(filled: Database, path: Path) -> None:
    with pytest.raises(BackupUnwritableError, match="No such file"):
        await back_up(filled, path / "below", None)


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)  # nothing is written
async def test_what_goes_wrong_leaves_no_file(filled: Database, path: Path) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        await back_up(filled, path, None, fail)
    assert not files(path)


async def test_a_new_database_has_nothing_to_back_up(
    database: Database, url: str, path: Path
) -> None:
    with pytest.raises(InstallationMissingError):
        await back_up(database, path, None)
    bare = Database(url)
    await bare.open()
    with pytest.raises(InstallationMissingError):
        await back_up(bare, path, None)
    await bare.close()
    assert not exists(path)


async def test_an_older_form_is_backed_up_and_restored_as_it_was(
    url: str, target: Database, source: KeyFile, path: Path
) -> None:
    """As right before an upgrade; the next start upgrades what was restored."""
    old = Database(url)
    await old.open()
    async with old.alone() as c:
        await create_tables(c, "0002")
        await c.execute(text("INSERT INTO people (id, created_at) VALUES (7, '2026-11-21 12:00')"))
    vault = await open_vault(old, source)
    assert vault.keys.primary == 1
    assert (await back_up(old, path, source)).revision == "0002"
    await old.close()

    await restore(target, source, path)

    async with target.read() as c:
        form = await revision_of(c)
    assert (form.current, form.pending > 0) == ("0002", True)
    await upgrade(target)
    assert await SqlPeople(target).languages(7) == (None, None)
    await open_vault(target, source)


WRITE = """
import asyncio, base64, dataclasses, pathlib, sys
from datetime import UTC, datetime
from bot.domain.audit import AuditEntry, AuditAction
from bot.domain.connection import Connection
from bot.domain.credentials import Field, Secret
from bot.domain.diagnosis import Status
from bot.domain.binding import stored_binding
from bot.storage.connections.store import SqlConnectionStore
from bot.storage.engine.database import Database
from bot.storage.keys.keyrings import join
from bot.storage.keys.key_file import KeyFile

async def main(url, key):
    database = Database(url)
    await database.open()
    vault = (await join(database, KeyFile(pathlib.Path(key)))).vault
    store, number, now = SqlConnectionStore(database), 0, datetime.now(UTC)
    while True:
        number += 1
        one = Connection(id=f"w{number:05}", owner=number, exchange="kucoin", name="W",
            masked_key="…", status=Status.ONLINE, status_since=now, created_at=now,
            keyed_at=now, tested_at=now)
        blob = vault.seal({Field.SECRET: Secret(str(number))}, stored_binding(one))
        await store.add(one, blob, b"f", AuditEntry.of(one, AuditAction.ADDED, now))
        if number > 3:
            await store.delete(number - 3, f"w{number - 3:05}")
        print(number, flush=True)

asyncio.run(main(*sys.argv[1:]))
"""


async def test_a_backup_is_one_state_while_another_process_writes(
    database: Database,
    ready_url: str,
    source: KeyFile,
    target: Database,
    path: Path,
    run: Run,
) -> None:
    """Each connection was stored in one step with its credentials, and deleted with them."""
    await open_vault(database, source)
    writer = await asyncio.to_thread(run, WRITE, ready_url, str(source.path))
    assert writer.stdout
    for _ in range(10):
        await asyncio.to_thread(writer.stdout.readline)
    last: list[str] = []

    def report(*_: object) -> None:  # between two tables the other one goes on
        assert writer.stdout
        last[:] = [writer.stdout.readline() for _ in range(5)][-1:]

    guest = Database(ready_url, guest=True)
    made = await back_up(guest, path, source, report)
    await guest.close()
    assert writer.poll() is None
    writer.kill()

    await restore(target, source, path)
    vault = await open_vault(target, source)
    connections = await _all(target)
    assert len(connections) in {3, 4}
    assert int(last[0]) > max(c.owner for c in connections) + 5  # it did go on
    for one in connections:
        blob = await SqlConnectionStore(target).sealed(one)
        assert blob
        assert vault.open(blob, stored_binding(one)) == {Field.SECRET: Secret(str(one.owner))}
    async with target.read() as c:
        assert await c.scalar(select(func.count()).select_from(SEALED)) == len(connections)
    rows = {name: part.rows for name, part in made.tables.items()}
    assert rows["schedule"] == rows["sealed_credentials"] == rows["connections"]
    assert rows["audit"] == max(c.owner for c in connections)


async def _all(database: Database) -> list[Connection]:
    async with database.read() as c:
        owners = (await c.scalars(select(CONNECTIONS.c.owner))).all()
    store = SqlConnectionStore(database)
    return [one for owner in owners for one in await store.list(owner)]


async def nothing_in(database: Database) -> bool:
    """Return whether a database is as it was before: without a table, or without a file."""
    if database.file is not None:
        return not database.file.exists()
    await database.open()
    async with database.read() as c:
        return not await c.run_sync(lambda connection: inspect(connection).get_table_names())


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)  # nothing is written
async def test_another_master_key_is_refused_before_anything_is_written(
    filled: Database,
    target: Database,
    source: KeyFile,
    path: Path,
    make_key: Callable[[], str],
    tmp_path: Path,
) -> None:
    await back_up(filled, path, source)
    wrong = make_key()
    others: list[tuple[KeySource, type[StorageError]]] = [
        (KeySetting(f"1:{wrong}"), BackupKeyError),
        (KeySetting(f"2:{wrong}"), BackupKeyError),
        (KeyFile(tmp_path / "nowhere"), BackupKeyError),
        (KeySetting("1:short"), MasterKeyError),
    ]
    for other, error in others:
        with pytest.raises(error) as caught:
            await restore(target, other, path)
        assert wrong[:8] not in str(caught.value)
        assert await nothing_in(target)
    assert not exists(tmp_path / "nowhere")
    await restore(target, source, path)


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)  # nothing is written
async def test_a_key_that_only_some_values_need_is_asked_for_too(
    filled: Database, target: Database, source: KeyFile, path: Path, make_key: Callable[[], str]
) -> None:
    async with filled.write() as c:
        await c.execute(SEALED.update().values(kid=5))
    assert (await back_up(filled, path, source)).keys == (1, 5)
    with pytest.raises(BackupKeyError, match="needs master key 5 "):
        await restore(target, source, path)
    assert await nothing_in(target)
    more = KeySetting(f"{source.path.read_text()}5:{make_key()}")
    await restore(target, more, path)


async def test_a_database_with_anything_in_it_is_refused(
    filled: Database, source: KeyFile, path: Path
) -> None:
    await back_up(filled, path, source)
    before = await everything(filled)
    with pytest.raises(DatabaseNotEmptyError):
        await restore(filled, source, path)
    await filled.open()
    assert await everything(filled) == before


@pytest.fixture
async def backup(filled: Database, source: KeyFile, path: Path) -> Path:
    await back_up(filled, path, source)
    return path


async def refused(
    target: Database, source: KeyFile, path: Path, error: type[StorageError]
) -> StorageError:
    with pytest.raises(error) as caught:
        await restore(target, source, path)
    assert await nothing_in(target)
    return caught.value


def rewrite(path: Path, change: Callable[[str, bytes], bytes]) -> None:
    """Put another content into the entries of an archive, which stays a sound archive."""
    with zipfile.ZipFile(path) as archive:
        content = {name: change(name, archive.read(name)) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in content.items():
            archive.writestr(name, data)


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)  # nothing is written
async def test_every_cut_and_a_flipped_byte_in_each_part_is_found(
    backup: Path, target: Database, source: KeyFile
) -> None:
    whole = content(backup)
    for length in [0, 1, *range(100, len(whole), len(whole) // 12), len(whole) - 1]:
        write(backup, whole[:length])
        await refused(target, source, backup, BackupDamagedError)
    write(backup, whole)
    with zipfile.ZipFile(backup) as archive:
        places = [info.header_offset + 30 + len(info.filename) for info in archive.infolist()]
        sizes = [info.compress_size for info in archive.infolist()]
    for place, size in zip(places, sizes, strict=True):
        if size > 40:
            at = place + size // 2
            write(backup, whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :])
            await refused(target, source, backup, BackupDamagedError)


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)  # nothing is written
@pytest.mark.parametrize(
    ("entry", "change"),
    [
        ("tables/connections.jsonl", lambda data: data.replace(b"kucoin", b"binanc")),
        ("tables/connections.jsonl", lambda data: data + data),
        ("tables/connections.jsonl", lambda _: b""),
        ("manifest.json", lambda _: b"[]"),
        ("manifest.json", lambda data: data.replace(b'"people"', b'"peoples"')),
    ],
)
async def test_a_sound_archive_with_another_content_is_found(
    backup: Path,
    target: Database,
    source: KeyFile,
    entry: str,
    change: Callable[[bytes], bytes],
) -> None:
    rewrite(backup, lambda name, data: change(data) if name == entry else data)
    await refused(target, source, backup, BackupDamagedError)


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)  # nothing is written
async def test_rows_that_contradict_one_another_leave_nothing(
    filled: Database, target: Database, source: KeyFile, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even where the digests fit: whatever a database refuses ends the whole step."""
    monkeypatch.setattr(
        writing, "line_of", lambda row: line_of(row) * (2 if "action" in row else 1)
    )
    await back_up(filled, path, source)
    with zipfile.ZipFile(path) as archive:
        manifest = json.loads(archive.read("manifest.json"))
        lines = archive.read("tables/audit.jsonl").count(b"\n")
    manifest["tables"]["audit"]["rows"] = lines
    rewrite(path, lambda n, d: json.dumps(manifest).encode() if n == "manifest.json" else d)
    error = await refused(target, source, path, BackupDamagedError)
    assert "contradict" in error.cause


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)  # nothing is written
@pytest.mark.parametrize(("name", "value"), [("revision", "9999"), ("format", 3)])
async def test_a_newer_one_is_refused(
    backup: Path, target: Database, source: KeyFile, name: str, value: Any
) -> None:
    def change(entry: str, data: bytes) -> bytes:
        newer = entry == "manifest.json"
        return json.dumps({**json.loads(data), name: value}).encode() if newer else data

    rewrite(backup, change)
    error = await refused(target, source, backup, BackupNewerError)
    assert str(value) in error.cause


async def test_no_backup_and_none_at_all(target: Database, source: KeyFile, path: Path) -> None:
    await refused(target, source, path, BackupUnreadableError)
    write(path, b"no archive at all")
    await refused(target, source, path, BackupDamagedError)


async def test_a_backup_with_the_columns_of_before(target: Database, tmp_path: Path) -> None:
    """Revision 0006, before columns were renamed. Its master key seals nothing but this file."""
    before, key = Path(__file__).parent / "of_before", tmp_path / "master.key"
    key.write_bytes((before / "revision_0006.key").read_bytes())
    key.chmod(0o600)
    await restore(target, KeyFile(key), before / "revision_0006.backup")
    await upgrade(target)
    vault = (await join(target, KeyFile(key))).vault
    [stored] = await SqlConnectionStore(target).list(7_000_000_001)
    assert stored.recalled
    assert stored.notified_cause is Problem.NO_TRADE
    blob = await SqlConnectionStore(target).sealed(stored)
    assert blob
    assert set(vault.open(blob, stored_binding(stored))) >= {Field.API_KEY, Field.SECRET}
    [entry] = await SqlHistory(target).entries(stored.owner)
    assert (entry.action, entry.actor) == (AuditAction.ADDED, AuditActor.PERSON)
