"""What people type when they set up a strategy: pairs, amounts, percents."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from decimal import Decimal

_NUMBER = re.compile("\\d[\\d\\s.,'\u066b\u066c]*")
_COMMAS = re.compile("[,;+&\u060c\u061b\u3001\uff0c]")  # of other scripts too
_WORDS = re.compile(rf"(?:\s|{_COMMAS.pattern})+")
_AROUND = re.compile("\\s*/\\s*")
_LONGEST = 40  # characters of a text with a number
_GROUP = 3  # digits between two separators of thousands
_SEPARATORS = {"\u066b": ".", "\u066c": ",", "'": ""}  # Arabic point and comma


def pair_named(text: str, pairs: Iterable[str]) -> str | None:
    """Return the pair that a text names: BTC/USDT, btcusdt, or btc alone; None if there is none.

    `pairs`: the most traded first; a coin alone means the first pair that buys it.
    """
    name = "".join(char for char in text.upper() if char.isalnum())
    listed = list(pairs)
    whole = (pair for pair in listed if pair.replace("/", "") == name)
    return next(whole, None) or next((p for p in listed if p.partition("/")[0] == name), None)


def pairs_named(text: str, pairs: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """Return the pairs that a text names, each once, and its words that name none.

    A text without commas that is one pair as a whole is that pair. After the first one, a coin
    alone means a pair that is paid in the same coin, if there is one; that coin says nothing new.
    """
    if not _COMMAS.search(text) and (whole := pair_named(text, pairs)) is not None:
        return [whole], []
    found: list[str] = []
    unknown: list[str] = []
    for word in _WORDS.split(_AROUND.sub("/", text)):
        coin = found[0].partition("/")[2] if found else ""
        same = (pair for pair in pairs if pair.partition("/")[2] == coin)
        pair = pair_named(word, same) or pair_named(word, pairs)
        if pair is not None:
            found.append(pair)
        elif any(map(str.isalnum, word)) and word.upper() != coin:
            unknown.append(word)
    return list(dict.fromkeys(found)), list(dict.fromkeys(unknown))


def number_in(text: str) -> Decimal | None:
    """Return the positive number or 0 in a text such as 1,000.50 or 300 USDT; None if none is.

    A single separator with three digits after it separates thousands, except after a 0.
    """
    found = list(_NUMBER.finditer(text)) if len(text) <= _LONGEST else []
    if len(found) != 1 or text[: found[0].start()].rstrip().endswith(("-", "\N{MINUS SIGN}")):
        return None
    digits = "".join(_plain(char) for char in found[0].group()).strip(".,")
    return Decimal(_with_point(digits)) if digits else None


def _plain(char: str) -> str:
    """Return a digit of any script as a Latin one, and no spaces."""
    if char.isspace():
        return ""
    return _SEPARATORS.get(char, str(unicodedata.decimal(char, char)))


def _with_point(digits: str) -> str:
    """Return the digits with a point before the fraction, and no separators of thousands."""
    at = max(digits.rfind("."), digits.rfind(","))
    if at < 0:
        return digits
    before, after = digits[:at], digits[at + 1 :]
    plain = re.sub(r"[.,]", "", before)
    again = digits[at] in before
    mixed = plain != before and not again
    thousands = len(after) == _GROUP and plain != "0" and not mixed
    return plain + after if again or thousands else f"{plain}.{after}"
