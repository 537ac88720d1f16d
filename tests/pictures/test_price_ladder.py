"""The picture of a strategy shows each step, inside its edges, whatever the prices are."""

import io
import itertools
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from bot.domain.strategies.amounts import wire
from bot.domain.strategies.market import Candle
from bot.pictures.canvas import SHARPNESS, WIDTH, Drawing, Filled, Rounded, Stroke, TextLine
from bot.pictures.drawing import draw, lay_out
from bot.pictures.level_marks import COLOURS
from bot.pictures.marks import INK, WHITE
from bot.views.picture import DigitMarks, LevelKind, PriceLadder, PriceLevel

D = Decimal
WEEK = 168
MOST_BYTES = 60_000
EXTREMES = {"tiny": "0.00000012", "usual": "2.345", "bitcoin": "98000", "huge": "123456789.12"}


def candles(price: Decimal, count: int = WEEK) -> tuple[Candle, ...]:
    """Return hours whose prices go up and down by some percent, and end at a price."""
    ends = [price * (1 + D(abs(n % 24 - 12)) / 200) for n in range(count - 1, -1, -1)]
    return tuple(
        Candle(n * 3600.0, end * D("0.99"), end * D("1.01"), end) for n, end in enumerate(ends)
    )


def a_ladder(
    first: str = "100", buys: int = 6, done: int = 0, past: Sequence[Candle] | None = None
) -> PriceLadder:
    """Return the steps of a strategy, each 3 % lower; so many of them are done."""
    prices = [D(first) * D("0.97") ** n for n in range(buys)]
    kinds = [LevelKind.BOUGHT] * done + [LevelKind.DUE] * (buys - done)
    lowest = prices[-1]
    return PriceLadder(
        past=candles(D(first)) if past is None else tuple(past),
        since=120 * 3600.0 if done else None,
        at=WEEK * 3600.0,
        price=D(first),
        levels=(
            *(PriceLevel(kind=k, price=p) for k, p in zip(kinds, prices, strict=True)),
            PriceLevel(kind=LevelKind.AVERAGE, price=(prices[0] + lowest) / 2),
            PriceLevel(kind=LevelKind.SALE, price=(prices[0] + lowest) / 2 * D("1.012")),
            PriceLevel(kind=LevelKind.STOP, price=lowest * D("0.9")),
        ),
    )


PRICES = st.decimals("1e-12", "1e9", allow_nan=False, allow_infinity=False)
CANDLES = st.builds(Candle, at=st.floats(0, 1e9), low=PRICES, high=PRICES, close=PRICES)
LADDERS = st.builds(
    PriceLadder,
    past=st.lists(CANDLES, max_size=300).map(lambda c: tuple(sorted(c, key=lambda x: x.at))),
    since=st.none() | st.floats(0, 1e9),
    at=st.floats(0, 1e9),
    price=st.none() | PRICES,
    levels=st.lists(
        st.builds(PriceLevel, kind=st.sampled_from(list(LevelKind)), price=PRICES), max_size=25
    ).map(tuple),
)


def corners(drawing: Drawing) -> list[tuple[float, float]]:
    found = []
    for shape in drawing.shapes:
        match shape:
            case TextLine():
                found += [(shape.x, shape.y), (shape.right, shape.bottom)]
            case Rounded():
                found += [shape.area[:2], shape.area[2:]]
            case Stroke() | Filled():
                found += shape.points
    return found


def written(drawing: Drawing) -> list[TextLine]:
    return [shape for shape in drawing.shapes if isinstance(shape, TextLine)]


def circles(drawing: Drawing, colour: str) -> list[Rounded]:
    """Return the circles of a colour in the column of the steps."""
    return [s for s in drawing.shapes if isinstance(s, Rounded) and s.fill == colour]


@given(LADDERS)
@settings(max_examples=150, deadline=None)
def test_nothing_leaves_the_picture_and_no_price_covers_another(ladder: PriceLadder) -> None:
    drawing = lay_out(ladder)
    for x, y in corners(drawing):
        assert 0 <= x <= WIDTH
        assert 0 <= y <= drawing.height
    heights = sorted(line.y for line in written(drawing))
    assert all(below - above > 13 for above, below in itertools.pairwise(heights))


@given(LADDERS)
@settings(max_examples=60, deadline=None)
def test_it_is_written_in_digits_alone(ladder: PriceLadder) -> None:
    assert set("".join(line.words for line in written(lay_out(ladder)))) <= set("0123456789.,")


