import os
import stat
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.storage.keys.errors import (
    KeyFileExposedError,
    KeyFileFixedError,
    KeyFileForeignError,
    KeyFileMissingError,
    KeyFileOddError,
    KeyFolderExposedError,
    MasterKeyError,
)
from bot.storage.keys.key_file import KeyFile
from bot.storage.keys.key_file_changes import add_key, drop_key, made_at

MOMENT = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


@pytest.fixture
def file(tmp_path: Path) -> KeyFile:
    made = KeyFile(tmp_path / "data" / "master.key")
    made.load(may_create=True)
    return made


def test_a_key_is_added_behind_the_others_and_random(file: KeyFile) -> None:
    before = file.load(may_create=False)
    assert add_key(file, 1, MOMENT) == 2
    assert add_key(file, 1, MOMENT) == 3
    keys = file.load(may_create=False)
    assert keys.primary == before.primary
    assert keys.by_id[1] == before.by_id[1]
    assert len(set(keys.by_id.values())) == 3
    assert made_at(file)[2] == made_at(file)[3] == MOMENT


def test_the_file_stays_private_and_alone(file: KeyFile) -> None:
    file.path.chmod(0o400)
    add_key(file, 0, MOMENT)
    drop_key(file, 1, MOMENT)
    assert stat.S_IMODE(file.path.stat().st_mode) == 0o400
    assert list(file.path.parent.iterdir()) == [file.path]


@pytest.mark.skipif(os.getuid() != 0, reason="only root may give a file away")
def test_the_file_stays_its_owners_where_root_changes_it(file: KeyFile) -> None:
    for path in (file.path, file.path.parent):  # as the folder is
        os.chown(path, 10_001, 10_002)
    add_key(file, 0, MOMENT)
    seen = file.path.stat()
    assert (seen.st_uid, seen.st_gid) == (10_001, 10_002)


def test_behind_a_link_the_file_is_changed_and_the_link_stays(file: KeyFile) -> None:
    link = file.path.with_name("link")
    link.symlink_to(file.path)
    add_key(KeyFile(link), 0, MOMENT)
    assert link.is_symlink()
    assert list(file.load(may_create=False).by_id) == [1, 2]


def test_a_number_is_used_once_for_ever(file: KeyFile) -> None:
    assert add_key(file, 6, MOMENT) == 7
    drop_key(file, 7, MOMENT)
    assert list(file.load(may_create=False).by_id) == [1]
    assert add_key(file, 0, MOMENT) == 8


def test_whatever_people_wrote_stays(file: KeyFile, make_key: Callable[[], str]) -> None:
    gone, kept = make_key(), make_key()
    file.path.write_text(f"# ours\n\n 12:{gone} , 2:{kept}  # since May\n1:{make_key()}")
    drop_key(file, 12, MOMENT)
    text = file.path.read_text()
    assert gone not in text
    assert text.startswith("# ours\n\n")
    assert "since May" in text
    assert list(file.load(may_create=False).by_id) == [2, 1]
    add_key(file, 0, MOMENT)  # the last line had no end
    assert list(file.load(may_create=False).by_id) == [2, 1, 3]


def test_nothing_of_a_dropped_key_stays(file: KeyFile) -> None:
    add_key(file, 0, MOMENT)
    secret = next(x for x in file.path.read_text().splitlines() if x.startswith("1:"))[2:20]
    drop_key(file, 1, MOMENT)
    assert secret not in file.path.read_text()
    assert "# key 1 was retired 2026-11-21" in file.path.read_text()


def test_an_unfit_file_is_refused_and_left(file: KeyFile) -> None:
    file.path.chmod(0o644)
    before = file.path.read_bytes()
    with pytest.raises(KeyFileExposedError):
        add_key(file, 0, MOMENT)
    assert file.path.read_bytes() == before
    file.path.unlink()
    with pytest.raises(KeyFileMissingError):
        add_key(file, 0, MOMENT)


