import os
import stat
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.storage.errors import KeyFileExposedError, KeyFileMissingError
from bot.storage.key_file import add_key, drop_key, made_at
from bot.storage.master_keys import KeyFile
from bot.storage.upkeep_errors import KeyFileFixedError

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
    os.chown(file.path, 10_001, 10_002)
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

    monkeypatch.setattr("bot.storage.key_file.os.replace", busy)
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