@pytest.mark.parametrize(
    ("marks", "first", "written_as"),
    [
        (DigitMarks(), "98000", "98,000"),
        (DigitMarks(thousands=" ", decimal=","), "1234567.5", "1 234 567,5"),
        (DigitMarks(thousands=".", decimal=","), "999.5", "999,5"),
        (DigitMarks(thousands=".", decimal=","), "0.00001", "0,00001"),
    ],
    ids=["english", "french", "german", "small"],
)
def test_prices_are_written_as_the_language_writes_them(
    marks: DigitMarks, first: str, written_as: str
) -> None:
    drawing = lay_out(replace(a_ladder(first), marks=marks))
    assert written_as in {line.words for line in written(drawing)}


@pytest.mark.parametrize("first", EXTREMES.values(), ids=list(EXTREMES))
@pytest.mark.parametrize(("buys", "done"), [(1, 0), (1, 1), (6, 0), (6, 3), (21, 0), (21, 21)])
def test_every_step_has_its_line_and_its_mark(first: str, buys: int, done: int) -> None:
    drawing = lay_out(a_ladder(first, buys, done))
    blue = circles(drawing, COLOURS[LevelKind.DUE])
    assert len(blue) == buys
    holes = [c for c in circles(drawing, WHITE) if c.area.right - c.area.x < 6]
    assert len(holes) == buys - done
    assert len({circle.area.y for circle in blue}) == buys
    lines = {
        shape.points[0][1]
        for shape in drawing.shapes
        if isinstance(shape, Stroke) and shape.colour == COLOURS[LevelKind.DUE]
        and shape.points[0][1] == shape.points[-1][1]
    }  # fmt: skip
    middles = [(circle.area.y + circle.area.bottom) / 2 for circle in blue]
    assert all(any(abs(y - middle) < 0.01 for y in lines) for middle in middles)
    assert sum(isinstance(shape, Filled) for shape in drawing.shapes) == 2


@pytest.mark.parametrize("first", EXTREMES.values(), ids=list(EXTREMES))
@pytest.mark.parametrize("buys", [1, 6, 21])
@pytest.mark.parametrize("past", [None, ()], ids=["candles", "no-candles"])
def test_the_prices_that_decide_are_written(
    first: str, buys: int, past: tuple[Candle, ...] | None
) -> None:
    ladder = a_ladder(first, buys, past=past)
    words = {line.words for line in written(lay_out(ladder))}
    assert f"{D(wire(D(first))):,f}" in words
    decisive = {LevelKind.AVERAGE, LevelKind.SALE, LevelKind.STOP}
    colours = {line.colour for line in written(lay_out(ladder))}
    assert {COLOURS[kind] for kind in decisive} <= colours


@pytest.mark.parametrize("first", EXTREMES.values(), ids=list(EXTREMES))
@pytest.mark.parametrize("buys", [1, 21])
def test_the_file_is_sharp_small_and_the_same_each_time(first: str, buys: int) -> None:
    ladder = a_ladder(first, buys, past=candles(D(first), 24 * 90))
    data = draw(ladder)
    assert data == draw(replace(ladder))
    assert len(data) <= MOST_BYTES
    with Image.open(io.BytesIO(data)) as image:
        assert image.size[0] == WIDTH * SHARPNESS
        assert len(image.convert("RGB").getcolors(1_000_000) or ()) > 50


def test_a_wick_does_not_flatten_the_steps() -> None:
    wild = replace(candles(D(100))[10], low=D("0.01"), high=D(100_000))
    ladder = a_ladder(past=(*candles(D(100))[:10], wild, *candles(D(100))[11:]))
    heights = [circle.area.y for circle in circles(lay_out(ladder), COLOURS[LevelKind.DUE])]
    assert max(heights) - min(heights) > lay_out(ladder).height / 6


def test_the_line_of_the_past_ends_at_the_price_of_now() -> None:
    drawing = lay_out(a_ladder())
    line = max(
        (s for s in drawing.shapes if isinstance(s, Stroke) and s.colour == INK),
        key=lambda stroke: len(stroke.points),
    )
    [dot] = [c for c in circles(drawing, INK) if c.radius == (c.area.right - c.area.x) / 2]
    centre = ((dot.area.x + dot.area.right) / 2, (dot.area.y + dot.area.bottom) / 2)
    assert line.points[-1] == pytest.approx(centre)
    assert [x for x, _ in line.points] == sorted(x for x, _ in line.points)


def test_each_kind_of_level_has_a_shape_of_its_own() -> None:
    """They differ without their colours."""
    shapes = set()
    for kind in LevelKind:
        ladder = replace(
            a_ladder(), levels=(PriceLevel(kind=kind, price=D(100)),), past=(), price=None
        )
        grey = lay_out(ladder).png()
        with Image.open(io.BytesIO(grey)) as image:
            shapes.add(image.convert("L").point(lambda v: 255 * (v > 200)).tobytes())
    assert len(shapes) == len(LevelKind)
