"""The picture that explains a key: a bot reads and trades with it; the money stays in the safe."""

from collections.abc import Iterator

from bot.pictures.canvas import (
    WIDTH,
    Area,
    Colour,
    Drawing,
    Point,
    Rounded,
    Shape,
    Stroke,
    TextLine,
    width_of,
)
from bot.pictures.key_page import DESK, EDGE, HEAD
from bot.pictures.marks import GREEN, INK, LABELS, SIDE, WHITE, check_box
from bot.views.picture import Mark

_HEIGHT = 226.0  # units
_GOLD = "#e0a526"
_TILE = 96.0
_TOP = EDGE + 22
_BOT = EDGE + 20.0  # left edges of the tiles
_SAFE = WIDTH - EDGE - 20 - _TILE
_WORDS = (("Read", Mark.TICKED), ("Trade", Mark.TICKED), ("Withdraw", Mark.CROSSED))


def lay_out() -> Drawing:
    """Return the drawing."""
    sheet = Rounded(area=Area(EDGE, EDGE, WIDTH - EDGE, _HEIGHT - EDGE), radius=12, fill=WHITE)
    return Drawing([sheet, *_bot(), *_safe(), *_key(), *_permissions()], _HEIGHT, DESK)


def _bot() -> Iterator[Shape]:
    yield _tile(_BOT, HEAD)
    x, y = _BOT, _TOP
    yield Stroke(points=((x + 48, y + 14), (x + 48, y + 30)), colour=WHITE, thickness=4)
    yield _disc((x + 48, y + 14), 5, WHITE)
    yield Rounded(area=Area(x + 20, y + 28, x + 76, y + 74), radius=12, fill=WHITE)
    yield _disc((x + 37, y + 47), 6, HEAD)
    yield _disc((x + 59, y + 47), 6, HEAD)
    yield Stroke(points=((x + 38, y + 62), (x + 58, y + 62)), colour=HEAD, thickness=4)
    yield _centred(_BOT, "Bot")


def _safe() -> Iterator[Shape]:
    yield _tile(_SAFE, GREEN)
    x, y = _SAFE, _TOP
    yield Rounded(area=Area(x + 16, y + 16, x + 80, y + 76), radius=8, fill=WHITE)
    yield _disc((x + 48, y + 46), 20, GREEN)
    yield _disc((x + 48, y + 46), 15, _GOLD)
    yield Stroke(points=((x + 48, y + 37), (x + 48, y + 55)), colour=WHITE, thickness=4)
    yield Stroke(points=((x + 26, y + 76), (x + 26, y + 84)), colour=WHITE, thickness=7)
    yield Stroke(points=((x + 70, y + 76), (x + 70, y + 84)), colour=WHITE, thickness=7)
    yield _centred(_SAFE, "Exchange")


def _key() -> Iterator[Shape]:
    left, right, y = _BOT + _TILE + 10, _SAFE - 8, _TOP + _TILE / 2
    yield Stroke(points=((left + 16, y), (right, y)), colour=_GOLD, thickness=7)
    yield Stroke(points=((right - 4, y), (right - 4, y + 15)), colour=_GOLD, thickness=7)
    yield Stroke(points=((right - 18, y), (right - 18, y + 12)), colour=_GOLD, thickness=7)
    yield _disc((left + 16, y), 17, _GOLD)
    yield _disc((left + 16, y), 7, WHITE)


def _permissions() -> Iterator[Shape]:
    """Yield what the key is allowed to do, in the words of most key pages."""
    x, y = _BOT + 9, _TOP + _TILE + 44
    for word, mark in _WORDS:
        yield from check_box(x, y, mark)
        text = TextLine(
            x=x + SIDE + 8, y=y + 1, words=word, size=14, colour=LABELS[mark], bold=True
        )
        yield text
        x = text.right + 22


def _tile(x: float, colour: Colour) -> Rounded:
    return Rounded(area=Area(x, _TOP, x + _TILE, _TOP + _TILE), radius=18, fill=colour)


def _disc(centre: Point, radius: float, colour: Colour) -> Rounded:
    x, y = centre
    return Rounded(
        area=Area(x - radius, y - radius, x + radius, y + radius), radius=radius, fill=colour
    )


def _centred(tile: float, words: str) -> TextLine:
    x = tile + (_TILE - width_of(words, 14)) / 2
    return TextLine(x=x, y=_TOP + _TILE + 6, words=words, size=14, colour=INK, bold=True)
