"""`python -m bot locale CODE`: what a translator has to do in a language, with the English beside.

In this order: broken, missing, left over, stale, too long, off-glossary.
"""

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from babel import Locale, UnknownLocaleError

from bot.i18n import ENGLISH, language_files, lengths, messages, seen
from bot.i18n.files import FOLDER
from bot.i18n.messages import FluentFile, as_comment, compact, read, source, template
from bot.i18n.review import Review, review

_HEAD = """\
# {name}. How to translate: CONTRIBUTING.md, "Add a language".
# Each English message stands in a comment: remove the "# " before its lines, translate what stands
# right of "=", and keep names, {{ $values }}, {{ references }} and tags as they are.
# Plural forms, and numbers that have them: {plurals}.
# A line that begins with a value begins with {{ "{mark}" }}.

language-name = {own}
"""
_EXAMPLES = range(1001)


def main(
    codes: Sequence[str],
    *,
    new: bool = False,
    translated: bool = False,
    only: Sequence[str] = (),
    folder: Path = FOLDER,
) -> int:
    """Report on languages, or begin them (`new`), or record that they are `translated`.

    `only`: names of messages to record. Returns 1 if there is something to do or it is refused.
    """
    if new:
        return max(_begin(code, folder) for code in codes)
    files = {path.stem.lower(): path.stem for path in language_files(folder)}
    known = [files[code.lower()] for code in codes if code.lower() in files]
    if len(known) < len(codes):
        return _refuse(f"Known languages: {', '.join(files.values())}; begin another with --new.")
    if translated:
        return max(_record(code, folder, only) for code in known)
    return max(_report(code, folder) for code in known)


def _report(code: str, folder: Path) -> int:
    """Write what there is to do in a language."""
    found = review(code, folder)
    english, own = read(folder / f"{ENGLISH}.ftl"), read(folder / f"{code}.ftl")
    parts = [part for part in _parts(code, found, english, own) if part]
    sys.stdout.write("\n\n".join([_summary(code, found), *parts]) + "\n")
    return 1 if parts else 0


def _summary(code: str, found: Review) -> str:
    """Return a line on the whole language."""
    needs = f", at least {found.least}% are needed" if found.share < found.least else ""
    more = (
        ""
        if found.recorded
        else f"\nNot recorded yet. When it is done: make translated CODE={code}"
    )
    return f"{code}: {found.share}% of the messages are translated{needs}.{more}"


def _parts(code: str, found: Review, english: FluentFile, own: FluentFile) -> Iterator[str]:
    """Yield the parts of the report; an empty one has nothing."""
    yield _part("BROKEN: invalid syntax", (f"line {line}" for line in found.broken))
    original = {name: template(m, code) for name, m in english.messages.items()}
    for title, names in (
        ("MISSING, and needed: add these", found.required),
        ("MISSING: shown in English", found.missing),
    ):
        yield _part(title, (original[name] for name in names))
    yield _part("LEFT OVER: delete these", found.left_over)
    yield _part(
        f"STALE: the English has changed; when they are right: make translated CODE={code}",
        (_pair(original[name], own, name) for name in found.stale),
    )
    yield _part("TOO LONG", (_excess(original, own, name) for name in found.too_long))
    yield _part(
        "OFF GLOSSARY",
        (f"{_pair(original[name], own, name)}\n  → {what}" for name, what in found.off_glossary),
    )


def _part(title: str, entries: Iterable[str]) -> str:
    listed = list(entries)
    return "\n".join([f"── {title} ({len(listed)})", *listed]) if listed else ""


def _pair(original: str, own: FluentFile, name: str) -> str:
    """Return the English as a comment, and the translation."""
    return f"{as_comment(original)}\n{compact(source(own.messages[name]))}"


def _excess(original: dict[str, str], own: FluentFile, name: str) -> str:
    width, most = lengths.longest(own.messages[name]), lengths.limit(name)
    return f"{_pair(original[name], own, name)}\n  → {width}, at most {most}"


def _record(code: str, folder: Path, only: Sequence[str]) -> int:
    """Record that the translations of a language say what the English of today says."""
    english, own = read(folder / f"{ENGLISH}.ftl"), read(folder / f"{code}.ftl")
    if unknown := set(only) - own.messages.keys():
        return _refuse(f"{code}.ftl has no {', '.join(sorted(unknown))}.")
    changed = seen.record(folder, code, own.messages.keys(), english.messages, only)
    sys.stdout.write(f"{code}: {changed} recorded.\n")
    return 0


def _begin(code: str, folder: Path) -> int:
    """Write the file of a new language, with every message as a comment."""
    try:
        locale = Locale.parse(code.replace("_", "-"), sep="-")
    except (UnknownLocaleError, ValueError):
        return _refuse(f"{code} is no code of a language, such as uk, pt-BR or zh-Hant.")
    code = str(locale).replace("_", "-")
    path, english = folder / f"{code}.ftl", folder / f"{ENGLISH}.ftl"
    if path.exists():
        return _refuse(f"{path} exists; run: python -m bot locale {code}")
    path.write_text(f"{_head(code, locale)}\n{messages.skeleton(english, code)}", encoding="utf-8")
    sys.stdout.write(f"{path} is made. Translate it; then: python -m bot locale {code}\n")
    return 0


def _head(code: str, locale: Locale) -> str:
    form = locale.plural_form
    forms = (
        f"{name} ({', '.join([str(n) for n in _EXAMPLES if form(n) == name][:4])})"
        for name in messages.plurals(code)
    )
    own = str(locale.get_display_name(locale))
    return _HEAD.format(
        name=locale.english_name,
        plurals=", ".join(forms),
        mark="\\u200F" if locale.text_direction == "rtl" else "\\u200E",
        own=own[0].upper() + own[1:],
    )


def _refuse(why: str) -> int:
    sys.stderr.write(f"{why}\n")
    return 1
