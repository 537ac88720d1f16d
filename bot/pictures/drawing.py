"""Draws the pictures of views."""

from functools import lru_cache

from bot.pictures import key_diagram, key_page, price_ladder
from bot.pictures.canvas import Drawing
from bot.views.picture import KeyDiagram, KeyPage, Picture, PriceLadder

_KEPT = 32  # drawn pictures that are the same for everybody, some 80 kB each


def draw(picture: Picture) -> bytes:
    """Return a picture as a PNG file. Takes some 0.1 s. Raises NotDrawableError."""
    if isinstance(picture, PriceLadder):
        return lay_out(picture).png()
    return _kept(picture)


@lru_cache(maxsize=_KEPT)
def _kept(picture: KeyPage | KeyDiagram) -> bytes:
    return lay_out(picture).png()


def lay_out(picture: Picture) -> Drawing:
    """Return the shapes of a picture. Raises NotDrawableError."""
    match picture:
        case KeyPage():
            return key_page.lay_out(picture)
        case PriceLadder():
            return price_ladder.lay_out(picture)
    return key_diagram.lay_out()
