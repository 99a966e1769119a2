"""Draws something like a photo of 1920 x 1440: photo.py FOLDER writes photo.heic, and photo.png as libheif decodes it."""

import sys
from pathlib import Path

import pillow_heif
from PIL import Image, ImageChops, ImageDraw, ImageFilter

pillow_heif.register_heif_opener()
WIDTH, HEIGHT = 1920, 1440


def drawn():
    """Soft light, hard edges, thin lines, and grain."""
    light = Image.merge("RGB", [
        Image.radial_gradient("L").resize((WIDTH, HEIGHT)),
        Image.linear_gradient("L").resize((WIDTH, HEIGHT)),
        Image.linear_gradient("L").rotate(90).resize((WIDTH, HEIGHT)),
    ])
    draw = ImageDraw.Draw(light)
    for i in range(120):
        x, y = i * 613 % WIDTH, i * 389 % HEIGHT
        colour = (i * 53 % 256, i * 97 % 256, i * 151 % 256)
        if i % 3 == 0:
            draw.ellipse((x, y, x + 40 + i * 2, y + 60 + i), fill=colour)
        elif i % 3 == 1:
            draw.polygon([(x, y), (x + 150, y + i), (x + 20, y + 170)], fill=colour)
        else:
            draw.line((x, y, WIDTH - x, y + 300), fill=colour, width=1 + i % 7)
    soft = light.filter(ImageFilter.GaussianBlur(1.2))
    grain = Image.merge("RGB", [Image.effect_noise((WIDTH, HEIGHT), 14) for _ in range(3)])
    return ImageChops.add(soft, grain, scale=1, offset=-128)


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    drawn().save(folder / "photo.heic", format="HEIF", quality=60, chroma=420)
    Image.open(folder / "photo.heic").convert("RGB").save(folder / "photo.png")
