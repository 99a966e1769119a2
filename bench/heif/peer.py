"""Makes thumbnails with libheif and Pillow for io.shoebox.bench.peer.Peer: one job a line, "<photo>\t<folder for the
results, or ->"; one answer a line, "<nanoseconds> <bytes> <bytes> <bytes>". peer.py all|decode; decode PHOTO PNG once."""

import io
import sys
import time
from pathlib import Path

import pillow_heif
from PIL import Image

pillow_heif.register_heif_opener()
pillow_heif.options.DECODE_THREADS = 1
EDGES = [960, 480, 240]


def thumbnails(photo):
    """Each size from the one before: boxes of whole pixels first, then Lanczos, as Pillow does where speed counts."""
    picture = Image.open(io.BytesIO(photo)).convert("RGB")
    files = []
    for edge in EDGES:
        picture.thumbnail((edge, edge), Image.Resampling.LANCZOS, reducing_gap=2.0)
        out = io.BytesIO()
        picture.save(out, format="JPEG", quality=80, subsampling="4:2:0")
        files.append(out.getvalue())
    return files


def decoded(photo):
    Image.open(io.BytesIO(photo)).load()
    return [b""] * len(EDGES)


if __name__ == "__main__":
    if len(sys.argv) == 4:
        Image.open(sys.argv[2]).convert("RGB").save(sys.argv[3], compress_level=1)
        sys.exit()
    work = {"all": thumbnails, "decode": decoded}[sys.argv[1]]
    print("ready", flush=True)
    for line in sys.stdin:
        path, folder = line.rstrip("\n").split("\t")
        content = Path(path).read_bytes()
        start = time.perf_counter_ns()
        results = work(content)
        nanoseconds = time.perf_counter_ns() - start
        if folder != "-":
            for side, result in zip(EDGES, results):
                (Path(folder) / f"{side}.jpg").write_bytes(result)
        print(nanoseconds, *[len(result) for result in results], flush=True)
