"""Owns the look for credentials in messages that nobody asked for."""

import re
from collections.abc import Iterable

from bot.domain.credentials import Field
from bot.domain.exchange import Exchange
from bot.services.paste.text import LONGEST_PASTE, clean

_DENSE = 18  # characters; the shortest key of any exchange
_SHORTEST = 6  # characters of a labelled value that is worth deleting
_QUOTES = "\"'`“”„‘’‚«»‹›<>"  # noqa: RUF001  # the marks that chat programs put around things
_LABELS = {
    Field.PASSPHRASE: r"(?:api[ _-]?)?pass[ _-]?(?:phrase|word)|عبارة المرور|passordfrase",
    Field.SECRET: r"(?:api[ _-]?)?(?:secret|private)(?:[ _-]?(?:access[ _-]?)?key)?"
    r"|المفتاح السري|hemmelig nøkkel",
    Field.API_KEY: r"(?:api|access|public)[ _-]?(?:key|nøkkel)(?:[ _-]?(?:id|name))?"
    r"|key|name|مفتاح api",
}
_LABEL = re.compile(
    rf"^[\W_]*(?:{'|'.join(f'(?P<{f.name}>{label})' for f, label in _LABELS.items())})"
    r"[\"'`]?(?:\s*[:=\uff1a]\s*|\s+(?=\S+$)|$)(?P<rest>.*)$",
    re.IGNORECASE,
)
_PEM = re.compile(r"-----BEGIN [A-Z ]+-----.+-----END [A-Z ]+-----", re.DOTALL)


def looks_like_credential(text: str, exchanges: Iterable[Exchange]) -> bool:
    """Tell whether a message that nobody asked for holds a key, a secret or a labelled value.

    Rather one harmless message deleted than one secret left: any long word of mixed letters and
    digits counts, links and commands do not.
    """
    cleaned = clean(text[:LONGEST_PASTE])
    labelled = _from_labels(cleaned)
    if _PEM.search(cleaned) or any(
        len(labelled.get(field, "")) >= _SHORTEST for field in (Field.SECRET, Field.PASSPHRASE)
    ):
        return True
    words = [_bare(word) for word in cleaned.split() if "://" not in word]
    keys = [e.fields[Field.API_KEY] for e in exchanges]
    return any(_is_dense(w) or any(k.certain and k.fits(w) for k in keys) for w in words)


def _is_dense(word: str) -> bool:
    """Tell whether a word is as long and mixed as no word of a language is."""
    plain = re.fullmatch(r"[A-Za-z0-9+/=_:.-]+", word) is not None
    mixed = re.search(r"[A-Za-z]", word) and re.search(r"\d", word)
    return plain and len(word) >= _DENSE and bool(mixed)


def _bare(value: str) -> str:
    return value.strip().strip(_QUOTES + ",;").strip()


def _from_labels(text: str) -> dict[Field, str]:
    """Return the values of lines as in `API Key: …`; an unlabelled line goes on with the last."""
    found: dict[Field, str] = {}
    current: Field | None = None
    for line in text.splitlines():
        match = _LABEL.match(line)
        if match:
            current = next(f for f in _LABELS if match[f.name])
            found[current] = _bare(match["rest"])
        elif current:
            found[current] += _bare(line)
    return found
