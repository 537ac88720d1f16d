"""Reads a text for one exchange: private keys, tokens, labels, the passphrase."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from bot.domain.credentials import Field
from bot.domain.exchange import Exchange, Shape
from bot.services.connecting.paste import leftover, phrase, speech
from bot.services.connecting.paste.choosing import choose
from bot.services.connecting.paste.foreign import ForeignKeys
from bot.services.connecting.paste.labels import TAKEN, field_named, label_before, labels_in
from bot.services.connecting.paste.pem import Pem, take_pems
from bot.services.connecting.paste.reading import Reading
from bot.services.connecting.paste.text import as_typed, tidy, unwrap
from bot.services.connecting.paste.tokens import SHORTEST, Finder, TokenRun, looks_random


class Reader:
    """Reads texts for one exchange."""

    def __init__(
        self, exchange: Exchange, others: Iterable[Exchange], known: Collection[str]
    ) -> None:
        self._exchange = exchange
        self._foreign = ForeignKeys(exchange, others)
        self._known = known
        self._has_phrase = Field.PASSPHRASE in exchange.fields

    def read(self, raw: str, missing: Sequence[Field]) -> Reading:
        """Return the reading of a text. `missing`: the missing fields, the requested one first."""
        text, pems = take_pems(unwrap(tidy(raw), labels_in))
        reading = Reading(
            locked=any(p.locked for p in pems.values()),
            cut=any(not p.whole for p in pems.values()),
        )
        usable = {mark: p for mark, p in pems.items() if p.whole and not p.locked}
        for mark in pems.keys() - usable.keys():
            text = text.replace(mark, "\n")
        tokens, passed = self._tokens(text, usable, reading)
        _, chosen = choose(text, tokens, self._wanted(tokens, missing))
        chosen = {f: t for f, t in chosen.items() if self._is_sure(f, t, chosen, missing)}
        if len(chosen) == 1:
            chosen = self._without_foreign(text, chosen, reading)
        masked = _masked(text, [*passed, *(t for t in tokens if t.fits or t in chosen.values())])
        reading.values = {f: t.value for f, t in chosen.items()}
        reading.labelled = frozenset(f for f, t in chosen.items() if t.label and t.label.field is f)
        reading.misnamed = frozenset(f for f, t in chosen.items() if self._is_misnamed(text, t, f))
        reading.said = bool(text.strip())
        if Field.PASSPHRASE in missing:
            self._read_phrase(text, masked, missing, reading)
        if not reading.values:
            self._without_values(text, tokens, missing, reading)
        return reading

    def _wanted(self, tokens: Sequence[TokenRun], missing: Sequence[Field]) -> list[Field]:
        """Return the fields to search for; known ones too, to distinguish their values."""
        fields: list[Field] = [f for f in self._exchange.fields if f is not Field.PASSPHRASE]
        if len(tokens) == 1 and not any(t.label for t in tokens):
            return [f for f in fields if f in missing]
        return fields if len(tokens) > 1 else [f for f in fields if f in missing] or fields

    def _tokens(
        self, text: str, pems: Mapping[str, Pem], reading: Reading
    ) -> tuple[list[TokenRun], list[TokenRun]]:
        """Return the tokens for key or secret, and those that are known or foreign."""
        found, passed = [], []
        finder = Finder(self._exchange, pems, self._foreign.prefixed_like)
        for token in finder.find(text):
            long = len(token.value) >= SHORTEST
            line = text[text.rfind("\n", 0, token.start) + 1 : token.start]
            label = label_before(line) if long else None
            if token.value in self._known:
                reading.again = True
                passed.append(token)
            elif label and label.field is Field.PASSPHRASE and self._has_phrase:
                continue
            elif long and (other := self._foreign.exchange_of(token.value, token.fits)):
                reading.foreign = other
                passed.append(token)
            elif token.fits or (long and token.is_random):
                found.append(replace(token, alone=_is_alone(text, token)))
        return found, passed

    @staticmethod
    def _is_sure(
        name: Field, token: TokenRun, chosen: Mapping[Field, TokenRun], missing: Sequence[Field]
    ) -> bool:
        """Return whether a value is used: one without label and shape may be the passphrase."""
        if token.label or name in token.fits:
            return True
        return name in missing and (len(chosen) == 1 or Field.PASSPHRASE not in missing)

    def _without_foreign(
        self, text: str, chosen: Mapping[Field, TokenRun], reading: Reading
    ) -> dict[Field, TokenRun]:
        """Return the choice without a secret that is labelled and shaped as a foreign API key."""
        [(name, token)] = chosen.items()
        label = label_before(text[: token.start])
        named = label is not None and label.field is Field.API_KEY
        other = self._foreign.exchange_of(token.value, ()) if named and name is Field.SECRET else ""
        if not other:
            return dict(chosen)
        reading.foreign = other
        return {}

    def _is_misnamed(self, text: str, token: TokenRun, field: Field) -> bool:
        """Return whether the label before a value names another field than the chosen one."""
        label = label_before(text[: token.start])
        others = self._exchange.fields.keys() - {field}
        return label is not None and not label.weak and label.field in others

    def _read_phrase(
        self, text: str, masked: str, missing: Sequence[Field], reading: Reading
    ) -> None:
        shape = self._exchange.fields[Field.PASSPHRASE]
        column = phrase.in_column(text)
        if column in reading.values.values():  # of a password manager: user name and password
            column = None
        found = None if column else phrase.labelled(text, masked, shape)
        alone = not (reading.values or column) and missing[0] is Field.PASSPHRASE
        if found and not shape.fits(found[0]) and alone:
            found = None
        if alone and "\n" not in text and not (found and _names_it(text, found[1])):
            return self._take_alone(text, reading)
        found = found or (None if column else phrase.following(masked, shape))
        value = found[0] if found else column
        if value is None and (alone or reading.values):
            value = leftover.left_over(masked, shape)
            value = as_typed(value) if value else None
        value = "" if not value or speech.is_placeholder(value) else _fitting(value, shape)
        if value in self._known:
            reading.again = True
        elif value and (alone or found or column or reading.values):
            reading.values[Field.PASSPHRASE] = value
        return None

    def _take_alone(self, text: str, reading: Reading) -> None:
        """Use a single line as the requested passphrase, unless it is clearly none."""
        value = speech.alone(text)
        if value in self._known:
            reading.again = True
        elif reading.foreign or reading.again or not value or speech.is_placeholder(value):
            return
        elif speech.is_question(value):
            reading.question, reading.unsure = True, value
        elif speech.is_plain(value):
            reading.unsure = value
        elif speech.is_mixed(value) or not (speech.is_courtesy(value) or field_named(value)):
            reading.values[Field.PASSPHRASE] = value

    def _without_values(
        self, text: str, tokens: Sequence[TokenRun], missing: Sequence[Field], reading: Reading
    ) -> None:
        """Read a text without fitting values: one unusual value, or a question."""
        reading.question = reading.question or speech.is_question(text)
        if missing[0] is Field.PASSPHRASE or reading.question:
            return
        odd = [t for t in tokens if not t.fits and t.is_random]
        if len(odd) == 1 and not labels_in(text) and odd[0].value == text.strip(" \"'`"):
            reading.values[missing[0]] = odd[0].value


def _masked(text: str, tokens: Iterable[TokenRun]) -> str:
    for token in tokens:
        text = text[: token.start] + TAKEN * (token.end - token.start) + text[token.end :]
    return text


def _fitting(value: str, shape: Shape) -> str:
    """Return a value without the end of its sentence, if it fits only without it."""
    bare = value.rstrip(".,;!")
    return bare if shape.fits(bare) and not shape.fits(value) else value


def _is_alone(text: str, token: TokenRun) -> bool:
    """Return whether only labels and tokens are beside a token on its lines."""
    begins = text.rfind("\n", 0, token.start) + 1
    ends = text.find("\n", token.end)
    line = f"{text[begins : token.start]} {text[token.end : ends if ends >= 0 else len(text)]}"
    words = [w for w in line.split() if re.search(r"[^\W\d_]", w)]
    return all(looks_random(word) or field_named(word) for word in words)


def _names_it(text: str, start: int) -> bool:
    """Return whether only the label of the passphrase is before `start`."""
    return field_named(text[:start]) is Field.PASSPHRASE
