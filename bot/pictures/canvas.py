"""A canvas of shapes: they are placed first, in units of a phone's screen, and painted at last."""

import io
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from PIL import Image, ImageDraw, ImageFont

WIDTH = 360.0  # units: the width of a phone's screen
SHARPNESS = 3  # pixels of the picture per unit
_OVERSAMPLING = 2  # painted larger and reduced: smooth edges
_SCALE = SHARPNESS * _OVERSAMPLING
_COLOURS = 128  # in a file: enough for smooth edges, and it halves the size
_EMBOLDENING = 0.018  # of the size: the only font has no bold face
_LINE = 1.35  # height of a line, in sizes

Colour: TypeAlias = str
Point: TypeAlias = tuple[float, float]


class Area(NamedTuple):
    """The edges of a rectangle."""

    x: float
    y: float
    right: float
    bottom: float


class NotDrawableError(Exception):
    """A text has no letter that the font of the pictures has."""


@dataclass(frozen=True, kw_only=True)
class TextLine:
    """One line of text; x, y: its upper left corner."""

    x: float
    y: float
    words: str
    size: float
    colour: Colour
    bold: bool = False

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + width_of(self.words, self.size)

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.size * _LINE


@dataclass(frozen=True, kw_only=True)
class Rounded:
    """A rectangle with round corners. A circle is one whose radius is half its side."""

    area: Area
    radius: float
    fill: Colour
    border: Colour | None = None
    border_width: float = 1.5


@dataclass(frozen=True, kw_only=True)
class Stroke:
    """A line through points."""

    points: tuple[Point, ...]
    colour: Colour
    thickness: float


@dataclass(frozen=True, kw_only=True)
class Filled:
    """An area with corners at these points."""

    points: tuple[Point, ...]
    fill: Colour


Shape: TypeAlias = TextLine | Rounded | Stroke | Filled


@dataclass(frozen=True)
class Drawing:
    """A picture before it is painted."""

    shapes: Sequence[Shape]
    height: float  # units
    background: Colour

    def png(self) -> bytes:
        """Paint the shapes; return the file."""
        size = (round(WIDTH * _SCALE), round(self.height) * _SCALE)
        image = Image.new("RGB", size, self.background)
        draw = ImageDraw.Draw(image)
        for shape in self.shapes:
            _paint(draw, shape)
        file = io.BytesIO()
        image.reduce(_OVERSAMPLING).quantize(_COLOURS).save(file, "PNG")
        return file.getvalue()


def width_of(words: str, size: float) -> float:
    """Return the width of a line of text."""
    return float(_font(size).getlength(words)) / _SCALE + size * _EMBOLDENING * 2


def wrapped(words: str, size: float, room: float) -> list[str]:
    """Return the lines of a text that is broken at spaces, and within a word only if needed."""
    lines: list[str] = []
    line = ""
    for word in drawable(words).split():
        if line and width_of(f"{line} {word}", size) <= room:
            line = f"{line} {word}"
            continue
        lines += [line] if line else []
        *full, line = _pieces(word, size, room)
        lines += full
    return [*lines, line]


def drawable(words: str) -> str:
    """Return a text in letters of the font. Raises NotDrawableError if none is left."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    plain = " ".join("".join(c if c.isprintable() else " " for c in plain).split())
    if not plain:
        raise NotDrawableError
    return plain


def _pieces(word: str, size: float, room: float) -> Iterable[str]:
    while width_of(word, size) > room and len(word) > 1:
        cut = next((n for n in range(len(word), 1, -1) if width_of(word[:n], size) <= room), 1)
        yield word[:cut]
        word = word[cut:]
    yield word


@lru_cache
def _font(size: float) -> ImageFont.FreeTypeFont:
    font = ImageFont.load_default(size * _SCALE)
    if not isinstance(font, ImageFont.FreeTypeFont):  # Pillow was built without FreeType
        raise NotDrawableError
    return font


def _paint(draw: ImageDraw.ImageDraw, shape: Shape) -> None:
    match shape:
        case TextLine():
            draw.text(
                (shape.x * _SCALE, shape.y * _SCALE),
                shape.words,
                fill=shape.colour,
                font=_font(shape.size),
                stroke_width=round(shape.size * _SCALE * _EMBOLDENING) if shape.bold else 0,
            )
        case Rounded():
            draw.rounded_rectangle(
                tuple(edge * _SCALE for edge in shape.area),
                radius=shape.radius * _SCALE,
                fill=shape.fill,
                outline=shape.border,
                width=round(shape.border_width * _SCALE) if shape.border else 0,
            )
        case Stroke():
            width = round(shape.thickness * _SCALE)
            draw.line(_pixels(shape.points), fill=shape.colour, width=width, joint="curve")
        case Filled():
            draw.polygon(_pixels(shape.points), fill=shape.fill)


def _pixels(points: Iterable[Point]) -> list[Point]:
    return [(x * _SCALE, y * _SCALE) for x, y in points]
