"""`python -m bot backup` and `restore`, each as a separate process."""

import stat
from pathlib import Path

import pytest
from sqlalchemy import make_url

from tests.cli.conftest import Installation
from tests.conftest import file_url


def test_there_and_back(installation: Installation, tmp_path: Path) -> None:
    """Restores a file or a server to a file; the key opens it, and the bot works with it."""
    installation.fill(20)
    told = installation.run("backup", "today.zip")
    assert "mode 0600" in told
    assert "master key 1" in told
    assert stat.S_IMODE((tmp_path / "today.zip").stat().st_mode) == 0o600
    assert "exists already" in installation.run("backup", "today.zip", code=1)

    other = installation.beside(file_url(tmp_path / "restored" / "bot.db"), tmp_path)
    assert "sealed_credentials: 20 rows" in other.run("restore", "today.zip")
    assert other.open_all() == 20
    assert other.run("keys", "status").splitlines()[1].split()[:2] == ["1", "20"]
    assert "not empty" in other.run("restore", "today.zip", code=1)


def test_an_old_backup_opens_with_the_old_key_alone(
    installation: Installation, tmp_path: Path
) -> None:
    installation.fill(5)
    old = installation.source.path.read_text()
    installation.run("backup", "old.zip")
    installation.run("keys", "add")
    installation.run("keys", "rotate")
    installation.run("keys", "retire", "1", "--yes")

    other = installation.beside(file_url(tmp_path / "restored" / "bot.db"), tmp_path)
    told = other.run("restore", "old.zip", code=1)
    assert "needs master key 1" in told
    assert "the loaded keys (2)" in told
    assert not (tmp_path / "restored").exists()

    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "master.key").touch(mode=0o600)
    (tmp_path / "kept" / "master.key").write_text(old)
    kept = installation.beside(other.url, tmp_path / "kept")
    kept.run("restore", str(tmp_path / "old.zip"))
    assert kept.open_all() == 5


@pytest.mark.parametrize("kind", ["postgresql"], indirect=True)
def test_nothing_shows_the_password_of_a_server(installation: Installation) -> None:
    password = make_url(installation.url).password
    assert password
    shown = installation.run("backup", "b.zip") + installation.run("restore", "b.zip", code=1)
    assert password not in shown


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_one_that_nobody_signed_is_taken_where_the_operator_says_so(
    installation: Installation, tmp_path: Path
) -> None:
    """A backup without the master key on the machine."""
    installation.fill(3)
    elsewhere = installation.beside(installation.url, tmp_path / "elsewhere")
    elsewhere.folder.mkdir()
    told = elsewhere.run("backup", "b.zip", code=1)
    assert "does not exist" in told
    assert not (elsewhere.folder / "b.zip").exists()
    elsewhere.run("backup", "b.zip", "--unsigned")

    other = installation.beside(file_url(tmp_path / "restored" / "bot.db"), tmp_path)
    told = other.run("restore", "elsewhere/b.zip", code=1)
    assert "is not signed" in told
    assert len(told.strip().splitlines()) == 2  # cause and fix
    assert not (tmp_path / "restored").exists()
    assert "Warning: the file is not signed" in other.run(
        "restore", "elsewhere/b.zip", "--unsigned"
    )
    assert other.open_all() == 3
