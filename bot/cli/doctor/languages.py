"""The checks of the language files: messages that differ from the English file."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from bot.cli.doctor.finding import Check, ExaminationResult, fail, ok, warn
from bot.i18n import ENGLISH, gaps, language_files

_RESTORE = "Restore the folder locales from the release, then repeat your changes."
_SHOWN = 3  # names


def checks(folder: Path | None = None) -> Iterator[Check]:
    """Yield a check for each language of a folder; None: the default folder."""
    files = language_files() if folder is None else language_files(folder)
    if not files or files[0].stem != ENGLISH:
        yield Check(f"language {ENGLISH}", _no_english)
        return
    for path in files:
        yield Check(f"language {path.stem}", partial(check_language, path))


async def _no_english() -> ExaminationResult:
    return fail(f"{ENGLISH}.ftl is missing: the bot has no texts", _RESTORE)


async def check_language(path: Path) -> ExaminationResult:
    """Return how many messages are missing, left over or broken."""
    try:
        found = gaps(path)
    except (OSError, UnicodeDecodeError) as error:
        return fail(f"{path.name} cannot be read: {type(error).__name__}", _RESTORE)
    faults = {
        "missing": found.missing,
        "left over": found.left_over,
        "broken": tuple(f"line {line}" for line in found.broken),
    }
    if summary := ", ".join(_count(word, names) for word, names in faults.items() if names):
        judge = fail if path.stem == ENGLISH else warn
        return judge(summary, f"Fix {path}; missing messages are shown in English.")
    return ok("all messages are present")


def _count(word: str, names: tuple[str, ...]) -> str:
    shown = ", ".join(names[:_SHOWN])
    return f"{len(names)} {word} ({shown}{', …' if len(names) > _SHOWN else ''})"
