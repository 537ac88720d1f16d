"""The checks of the language files: what they lack of the English file."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from bot.cli.doctor.finding import Check, ExaminationResult, fail, ok, warn
from bot.i18n import ENGLISH, language_files
from bot.i18n.review import Review, review

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
    """Return what is missing, left over, stale or broken, and what is shown in English."""
    try:
        found = review(path.stem, path.parent, words=False)
    except (OSError, UnicodeDecodeError) as error:
        return fail(f"{path.name} cannot be read: {type(error).__name__}", _RESTORE)
    summary = ", ".join(_count(word, names) for word, names in _faults(found).items() if names)
    if summary:
        judge = fail if path.stem == ENGLISH else warn
        return judge(summary, f"Fix {path}: python -m bot locale {path.stem} shows how.")
    if found.missing:
        return ok(f"{found.share}% are translated; in English: {_count('', found.missing)}")
    return ok("all messages are present")


def _faults(found: Review) -> dict[str, tuple[str, ...]]:
    """Return the names of messages by what is wrong with them."""
    few = found.share < found.least
    return {
        "missing": (*found.required, *(found.missing if few else ())),
        "left over": found.left_over,
        "stale": found.stale,
        "broken": tuple(f"line {line}" for line in found.broken),
    }


def _count(word: str, names: tuple[str, ...]) -> str:
    shown = ", ".join(names[:_SHOWN])
    return f"{len(names)}{word and ' '}{word} ({shown}{', …' if len(names) > _SHOWN else ''})"
