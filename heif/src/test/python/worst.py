"""Makes the HEIC files that the worst of accepted ones are put together of: worst.py FOLDER."""

import random
import sys
from pathlib import Path

import pillow_heif
from PIL import Image

from samples import save, save_deep

# As many pixels as HEVC has levels for.
WIDTH, HEIGHT = 6016, 5920
SMALL_BLOCKS = {"ctu": "32"}


def noise(side):
    """Nothing that can be predicted."""
    return Image.frombytes("RGB", (side, side), random.Random(side).randbytes(3 * side * side))


def largest(path, make):
    """With the best quality that leaves it small enough."""
    for quality in range(95, 0, -5):
        make(path, quality)
        if path.stat().st_size < 8_600:
            return


def main():
    folder = Path(sys.argv[1])
    flat = Image.new("RGB", (WIDTH, HEIGHT), (200, 120, 40))
    save(flat, folder / "flat.heic", 10, SMALL_BLOCKS)
    save_deep(flat, folder / "flat-ten-bits.heic", 10, "RGB;16", SMALL_BLOCKS)
    # As 3,008 tiles, of 49 megapixels, just below the 25 MiB that an upload may have.
    largest(folder / "noise.heic", lambda path, quality: save(noise(128), path, quality, {}))
    largest(folder / "noise-ten-bits.heic", lambda path, quality: save_deep(noise(128), path, quality, "RGB;16", {}))


main()
