"""Marks of the levels of a strategy. Shape and colour both say which; safe for the colour-blind."""

from collections.abc import Iterator

from bot.pictures.canvas import Area, Colour, Filled, Point, Rounded, Shape, Stroke
from bot.pictures.marks import WHITE
from bot.views.picture import LevelKind

# From the palette of Okabe and Ito, darker where it is written: https://jfly.uni-koeln.de/color/
_BLUE, _ORANGE, _GREEN, _RED = "#0063a6", "#b36b00", "#00795a", "#c24400"
COLOURS: dict[LevelKind, Colour] = {
    LevelKind.BOUGHT: _BLUE,
    LevelKind.DUE: _BLUE,
    LevelKind.AVERAGE: _ORANGE,
    LevelKind.SALE: _GREEN,
    LevelKind.STOP: _RED,
}
_DASHES: dict[LevelKind, tuple[float, float]] = {  # length and gap
    LevelKind.DUE: (2.5, 3.5),
    LevelKind.AVERAGE: (9, 3),
    LevelKind.SALE: (14, 2),
    LevelKind.STOP: (5, 3),
}
_RADIUS = 4.0
_HALF = 6.0  # of a mark that is no circle


def dot(centre: Point, radius: float, colour: Colour) -> Rounded:
    """Return a filled circle."""
    x, y = centre
    area = Area(x - radius, y - radius, x + radius, y + radius)
    return Rounded(area=area, radius=radius, fill=colour)


def dashed(left: float, right: float, y: float, kind: LevelKind) -> Iterator[Shape]:
    """Yield a broken line, in the way of a kind of level."""
    length, gap = _DASHES[kind]
    while left < right:
        end = min(left + length, right)
        yield Stroke(points=((left, y), (end, y)), colour=COLOURS[kind], thickness=1.6)
        left = end + gap


def mark(kind: LevelKind, centre: Point) -> Iterator[Shape]:
    """Yield the mark of a level: a full or empty circle, a diamond, a triangle, a cross."""
    (x, y), colour, half = centre, COLOURS[kind], _HALF
    match kind:
        case LevelKind.BOUGHT:
            yield dot(centre, _RADIUS, colour)
        case LevelKind.DUE:
            yield dot(centre, _RADIUS, colour)
            yield dot(centre, _RADIUS - 1.5, WHITE)
        case LevelKind.AVERAGE:
            yield Filled(
                points=((x, y - half), (x + half, y), (x, y + half), (x - half, y)), fill=colour
            )
        case LevelKind.SALE:
            foot = y + half - 1
            yield Filled(points=((x, y - half), (x + half, foot), (x - half, foot)), fill=colour)
        case LevelKind.STOP:
            reach = half - 1
            yield dot(centre, half + 0.5, WHITE)
            for tilt in (reach, -reach):
                ends = ((x - reach, y - tilt), (x + reach, y + tilt))
                yield Stroke(points=ends, colour=colour, thickness=2.8)
