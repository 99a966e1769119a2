import { crc32, deflateSync } from 'node:zlib';

/** A PNG that is a gradient from one colour to another, so that pictures can be told apart. */
export function gradient(width: number, height: number, hue: number): Buffer {
  const rows = Buffer.alloc(height * (1 + width * 3));
  const [from, to] = [rgb(hue, 0.75), rgb(hue + 50, 0.35)];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const part = (x / width + y / height) / 2;
      const ring = Math.hypot(x / width - 0.6, y / height - 0.4) < 0.22 ? 40 : 0;
      for (let c = 0; c < 3; c++) {
        const value = (from[c] ?? 0) * (1 - part) + (to[c] ?? 0) * part + ring;
        rows[y * (1 + width * 3) + 1 + x * 3 + c] = Math.min(255, value);
      }
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  body.copy(whole, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}

function rgb(hue: number, lightness: number): number[] {
  const a = 0.55 * Math.min(lightness, 1 - lightness);
  return [0, 8, 4].map((n) => {
    const k = (n + hue / 30) % 12;
    return 255 * (lightness - a * Math.max(-1, Math.min(k - 3, 9 - k, 1)));
  });
}
