"""The picture of a strategy: past prices, and the steps at which it buys and sells."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from bot.pictures.canvas import WIDTH, Area, Drawing, Point, Rounded, Shape, Stroke, TextLine
from bot.pictures.key_page import DESK, EDGE
from bot.pictures.level_marks import COLOURS, dashed, dot, mark
from bot.pictures.marks import INK, WHITE
from bot.pictures.price_labels import SIZE, PriceLabel, label_column, placed
from bot.pictures.price_scale import Frame, Scale
from bot.views.picture import LevelKind, PriceLadder, PriceLevel

HEIGHT = 280.0  # units
_TOP, _BOTTOM = EDGE + 16, HEIGHT - EDGE - 16
_LEFT = EDGE + 12
_PALE, _SINCE = "#d3dbe3", "#8796a5"
_PAST_OF_PLAN, _PAST_OF_GROUP = 0.55, 0.72  # of the width, for the past prices
_COLUMNS = 120  # of past prices at most
_STEPS = {LevelKind.BOUGHT, LevelKind.DUE}
_IMPORTANCE = (LevelKind.SALE, LevelKind.STOP, LevelKind.AVERAGE)


def lay_out(picture: PriceLadder) -> Drawing:
    """Return the drawing."""
    sheet = Rounded(area=Area(EDGE, EDGE, WIDTH - EDGE, HEIGHT - EDGE), radius=12, fill=WHITE)
    labels = list(_labels(picture))
    column = label_column(labels)
    scale = _scale(picture, WIDTH - EDGE - 8 - column.width - 14)
    shapes = [
        *_past(picture, scale),
        *(shape for level in picture.levels for shape in _level(level, picture, scale)),
        *_now(picture, scale),
    ]
    for label, y in placed(labels, scale, _TOP, _BOTTOM):
        shapes += _label(label, y, scale, column.size)
    return Drawing([sheet, *shapes], HEIGHT, DESK)


def _scale(picture: PriceLadder, right: float) -> Scale:
    """Return where times and prices are; `right`: the end of the lines."""
    bought = any(level.kind is LevelKind.BOUGHT for level in picture.levels)
    share = _PAST_OF_GROUP if bought else _PAST_OF_PLAN
    now = _LEFT + (right - _LEFT) * share if picture.past else _LEFT
    frame = Frame(left=_LEFT, now=now, right=right, top=_TOP, bottom=_BOTTOM)
    return Scale.of(picture, frame)


def _past(picture: PriceLadder, scale: Scale) -> Iterator[Shape]:
    """Yield the prices of the past: from low to high in each span, and a line of the closes."""
    spans = list(_spans(picture))
    line: list[Point] = []
    for at, low, high, close in spans:
        x = scale.x(at)
        yield Stroke(points=((x, scale.y(high)), (x, scale.y(low))), colour=_PALE, thickness=1.6)
        line.append((x, scale.y(close)))
    if picture.price is not None and line:
        line.append((scale.frame.now, scale.y(picture.price)))
    if len(line) > 1:
        yield Stroke(points=tuple(line), colour=INK, thickness=1.8)


def _spans(picture: PriceLadder) -> Iterator[tuple[float, Decimal, Decimal, Decimal]]:
    """Yield begin, low, high and close of so many spans as have room."""
    past, each = picture.past, -(-len(picture.past) // _COLUMNS) or 1
    for first in range(0, len(past), each):
        some = past[first : first + each]
        low, high = min(c.low for c in some), max(c.high for c in some)
        yield some[0].at, low, high, some[-1].close


def _level(level: PriceLevel, picture: PriceLadder, scale: Scale) -> Iterator[Shape]:
    """Yield the line of a level from its beginning to the right, and its mark."""
    y, right, colour = scale.y(level.price), scale.frame.right, COLOURS[level.kind]
    begun = picture.since is not None and level.kind is not LevelKind.DUE
    left = scale.x(picture.since) if begun and picture.since is not None else scale.frame.now
    if level.kind is LevelKind.BOUGHT:
        yield Stroke(points=((left, y), (right, y)), colour=colour, thickness=1.6)
    else:
        yield from dashed(left, right, y, level.kind)
    yield from mark(level.kind, (right - (20 if level.kind in _STEPS else 4), y))


def _now(picture: PriceLadder, scale: Scale) -> Iterator[Shape]:
    """Yield when the group began, and the price of now."""
    if picture.since is not None and picture.past:
        x = scale.x(picture.since)
        yield Stroke(points=((x, _TOP - 8), (x, _BOTTOM + 8)), colour=_SINCE, thickness=1)
    if picture.price is not None:
        centre = (scale.frame.now, scale.y(picture.price))
        yield dot(centre, 5.5, WHITE)
        yield dot(centre, 4, INK)


def _labels(picture: PriceLadder) -> Iterator[PriceLabel]:
    """Yield the prices to write, the most important first; each price once."""
    seen: set[Decimal] = set()
    steps = [level for level in picture.levels if level.kind in _STEPS]
    ends = [*steps[-1:], *steps[:1], *steps[1:-1]]
    ranked = [lv for kind in _IMPORTANCE for lv in picture.levels if lv.kind is kind]
    found = [(level.price, COLOURS[level.kind], False) for level in ranked]
    if picture.price is not None:
        found.append((picture.price, WHITE, True))
    found += [(level.price, COLOURS[level.kind], False) for level in ends]
    for rank, (price, colour, is_now) in enumerate(found):
        if price not in seen:
            seen.add(price)
            kept = rank < len(found) - len(ends)
            yield PriceLabel(
                price=price, colour=colour, is_now=is_now, kept=kept, marks=picture.marks
            )


def _label(label: PriceLabel, y: float, scale: Scale, size: float) -> Sequence[Shape]:
    """Return a price beside the lines, joined with its level where it had to move."""
    x, at = scale.frame.right + 12, scale.y(label.price)
    colour = INK if label.is_now else label.colour
    joint = Stroke(points=((x - 9, at), (x - 2, y)), colour=colour, thickness=1)
    words = TextLine(
        x=x + 2, y=y - SIZE * 0.62, words=label.digits, size=size, colour=label.colour, bold=True
    )
    if not label.is_now:
        return [joint, words]
    back = Area(x - 2, y - 8.5, words.right + 4, y + 8.5)
    return [joint, Rounded(area=back, radius=5, fill=INK), words]
