"""The files of the languages."""

from pathlib import Path

from bot.i18n.tags import ENGLISH

FOLDER = Path(__file__).resolve().parents[2] / "locales"


def language_files(folder: Path = FOLDER) -> tuple[Path, ...]:
    """Return the files of a folder, English first if it exists."""
    return tuple(sorted(folder.glob("*.ftl"), key=lambda path: (path.stem != ENGLISH, path.stem)))
