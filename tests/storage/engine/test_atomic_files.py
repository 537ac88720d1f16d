"""Files appear whole or not at all."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import IO

import pytest

from bot.storage.engine.atomic_files import new_file, replacing_file

Write = Callable[[Path, str], AbstractContextManager[IO[bytes]]]


@pytest.mark.parametrize("write", [new_file, replacing_file])
def test_a_file_has_its_name_once_it_is_whole(write: Write, tmp_path: Path) -> None:
    path = tmp_path / "whole"
    with write(path, ".draft-") as file:
        file.write(b"one")
        assert not path.exists()
    assert path.read_bytes() == b"one"
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("write", [new_file, replacing_file])
def test_what_fails_leaves_nothing(write: Write, tmp_path: Path) -> None:
    with pytest.raises(TypeError), write(tmp_path / "whole", ".draft-") as file:
        file.write("no bytes")  # type: ignore[call-overload]  # that is what fails
    assert not list(tmp_path.iterdir())


def test_a_new_file_takes_no_other_s_place(tmp_path: Path) -> None:
    path = tmp_path / "whole"
    path.write_bytes(b"before")
    with pytest.raises(FileExistsError), new_file(path, ".draft-") as file:
        file.write(b"after")
    assert path.read_bytes() == b"before"
    with replacing_file(path, ".draft-") as file:
        file.write(b"after")
    assert path.read_bytes() == b"after"
    assert list(tmp_path.iterdir()) == [path]
