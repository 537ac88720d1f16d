"""Data: which file serves the language tag of a client, and the codes that Telegram takes."""

from collections.abc import Iterator, Mapping

ENGLISH = "en"

# A tag is looked up as it is, then in this table, then without its last part. A row is tried
# from left to right. English serves everything else.
_INSTEAD = {
    # other names of the same language; clients for Android send some of them
    "in": ("id",),
    "iw": ("he",),
    "ji": ("yi",),
    "jw": ("jv",),
    "tl": ("fil",),
    "mo": ("ro",),
    "no": ("nb",),
    "pt": ("pt-br",),
    "zh": ("zh-hans", "zh-hant"),
    "zh-cn": ("zh-hans",),
    "zh-sg": ("zh-hans",),
    "zh-hk": ("zh-hant",),
    "zh-mo": ("zh-hant",),
    "zh-tw": ("zh-hant",),
    # near languages, which their speakers read
    "nn": ("nb",),
    "da": ("nb",),
    "sk": ("cs",),
    "bs": ("hr",),
    "me": ("hr",),
    "ca": ("es",),
    "gl": ("es",),
    "eu": ("es",),
    "ms": ("id",),
    "lb": ("de",),
    "gsw": ("de",),
    "af": ("nl",),
    "fy": ("nl",),
    "az": ("tr",),
    "zh-hant": ("zh-hans",),
}
# The Bot API takes codes of two letters. Clients send Norwegian under two of them.
_CLIENTS: dict[str, tuple[str, ...]] = {
    "nb": ("nb", "no"),
    "pt-BR": ("pt",),
    "zh-Hans": ("zh",),
    "zh-Hant": (),  # zh is simplified Chinese
}
_TWO_LETTERS = 2


def file_code(tag: str | None, files: Mapping[str, str]) -> str | None:
    """Return the code of the file that serves a tag, or None. Case and underscores are ignored.

    `files`: code in lower case → code.
    """
    return next((files[name] for name in _names(tag) if name in files), None)


def _names(tag: str | None) -> Iterator[str]:
    """Yield the names under which a tag may have a file, the nearest first."""
    parts = (tag or "").strip().lower().replace("_", "-").split("-")
    for length in range(len(parts), 0, -1):
        name = "-".join(parts[:length])
        yield name
        for other in _INSTEAD.get(name, ()):
            yield other
            yield from _INSTEAD.get(other, ())


def client_codes(code: str) -> tuple[str, ...]:
    """Return the codes under which Telegram takes the commands of a language; there may be none."""
    return _CLIENTS.get(code, (code,) if len(code) == _TWO_LETTERS else ())


def primary(tag: str) -> str:
    """Return the language of a tag, without script and region, for statistics."""
    return tag.strip().lower().replace("_", "-").partition("-")[0]
