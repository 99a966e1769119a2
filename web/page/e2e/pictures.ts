import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** A file to drop; the bytes in Base64. */
export interface Made {
  readonly name: string;
  readonly type: string;
  readonly base64: string;
}

interface Wish {
  readonly name: string;
  readonly type: 'image/jpeg' | 'image/png' | 'image/webp';
  readonly width: number;
  readonly height: number;
  /** 1 to 8, as EXIF has it; JPEG only. */
  readonly orientation?: number;
  /** Noise makes a file large. */
  readonly noise?: boolean;
}

/** Pictures drawn by the browser, each another, so that none is a duplicate. */
export async function draw(page: Page, wishes: readonly Wish[]): Promise<Made[]> {
  const drawn = await page.evaluate(async (wanted) => {
    const made: { name: string; type: string; base64: string }[] = [];
    for (const [i, { name, type, width, height, noise }] of wanted.entries()) {
      const canvas = new OffscreenCanvas(width, height);
      const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
      const fill = context.createLinearGradient(0, 0, width, height);
      fill.addColorStop(0, `hsl(${(i * 47) % 360} 70% 70%)`);
      fill.addColorStop(1, `hsl(${(i * 47 + 80) % 360} 60% 30%)`);
      context.fillStyle = fill;
      context.fillRect(0, 0, width, height);
      context.fillStyle = 'white';
      context.font = `${height / 4}px sans-serif`;
      context.fillText(name, width / 20, height / 2, (width * 9) / 10);
      if (noise === true) {
        const image = context.getImageData(0, 0, width, height);
        for (let p = 0; p < image.data.length; p += 4) image.data[p] = Math.random() * 255;
        context.putImageData(image, 0, 0);
      }
      // What no two pictures share.
      context.fillStyle = `rgb(${Math.random() * 255} ${Math.random() * 255} ${Math.random() * 255})`;
      context.fillRect(0, 0, 9, 9);
      const bytes = new Uint8Array(await (await canvas.convertToBlob({ type, quality: 0.9 })).arrayBuffer());
      let text = '';
      for (let at = 0; at < bytes.length; at += 8_192) text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
      made.push({ name, type, base64: btoa(text) });
    }
    return made;
  }, wishes);
  return drawn.map((file, i) => {
    const orientation = wishes[i]?.orientation;
    return orientation === undefined ? file : { ...file, base64: turned(file.base64, orientation) };
  });
}

/** With an EXIF segment that has nothing but the orientation. */
function turned(base64: string, orientation: number): string {
  const jpeg = Buffer.from(base64, 'base64');
  const tiff = Buffer.from('4d4d002a00000008000101120003000000010000000000000000', 'hex');
  tiff.writeUInt16BE(orientation, 18);
  const exif = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(exif.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, exif, jpeg.subarray(2)]).toString('base64');
}

/** Drops them on the page, as from a folder's window. */
export async function drop(page: Page, files: readonly Made[]): Promise<void> {
  await page.evaluate((dropped) => {
    const transfer = new DataTransfer();
    for (const { name, type, base64 } of dropped) {
      const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
      transfer.items.add(new File([bytes], name, { type }));
    }
    document.body.dispatchEvent(new DragEvent('dragenter', { dataTransfer: transfer, bubbles: true }));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
  }, files);
}

export function text(name: string, content: string): Made {
  return { name, type: 'image/jpeg', base64: Buffer.from(content).toString('base64') };
}

/** The same file, with noise in place of all but its first bytes: of less than a tenth of a picture none is shown. */
export function garbled(file: Made, name: string): Made {
  const bytes = Buffer.from(file.base64, 'base64');
  for (let i = 24; i < bytes.length; i++) bytes[i] = (i * 73) % 251;
  return { ...file, name, base64: bytes.toString('base64') };
}

/** Of a length, and with the first bytes of a JPEG. */
export function zeros(name: string, length: number): Made {
  const bytes = Buffer.alloc(length);
  bytes.set([0xff, 0xd8, 0xff]);
  return { name, type: 'image/jpeg', base64: bytes.toString('base64') };
}

const ROOT = join(import.meta.dirname, '../../..');

/** A sample of the modules in Java. */
export function fixture(name: string, type: string, path: string): Made {
  return { name, type, base64: readFileSync(join(ROOT, path)).toString('base64') };
}
