// Makes thumbnails with sharp for io.shoebox.bench.peer.Peer: one job a line, "<photo>\t<folder for the results, or ->";
// one answer a line, "<nanoseconds> <bytes> <bytes> <bytes>".
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import sharp from 'sharp';

sharp.concurrency(1);
sharp.cache(false);

const EDGES = [960, 480, 240];
const jpeg = { quality: 80, chromaSubsampling: '4:2:0' };
const box = (edge) => ({ width: edge, height: edge, fit: 'inside', withoutEnlargement: true });

/** Each size from the original, as most programs do. */
const each = (photo) => Promise.all(EDGES.map((edge) => sharp(photo).resize(box(edge)).jpeg(jpeg).toBuffer()));

/** Each size from a clone of one pipeline, as the manual shows. */
const clone = (photo) => {
  const pipeline = sharp(photo);
  return Promise.all(EDGES.map((edge) => pipeline.clone().resize(box(edge)).jpeg(jpeg).toBuffer()));
};

/** One decode at the scale of the largest size; each size from the raw pixels of the one before. */
const cascade = async (photo) => {
  const files = [];
  let last = sharp(photo);
  for (const edge of EDGES) {
    const { data, info } = await last.resize(box(edge)).raw().toBuffer({ resolveWithObject: true });
    const raw = { width: info.width, height: info.height, channels: info.channels };
    files.push(await sharp(data, { raw }).jpeg(jpeg).toBuffer());
    last = sharp(data, { raw });
  }
  return files;
};

console.log('ready');
const work = { each, clone, cascade }[process.argv[2]];
for await (const line of createInterface({ input: process.stdin })) {
  const [path, folder] = line.split('\t');
  const photo = await readFile(path);
  const start = process.hrtime.bigint();
  const files = await work(photo);
  const nanoseconds = process.hrtime.bigint() - start;
  if (folder !== '-') {
    await Promise.all(files.map((file, i) => writeFile(join(folder, `${EDGES[i]}.jpg`), file)));
  }
  console.log([nanoseconds, ...files.map((file) => file.length)].join(' '));
}
