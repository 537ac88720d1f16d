"""Pictures to send: real ones, and their heads alone."""

import struct
import zlib


def png(width: int, height: int, colour: bytes = b"\x1f\x6f\xb5") -> bytes:
    """Return a PNG picture of one colour."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        checksum = struct.pack(">I", zlib.crc32(kind + body))
        return struct.pack(">I", len(body)) + kind + body + checksum

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    lines = zlib.compress((b"\x00" + colour * width) * height)
    parts = chunk(b"IHDR", head) + chunk(b"IDAT", lines) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


def jpeg_head(width: int, height: int) -> bytes:
    """Return the beginning of a JPEG picture, up to its size."""
    first = b"\xff\xd8\xff\xe0" + struct.pack(">H", 16) + b"JFIF\x00" + bytes(9)
    return first + b"\xff\xc0" + struct.pack(">HBHH", 17, 8, height, width) + bytes(10)