def test_what_cannot_be_replaced_is_left_whole(
    file: KeyFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where the file alone is mounted into a container."""
    before = file.path.read_bytes()

    def busy(*_: object) -> None:
        raise OSError(16, "Device or resource busy")

    monkeypatch.setattr("bot.storage.keys.key_file_changes.os.replace", busy)
    with pytest.raises(KeyFileFixedError, match=r"resource busy.*openssl rand"):
        add_key(file, 0, MOMENT)
    assert file.path.read_bytes() == before
    assert list(file.path.parent.iterdir()) == [file.path]


def test_dates_written_by_hand_are_taken_or_ignored(file: KeyFile) -> None:
    key = next(x for x in file.path.read_text().splitlines() if x.startswith("1:"))
    bare = key.partition("#")[0]
    for text, expected in [
        (f"{bare} # made 2026-01-02", {1: datetime(2026, 1, 2, tzinfo=UTC)}),
        (f"{bare} # made yesterday", {}),
        (bare, {}),
    ]:
        file.path.write_text(text)
        assert made_at(file) == expected


def refuse(file: KeyFile, error: type[MasterKeyError], words: str) -> None:
    with pytest.raises(error, match=words):
        file.load(may_create=False)


def test_a_pipe_a_folder_and_a_device_are_refused_at_once(file: KeyFile, tmp_path: Path) -> None:
    pipe, link = tmp_path / "data" / "pipe", tmp_path / "data" / "link"
    os.mkfifo(pipe, 0o600)
    refuse(KeyFile(pipe), KeyFileOddError, "is not a regular file")
    link.symlink_to("/dev/zero")
    refuse(KeyFile(link), KeyFileOddError, "is not a regular file")
    refuse(KeyFile(file.path.parent), KeyFileOddError, "is not a regular file")
    link.unlink()
    link.symlink_to(link)
    refuse(KeyFile(link), MasterKeyError, "cannot be read|does not exist")


def test_a_folder_that_anybody_may_write_to_is_refused(file: KeyFile) -> None:
    folder = file.path.parent
    folder.chmod(0o777)
    refuse(file, KeyFolderExposedError, "chmod go-w")
    folder.chmod(0o1777)  # where no one may replace another's file, as in a mounted secret
    assert file.load(may_create=False).by_id


def test_the_folder_behind_a_link_counts_too(file: KeyFile, tmp_path: Path) -> None:
    """As orchestrators mount secrets: name → ..data/name → ..2026_11_21/name."""
    mounted = tmp_path / "mounted"
    (mounted / "..2026_11_21").mkdir(parents=True)
    file.path.rename(mounted / "..2026_11_21" / "master.key")
    (mounted / "..data").symlink_to("..2026_11_21")
    (mounted / "master.key").symlink_to("..data/master.key")
    secret = KeyFile(mounted / "master.key")
    assert secret.load(may_create=False).by_id
    (mounted / "..2026_11_21").chmod(0o777)
    refuse(secret, KeyFolderExposedError, "may replace files")


@pytest.mark.skipif(os.getuid() != 0, reason="only root may give a file away")
def test_root_takes_no_file_that_another_user_may_have_put_there(file: KeyFile) -> None:
    os.chown(file.path, 65_534, 65_534)
    refuse(file, KeyFileForeignError, "belongs to user 65534, not to user 0.*chown 0")


def test_a_file_of_another_user_is_refused(file: KeyFile, monkeypatch: pytest.MonkeyPatch) -> None:
    owner = file.path.stat().st_uid or 1
    if file.path.stat().st_uid == 0:
        os.chown(file.path, owner, -1)
    monkeypatch.setattr("bot.storage.keys.key_file.os.geteuid", lambda: owner + 1)
    refuse(file, KeyFileForeignError, f"belongs to user {owner}, not to user {owner + 1}")


def test_a_file_of_thousands_of_keys_is_read_whole_and_one_without_end_is_not(
    file: KeyFile, make_key: Callable[[], str]
) -> None:
    file.path.write_text("".join(f"{n}:{make_key()}\n" for n in range(1, 3001)))
    assert len(file.load(may_create=False).by_id) == 3000
    with file.path.open("ab") as opened:
        opened.truncate(2**31)  # takes no room on the disk
    refuse(file, KeyFileOddError, "more than 1048576 bytes")
