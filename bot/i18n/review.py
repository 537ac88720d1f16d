"""What a translator still has to do in the file of a language."""

from dataclasses import dataclass
from pathlib import Path

from bot.i18n import glossary, lengths, seen
from bot.i18n.files import FOLDER
from bot.i18n.messages import FluentFile, read, source
from bot.i18n.seen import Seen
from bot.i18n.tags import ENGLISH
from bot.i18n.tiers import Tiers, tiers


@dataclass(frozen=True, kw_only=True)
class Review:
    """The differences between the file of a language and what it must be; names of messages."""

    broken: tuple[int, ...] = ()  # numbers of the lines where invalid syntax begins
    required: tuple[str, ...] = ()  # missing, and the tier of the language needs them
    missing: tuple[str, ...] = ()  # the other missing ones: they are shown in English
    left_over: tuple[str, ...] = ()  # English has none of that name
    stale: tuple[str, ...] = ()  # the English has changed since
    recorded: bool = True  # whether it is known from which English the file was made
    too_long: tuple[str, ...] = ()
    off_glossary: tuple[tuple[str, str], ...] = ()  # message, what is wrong with its words
    share: int = 100  # percent of the messages that the language should have
    least: int = 0  # percent that it must have

    @property
    def fails(self) -> bool:
        """Whether the language lacks what its tier needs."""
        return bool(self.broken or self.required or self.share < self.least)


def review(code: str, folder: Path = FOLDER, *, words: bool = True) -> Review:
    """Compare the file of a language with the English one of its folder.

    `words`: compare with the glossary too, which takes most of the time.
    Raises OSError or UnicodeDecodeError for an unreadable file; the bot cannot start then.
    """
    english = read(folder / f"{ENGLISH}.ftl")
    own = english if code == ENGLISH else read(folder / f"{code}.ftl")
    rules, recorded = tiers(folder), seen.load(folder)
    named = [name for name in english.messages if name not in own.messages]
    required = rules.required(code, english.messages)
    return Review(
        broken=own.broken,
        required=tuple(name for name in named if name in required),
        missing=tuple(name for name in named if name not in required),
        left_over=tuple(name for name in own.messages if name not in english.messages),
        stale=_stale(recorded, code, own, english),
        recorded=code in recorded or code == ENGLISH,
        too_long=too_long(own),
        off_glossary=_off_glossary(code, folder, own, english) if words else (),
        share=_share(code, rules, own, english),
        least=rules.least,
    )


def too_long(file: FluentFile) -> tuple[str, ...]:
    """Return the messages that do not fit where they are shown."""
    limited = ((name, lengths.limit(name)) for name in file.messages)
    return tuple(n for n, most in limited if most and lengths.longest(file.messages[n]) > most)


def _stale(recorded: Seen, code: str, own: FluentFile, english: FluentFile) -> tuple[str, ...]:
    if code not in recorded:
        return ()
    return seen.stale(recorded[code], own.messages.keys(), english.messages)


def _off_glossary(
    code: str, folder: Path, own: FluentFile, english: FluentFile
) -> tuple[tuple[str, str], ...]:
    words = glossary.load(folder)
    both = (
        (n, source(m), source(english.messages[n]))
        for n, m in own.messages.items()
        if n in english.messages
    )
    return tuple(
        (name, remark)
        for name, text, original in both
        for remark in glossary.remarks(words, code, name, text, original)
    )


def _share(code: str, rules: Tiers, own: FluentFile, english: FluentFile) -> int:
    """Return the percentage of messages, rounded down."""
    counted = rules.counted(code, english.messages)
    return 100 * len(counted & own.messages.keys()) // max(len(counted), 1)
