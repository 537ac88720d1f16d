"""Check boxes: ticked, empty, crossed. Shape and colour both say which."""

from collections.abc import Iterator

from bot.pictures.canvas import Area, Colour, Rounded, Shape, Stroke
from bot.views.picture import Mark

SIDE = 20.0  # of a check box, in units
GREEN, RED, WHITE = "#1f9d55", "#d64545", "#ffffff"
INK, GREY = "#17212b", "#6b7a89"
LABELS: dict[Mark, Colour] = {Mark.TICKED: INK, Mark.EMPTY: GREY, Mark.CROSSED: RED}

_BORDERS: dict[Mark, Colour] = {Mark.TICKED: GREEN, Mark.EMPTY: GREY, Mark.CROSSED: RED}
_THICKNESS = 2.6
_TICK = (((4.5, 10.5), (8.5, 14.5), (15.5, 6.0)),)
_CROSS = (((5.0, 5.0), (15.0, 15.0)), ((15.0, 5.0), (5.0, 15.0)))


def check_box(x: float, y: float, mark: Mark) -> Iterator[Shape]:
    """Yield the shapes of a check box with this upper left corner."""
    ticked = mark is Mark.TICKED
    yield Rounded(
        area=Area(x, y, x + SIDE, y + SIDE),
        radius=4,
        fill=GREEN if ticked else WHITE,
        border=_BORDERS[mark],
    )
    strokes = {Mark.TICKED: _TICK, Mark.CROSSED: _CROSS}.get(mark, ())
    for points in strokes:
        moved = tuple((x + right, y + down) for right, down in points)
        yield Stroke(points=moved, colour=WHITE if ticked else RED, thickness=_THICKNESS)
