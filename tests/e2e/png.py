"""Small PNG files: a page has few colours, and a picture of it needs no more than 256."""

import struct
import zlib
from collections import Counter
from collections.abc import Iterator

SIGNATURE = b"\x89PNG\r\n\x1a\n"
PIXEL = 3
MOST_COLOURS = 256
EXACT = 64
NEAR = 20

type Colour = tuple[int, ...]


def packed(image: bytes) -> bytes:
    """A screenshot (RGB, not interlaced) in the colours that are most of it; the others move to the nearest one."""
    chunks = list(_chunks(image))
    width, height, _, kind = struct.unpack(">IIBB", chunks[0][1][:10])
    assert kind == 2, "a screenshot without transparency"
    filtered = zlib.decompress(b"".join(body for name, body in chunks if name == b"IDAT"))
    pixels = [tuple(row[at : at + PIXEL]) for row in _rows(filtered, width * PIXEL) for at in range(0, len(row), PIXEL)]
    palette, numbers = _palette(Counter(pixels))
    indices = bytes(numbers[pixel] for pixel in pixels)
    rows = b"".join(b"\0" + indices[y * width : (y + 1) * width] for y in range(height))
    return SIGNATURE + b"".join([
        _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)),
        _chunk(b"PLTE", bytes(value for colour in palette for value in colour)),
        _chunk(b"IDAT", zlib.compress(rows, 9)),
        _chunk(b"IEND", b""),
    ])  # fmt: skip


def _palette(counts: Counter[Colour]) -> tuple[list[Colour], dict[Colour, int]]:
    """Surfaces and texts as they are; of the shades between them one of each kind, or grays would leave no place."""
    ranked = [colour for colour, _ in counts.most_common()]
    kinds: dict[Colour, Colour] = {}
    for colour in ranked[EXACT:]:
        kinds.setdefault(tuple(value // NEAR for value in colour), colour)
    palette = [*ranked[:EXACT], *kinds.values()][:MOST_COLOURS]
    return palette, {colour: _nearest(colour, palette) for colour in counts}


def _nearest(colour: Colour, palette: list[Colour]) -> int:
    return min(range(len(palette)), key=lambda n: sum((a - b) ** 2 for a, b in zip(colour, palette[n], strict=True)))


def _chunks(image: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(SIGNATURE)
    while at < len(image):
        length, name = struct.unpack(">I4s", image[at : at + 8])
        yield name, image[at + 8 : at + 8 + length]
        at += length + 12


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def _rows(data: bytes, stride: int) -> Iterator[bytes]:
    """The rows with their filters undone, as the PNG specification defines these."""
    before = bytes(stride)
    for at in range(0, len(data), stride + 1):
        before = _unfiltered(data[at], bytearray(data[at + 1 : at + 1 + stride]), before)
        yield before


def _unfiltered(kind: int, row: bytearray, above: bytes) -> bytes:
    for x in range(len(row)):
        left, corner = (row[x - PIXEL], above[x - PIXEL]) if x >= PIXEL else (0, 0)
        row[x] = (row[x] + _prediction(kind, left, above[x], corner)) & 255
    return bytes(row)


def _prediction(kind: int, left: int, above: int, corner: int) -> int:
    if kind < 4:
        return (0, left, above, (left + above) // 2)[kind]
    return min((left, above, corner), key=lambda value: abs(left + above - corner - value))
