"""Draws the pictures of views."""

from functools import lru_cache

from bot.pictures import key_diagram, key_page
from bot.pictures.canvas import Drawing
from bot.views.picture import KeyPage, Picture

_KEPT = 32  # drawn pictures, some 80 kB each


@lru_cache(maxsize=_KEPT)
def draw(picture: Picture) -> bytes:
    """Return a picture as a PNG file. Takes some 0.1 s. Raises NotDrawableError."""
    return lay_out(picture).png()


def lay_out(picture: Picture) -> Drawing:
    """Return the shapes of a picture. Raises NotDrawableError."""
    if isinstance(picture, KeyPage):
        return key_page.lay_out(picture)
    return key_diagram.lay_out()
