"""Makes a HEIC of a pixmap: make.py one|tiles PIXMAP PHOTO, as one coded picture or as a grid of tiles as phones write it."""

import io
import struct
import sys

import pillow_heif
from PIL import Image

pillow_heif.register_heif_opener()
TILE = 512
QUALITY = 60


def encode(image):
    out = io.BytesIO()
    image.save(out, format="HEIF", quality=QUALITY, chroma=420)
    return out.getvalue()


def boxes(data, start, end):
    """Type, start and end of the content of each box (ISO/IEC 14496-12, 4.2)."""
    while start + 8 <= end:
        size, kind = struct.unpack_from(">I4s", data, start)
        yield kind.decode(), start + 8, start + size
        start += size


def inner(data, start, end, *path):
    for kind, first, last in boxes(data, start, end):
        if kind == path[0]:
            skipped = first + (4 if kind == "meta" else 0)
            return inner(data, skipped, last, *path[1:]) if len(path) > 1 else (first, last)
    raise ValueError("no box " + path[0])


def coded(data):
    """The configuration and the coded data of a file's only picture."""
    first, last = inner(data, 0, len(data), "meta", "iprp", "ipco", "hvcC")
    configuration = data[first:last]
    first, last = inner(data, 0, len(data), "meta", "iloc")
    if (data[first], data[first + 4], data[first + 5] & 15) != (0, 0x44, 0):
        raise ValueError("not the layout that libheif writes")
    # Version 0: count, then item, reference, base of 0 or 4 bytes, count of extents, offset and length.
    bases = data[first + 5] >> 4
    at = first + 8 + 4
    base = int.from_bytes(data[at:at + bases], "big")
    offset, length = struct.unpack_from(">II", data, at + bases + 2)
    return configuration, data[base + offset:base + offset + length]


def box(kind, *parts):
    content = b"".join(parts)
    return struct.pack(">I4s", 8 + len(content), kind.encode()) + content


def full(kind, version, *parts):
    return box(kind, struct.pack(">I", version << 24), *parts)


def tiles(image):
    """A primary item that is a grid (ISO/IEC 23008-12, 6.6.2.3) over coded items, which its edges cut."""
    columns, rows = -(-image.width // TILE), -(-image.height // TILE)
    whole = Image.new("RGB", (columns * TILE, rows * TILE))
    # What lies beyond the picture repeats its last column and row.
    whole.paste(image.crop((image.width - 1, 0, image.width, image.height)).resize((whole.width, image.height)), (0, 0))
    whole.paste(image, (0, 0))
    last = whole.crop((0, image.height - 1, whole.width, image.height))
    whole.paste(last.resize((whole.width, whole.height - image.height)) if whole.height > image.height else last,
                (0, image.height if whole.height > image.height else image.height - 1))
    pieces = [coded(encode(whole.crop((x, y, x + TILE, y + TILE))))
              for y in range(0, whole.height, TILE) for x in range(0, whole.width, TILE)]
    return assembled(pieces, columns, rows, image.size)


def assembled(pieces, columns, rows, size):
    count = len(pieces)
    configurations = sorted({configuration for configuration, _ in pieces})
    properties = [full("ispe", 0, struct.pack(">II", *size)), full("ispe", 0, struct.pack(">II", TILE, TILE))]
    properties += [box("hvcC", configuration) for configuration in configurations]
    essential = 0x80
    associations = struct.pack(">HBB", 1, 1, 1)
    for number, (configuration, _) in enumerate(pieces):
        index = 3 + configurations.index(configuration)
        associations += struct.pack(">HBBB", 2 + number, 2, 2, essential | index)
    entry = lambda number, kind: full("infe", 2, struct.pack(">HH4s", number, 0, kind), b"\0")
    grid = struct.pack(">BBBBHH", 0, 0, rows - 1, columns - 1, *size)

    def meta(data_start):
        places = struct.pack(">HHHHII", 1, 1, 0, 1, 0, len(grid))
        at = data_start
        for number, (_, data) in enumerate(pieces):
            places += struct.pack(">HHHHII", 2 + number, 0, 0, 1, at, len(data))
            at += len(data)
        return full(
            "meta", 0,
            full("hdlr", 0, struct.pack(">I4s12x", 0, b"pict"), b"\0"),
            full("pitm", 0, struct.pack(">H", 1)),
            full("iinf", 0, struct.pack(">H", count + 1), entry(1, b"grid"),
                 *[entry(2 + number, b"hvc1") for number in range(count)]),
            full("iref", 0, box("dimg", struct.pack(f">HH{count}H", 1, count, *range(2, 2 + count)))),
            box("iprp", box("ipco", *properties), full("ipma", 0, struct.pack(">I", count + 1), associations)),
            full("iloc", 1, struct.pack(">BBH", 0x44, 0, count + 1), places),
            box("idat", grid))

    kind = box("ftyp", b"heic", struct.pack(">I", 0), b"mif1heic")
    start = len(kind) + len(meta(0)) + 8
    return kind + meta(start) + box("mdat", *[data for _, data in pieces])


if __name__ == "__main__":
    picture = Image.open(sys.argv[2]).convert("RGB")
    with open(sys.argv[3], "wb") as photo:
        photo.write(tiles(picture) if sys.argv[1] == "tiles" else encode(picture))
