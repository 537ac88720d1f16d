"""Photos as Telegram accepts them: their format, their limits, and the sizes it returns."""

from collections.abc import Iterator
from typing import NamedTuple

from bot.sandbox.telegram.refusals import bad_request

LARGEST = 10 * 2**20  # bytes
_WIDEST_SUM = 10_000  # pixels, width and height together
_WIDEST_RATIO = 20
_BOXES = {"s": 90, "m": 320, "x": 800, "y": 1280, "w": 2560}  # pixels of the longer side
_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8"
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # JPEG markers that hold the size


class Size(NamedTuple):
    """Width and height in pixels."""

    width: int
    height: int


def check(data: bytes) -> Size:
    """Return the size of a photo that the bot uploads. Raises ApiError, as Telegram would."""
    if len(data) > LARGEST:
        raise bad_request(
            f"file of size {len(data)} bytes is too big for a photo;"
            f" the maximum size is {LARGEST} bytes"
        )
    size = measure(data)
    if size is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    if sum(size) > _WIDEST_SUM or max(size) > _WIDEST_RATIO * min(size):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return size


def measure(data: bytes) -> Size | None:
    """Return the size of a PNG or JPEG picture; None if it is neither, or empty."""
    if data.startswith(_PNG):
        size = Size(int.from_bytes(data[16:20]), int.from_bytes(data[20:24]))
    elif data.startswith(_JPEG):
        size = next(_jpeg_sizes(data), Size(0, 0))
    else:
        return None
    return size if min(size) > 0 else None


def _jpeg_sizes(data: bytes) -> Iterator[Size]:
    at = len(_JPEG)
    while at + 9 <= len(data) and data[at] == 0xFF:  # noqa: PLR2004  # begins every marker
        if data[at + 1] in _FRAMES:
            yield Size(int.from_bytes(data[at + 7 : at + 9]), int.from_bytes(data[at + 5 : at + 7]))
        at += 2 + int.from_bytes(data[at + 2 : at + 4])


def sizes(whole: Size) -> dict[str, Size]:
    """Return the sizes in which Telegram keeps a photo, by their letter, the largest last."""
    longer = max(whole)
    kept = {}
    for letter, box in _BOXES.items():
        part = min(1.0, box / longer)
        kept[letter] = Size(max(1, round(whole.width * part)), max(1, round(whole.height * part)))
        if longer <= box:
            break
    return kept
