import base64
import os
import stat
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.storage.keys.errors import (
    KeyDuplicateError,
    KeyFileExposedError,
    KeyFileMissingError,
    KeyFileOddError,
    KeyFileUnreadableError,
    KeyLengthError,
    KeyMalformedError,
    KeySampleError,
    KeysEmptyError,
    MasterKeyError,
)
from bot.storage.keys.key_file import KeyFile, KeyFileFacts
from bot.storage.keys.master_keys import KeySetting, MasterKeys


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "master.key"


def write(path: Path, text: str, mode: int = 0o600) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)
    path.chmod(mode)


def encoded(key: bytes) -> str:
    return base64.b64encode(key).decode()


def test_first_key_is_primary(make_key: Callable[[], str]) -> None:
    keys = KeySetting(f"2:{make_key()},1:{make_key()}").load(may_create=False)
    assert keys.primary == 2
    assert list(keys.by_id) == [2, 1]


def test_file_takes_comments_and_empty_lines(path: Path, make_key: Callable[[], str]) -> None:
    write(path, f"# the new one\n4294967295:{make_key()}  # since May\n\n 1:{make_key()}\r\n")
    assert list(KeyFile(path).load(may_create=False).by_id) == [4294967295, 1]


def test_created_key_is_private_random_and_stays(path: Path) -> None:
    keys = KeyFile(path).load(may_create=True)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert list(path.parent.iterdir()) == [path]
    assert KeyFile(path).load(may_create=True) == keys
    assert KeyFile(path).load(may_create=False) == keys
    assert KeyFile(path.with_name("other")).load(may_create=True) != keys


def test_whoever_is_second_takes_the_key_of_the_first(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = KeyFile(path).load(may_create=True)
    monkeypatch.setattr(Path, "exists", lambda _: False)  # as it was a moment ago
    assert KeyFile(path).load(may_create=True) == first
    assert list(path.parent.iterdir()) == [path]


def test_missing_file_is_not_made_when_it_must_not(path: Path) -> None:
    with pytest.raises(KeyFileMissingError, match="does not exist"):
        KeyFile(path).load(may_create=False)
    assert not path.parent.exists()


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o666, 0o610])
def test_file_open_to_others_is_refused(path: Path, make_key: Callable[[], str], mode: int) -> None:
    write(path, f"1:{make_key()}\n", mode)
    with pytest.raises(KeyFileExposedError, match=f"mode {mode:04o}.*chmod 600"):
        KeyFile(path).load(may_create=True)


def test_read_only_file_is_welcome(path: Path, make_key: Callable[[], str]) -> None:
    write(path, f"1:{make_key()}\n", 0o400)
    assert KeyFile(path).load(may_create=False).primary == 1


def test_folder_and_noise_are_refused(tmp_path: Path, path: Path) -> None:
    with pytest.raises(KeyFileOddError, match="is not a regular file"):
        KeyFile(tmp_path).load(may_create=True)
    write(path, "")
    path.write_bytes(os.urandom(64) + b"\xff")
    with pytest.raises(KeyFileUnreadableError, match="not text"):
        KeyFile(path).load(may_create=True)


def test_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(KeyFileUnreadableError, match=r"Not a directory|File exists"):
        KeyFile(tmp_path / "file" / "master.key").load(may_create=True)


GOOD = encoded(bytes(range(100, 228, 4)))


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", KeysEmptyError),
        ("# nothing here\n", KeysEmptyError),
        (GOOD, KeyMalformedError),
        (f"one:{GOOD}", KeyMalformedError),
        (f"0:{GOOD}", KeyMalformedError),
        (f"-1:{GOOD}", KeyMalformedError),
        (f"4294967296:{GOOD}", KeyMalformedError),
        (f"1:{GOOD[:-1]}", KeyMalformedError),
        (f"1:'{GOOD}'", KeyMalformedError),
        (f"1: {GOOD}", KeyMalformedError),
        ("1:", KeyLengthError),
        (f"1:{encoded(bytes(range(100, 116)))}", KeyLengthError),
        (f"1:{encoded(bytes(range(100, 133)))}", KeyLengthError),
        (f"1:{encoded(bytes(32))}", KeySampleError),
        (f"1:{encoded(bytes(range(32)))}", KeySampleError),
        (f"1:{encoded(bytes([7, 200]) * 16)}", KeySampleError),
        (f"1:{encoded(b'correct horse battery staple 123')}", KeySampleError),
        (f"1:{GOOD},1:{GOOD}", KeyDuplicateError),
    ],
)
def test_unfit_keys_are_refused_without_showing_them(
    path: Path, text: str, error: type[MasterKeyError]
) -> None:
    write(path, text)
    for source in (KeyFile(path), KeySetting(text)):
        with pytest.raises(error) as caught:
            source.load(may_create=True)
        assert caught.value.cause
        assert caught.value.fix
        assert GOOD[:8] not in str(caught.value)
        assert caught.value.__cause__ is None
    assert path.read_text() == text


def test_what_is_accepted_is_shown_nowhere() -> None:
    setting = KeySetting(f"7:{GOOD}")
    assert GOOD[:8] not in f"{setting!r} {setting.load(may_create=False)!r}"
    assert isinstance(setting.load(may_create=False), MasterKeys)


def test_a_file_is_seen_from_outside(path: Path) -> None:
    assert KeyFile(path).facts() is None
    KeyFile(path).load(may_create=True)
    made = datetime(2026, 11, 21, tzinfo=UTC)
    os.utime(path, (made.timestamp(), made.timestamp()))
    assert KeyFile(path).facts() == KeyFileFacts(mode=0o600, changed_at=made)
    with pytest.raises(KeyFileUnreadableError, match="Not a directory"):
        KeyFile(path / "below").facts()
