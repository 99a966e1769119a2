"""Makes HEIC files of drawn pictures with each tool of x265 that intra pictures have: samples.py FOLDER [golden]."""

import math
import random
import sys
from pathlib import Path

import pillow_heif
from PIL import Image

pillow_heif.register_heif_opener()
pillow_heif.options.SAVE_HDR_TO_12_BIT = False

# Options of x265 by name; each is made for several sizes and qualities below.
TOOLS = {
    "plain": {},
    "ctu-16": {"ctu": "16", "max-tu-size": "16"},
    "ctu-32": {"ctu": "32"},
    "no-wavefront": {"wpp": "0"},
    "wavefront-32": {"ctu": "32", "wpp": "1"},
    "wavefront-16": {"ctu": "16", "max-tu-size": "16", "wpp": "1"},
    "slices": {"slices": "3", "ctu": "16", "max-tu-size": "16"},
    "slices-32": {"slices": "2", "ctu": "32"},
    "transform-skip": {"tskip": "1"},
    "scaling-lists": {"scaling-list": "default"},
    "no-sign-hiding": {"signhide": "0"},
    "weak-smoothing": {"strong-intra-smoothing": "0"},
    "lossless": {"lossless": "1"},
    "lossless-units": {"cu-lossless": "1"},
    "quantization-groups": {"qg-size": "16", "aq-mode": "3", "aq-strength": "3"},
    "quantization-groups-8": {"qg-size": "8", "aq-mode": "2", "aq-strength": "3", "ctu": "32"},
    "chroma-offsets": {"cbqpoffs": "6", "crqpoffs": "-6"},
    "transform-depth": {"tu-intra-depth": "3"},
    "transform-16": {"max-tu-size": "16", "tu-intra-depth": "2"},
    "min-unit-16": {"min-cu-size": "16"},
    "min-unit-32": {"min-cu-size": "32"},
    "no-offsets": {"sao": "0"},
    "no-deblocking": {"deblock": "0"},
    "all": {
        "ctu": "32", "wpp": "1", "tskip": "1", "cu-lossless": "1", "tu-intra-depth": "4", "qg-size": "8",
        "aq-mode": "3", "scaling-list": "default", "cbqpoffs": "-3", "crqpoffs": "4", "rd": "6", "rdoq-level": "2",
    },
}
SIZES = [(217, 149), (64, 200), (330, 66)]


def drawn(width, height, seed):
    """Gradients, waves, edges and noise: something for each prediction mode and transform."""
    noise = random.Random(seed)
    pixels = bytearray()
    for y in range(height):
        for x in range(width):
            block = ((x // 16) + (y // 16)) % 2
            wave = math.sin(x / 9.0 + seed) * math.cos(y / 7.0)
            speck = noise.randrange(40) if (x // 64 + y // 64) % 2 else 0
            disc = 90 if (x - width / 2) ** 2 + (y - height / 2) ** 2 < (min(width, height) / 3) ** 2 else 0
            pixels += bytes((
                min(255, (x * 3 + y) % 256 * 2 // 3 + disc),
                max(0, min(255, int(128 + 100 * wave))),
                min(255, block * 180 + speck),
            ))
    return Image.frombytes("RGB", (width, height), bytes(pixels))


def save(image, path, quality, tools, chroma=420):
    image.save(path, format="HEIF", quality=quality, chroma=chroma,
               enc_params={"x265:" + name: value for name, value in tools.items()})


def save_deep(image, path, quality, mode, tools):
    """Ten bits a sample."""
    bands = len(image.getbands())
    wide = bytearray()
    for i, value in enumerate(image.tobytes()):
        wide += (value * 257 ^ (i * 37 & 0xFF)).to_bytes(2, "little")
    file = pillow_heif.from_bytes(mode=mode, size=image.size, data=bytes(wide), stride=image.width * bands * 2)
    file.save(path, quality=quality, chroma=420,
              enc_params={"x265:" + name: value for name, value in tools.items()})


def everything(folder):
    for number, (name, tools) in enumerate(TOOLS.items()):
        width, height = SIZES[number % len(SIZES)]
        save(drawn(width, height, number), folder / f"{name}.heic", 60, tools)
        save(drawn(height, width, number + 50), folder / f"{name}-turned.heic", 35 if number % 2 else 88, tools)
    for number, name in enumerate(["plain", "transform-skip", "scaling-lists", "quantization-groups", "lossless", "all"]):
        picture = drawn(130, 97, number)
        save_deep(picture, folder / f"ten-bits-{name}.heic", 70, "RGB;16", TOOLS[name])
        save(picture.convert("L"), folder / f"gray-{name}.heic", 70, TOOLS[name])
    alpha = drawn(120, 90, 3)
    alpha.putalpha(drawn(120, 90, 4).convert("L"))
    save(alpha, folder / "alpha.heic", 70, {})
    for quality in (1, 20, 95, 100):
        save(drawn(150, 110, quality), folder / f"quality-{quality}.heic", quality, {})
    for width, height in ((16, 16), (17, 64), (65, 8), (129, 1)):
        save(drawn(width, height, width), folder / f"size-{width}x{height}.heic", 60, {"ctu": "16", "max-tu-size": "16"})
    save(drawn(64, 300, 5), folder / "one-column.heic", 60, {"wpp": "1"})
    save(drawn(65, 300, 5), folder / "two-columns.heic", 60, {"wpp": "1"})


def golden(folder):
    """Small ones, to be kept; the hashes of their samples come from another decoder."""
    save(drawn(76, 52, 1), folder / "plain.heic", 50, TOOLS["no-wavefront"])
    save(drawn(76, 52, 2), folder / "all.heic", 50, TOOLS["all"])
    save(drawn(52, 76, 3), folder / "slices.heic", 50, TOOLS["slices"])
    save(drawn(40, 30, 4), folder / "lossless.heic", 50, TOOLS["lossless"])
    save(drawn(76, 52, 5).convert("L"), folder / "gray.heic", 50, TOOLS["transform-depth"])
    save_deep(drawn(52, 40, 6), folder / "ten-bits.heic", 50, "RGB;16", TOOLS["transform-skip"])
    save(drawn(40, 30, 7), folder / "chroma-444.heic", 50, {}, chroma=444)
    alpha = drawn(48, 32, 8)
    alpha.putalpha(drawn(48, 32, 9).convert("L"))
    save(alpha, folder / "alpha.heic", 50, {})


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    if sys.argv[2:] == ["golden"]:
        golden(target)
    else:
        everything(target)
