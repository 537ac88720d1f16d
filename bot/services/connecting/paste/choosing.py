"""Chooses the key and the secret among the tokens of a text: by shape, label, order."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product

from bot.domain.credentials import Field
from bot.services.connecting.paste.labels import (
    TAKEN,
    Label,
    label_after,
    label_before,
    label_below,
    labels_in,
)
from bot.services.connecting.paste.tokens import SHORTEST, TokenRun

_FITS, _LABELLED, _WEAKLY, _ORDERED = 100, 40, 15, 1
_ASKED = 0.5  # bonus of the requested field, if a value fits both
_LABELLED_OTHERWISE, _NAMED_OTHERWISE, _WORDLIKE, _LATER = -30, -25, -45, -2
_ODD = 10  # an unlabelled value that fits nothing
_MOST = 14  # tokens compared
_LOOK = (Field.API_KEY, Field.SECRET)

Chosen = dict[Field, TokenRun]


def choose(text: str, tokens: Sequence[TokenRun], wanted: Sequence[Field]) -> tuple[float, Chosen]:
    """Return the best choice of tokens for key and secret, and its score."""
    fields = [f for f in _LOOK if f in wanted]
    best: tuple[float, Chosen] = (0.0, {})
    for labelled in _labellings(text, tokens):
        found = _best(_most_likely(labelled), fields)
        if found[0] > best[0]:
            best = found
    return best


def _labellings(text: str, tokens: Sequence[TokenRun]) -> Iterator[list[TokenRun]]:
    """Yield the possible assignments of labels to tokens."""
    yield _with(text, tokens, before=label_before)
    yield _with(text, tokens, after=label_after)
    yield _with(text, tokens, after=label_below)
    first = tokens[0].start if tokens else 0
    heads = [label for label in labels_in(text[:first]) if not label.weak]
    named = [h for h in heads if h.field in _LOOK]
    if len(named) > 1:  # a header and its row, or two labels followed by two values
        yield [
            replace(token, label=label) for token, label in zip(tokens, named, strict=False)
        ] + list(tokens[len(named) :])


def _with(
    text: str,
    tokens: Sequence[TokenRun],
    before: Callable[[str], Label | None] | None = None,
    after: Callable[[str], Label | None] | None = None,
) -> list[TokenRun]:
    edges = [0, *(t.end for t in tokens)], [*(t.start for t in tokens), len(text)]
    gaps = [f"{TAKEN if start else ''}{text[start:end]}" for start, end in zip(*edges, strict=True)]
    return [
        replace(
            token, label=before(gaps[i]) if before else after(gaps[i + 1][1:]) if after else None
        )
        for i, token in enumerate(tokens)
    ]


def _most_likely(tokens: Sequence[TokenRun]) -> list[TokenRun]:
    """Return the likeliest tokens, each value once, with the better of its labels."""
    kept: dict[str, TokenRun] = {}
    for token in tokens:
        seen = kept.get(token.value)
        if seen is None or (token.label and (seen.label is None or seen.label.weak)):
            kept[token.value] = replace(token, start=seen.start if seen else token.start)
    ranked = sorted(kept.values(), key=lambda t: (not t.fits, t.label is None, t.start))
    return ranked[:_MOST]


def _best(tokens: Sequence[TokenRun], fields: Sequence[Field]) -> tuple[float, Chosen]:
    best: tuple[float, Chosen] = (0.0, {})
    for picked in product([None, *tokens], repeat=len(fields)):
        taken = [t for t in picked if t]
        if len({id(t) for t in taken}) < len(taken):
            continue
        chosen = {f: t for f, t in zip(fields, picked, strict=True) if t}
        scores = [_score(t, f) for f, t in chosen.items()]
        total = sum(scores) + _order(chosen) + (_ASKED if set(fields[:1]) & chosen.keys() else 0)
        if min(scores, default=0) > 0 and total > best[0]:
            best = (total, chosen)
    return best


def _order(chosen: Mapping[Field, TokenRun]) -> float:
    """Return the bonus for the usual order, key before secret."""
    key, secret = chosen.get(Field.API_KEY), chosen.get(Field.SECRET)
    return _ORDERED if key and secret and key.start < secret.start else 0


def _score(token: TokenRun, field: Field) -> float:
    """Return the score of a token as a field; at 0 or less it must not be chosen."""
    fits, label = field in token.fits, token.label
    score = float(_FITS if fits else 0)
    if fits and not any(c.isdigit() for c in token.value) and not token.value.startswith("-"):
        score += _WORDLIKE
    score -= token.start / 100_000
    if label is None:
        return score if fits else (_ODD if _is_long(token) and token.alone else 0)
    if label.field is field:
        score += _WEAKLY if label.weak else _LABELLED
        return score if fits or not label.weak or (_is_long(token) and token.alone) else 0
    if label.field is None:
        return score + _NAMED_OTHERWISE if fits else 0
    return score + (_LABELLED_OTHERWISE if not label.weak else -10) if fits else 0


def _is_long(token: TokenRun) -> bool:
    unlike = not token.fits and not _is_dated(token.value)
    return unlike and len(token.value) >= SHORTEST and token.is_random


def _is_dated(value: str) -> bool:
    """Return whether a value is a date, or words followed by a number."""
    return re.fullmatch(r"[\d/_-]+|(?:[A-Za-z]{3,}[_-])+\d{1,4}", value) is not None
