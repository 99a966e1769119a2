"""Decodes HEIC files by libheif, upright, to PNG: decode.py FOLDER, each NAME.heic to NAME.png."""

import sys
from pathlib import Path

import pillow_heif
from PIL import Image

pillow_heif.register_heif_opener()

if __name__ == "__main__":
    for path in sorted(Path(sys.argv[1]).glob("*.heic")):
        Image.open(path).convert("RGB").save(path.with_suffix(".png"))
