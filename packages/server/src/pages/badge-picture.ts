import { createHash } from 'node:crypto';
import { renderAsync } from '@resvg/resvg-js';

/** Edge of a badge in pixels: sharp on a large screen, and three times what shows of it elsewhere. */
const edge = 960;
const mostKept = 200;

const kept = new Map<string, Promise<Uint8Array>>();

/** A badge as PNG. It is drawn beside the event loop, and those asked for lately are kept. */
export function drawPng(svg: string): Promise<Uint8Array> {
  const key = createHash('sha256').update(svg).digest('base64url');
  const drawn = kept.get(key) ?? draw(svg);
  kept.delete(key);
  kept.set(key, drawn);
  if (kept.size > mostKept) kept.delete(kept.keys().next().value ?? '');
  drawn.catch(() => kept.delete(key));
  return drawn;
}

/** The letters of a badge are outlines: no fonts are looked for. */
async function draw(svg: string): Promise<Uint8Array> {
  const picture = await renderAsync(svg, {
    fitTo: { mode: 'width', value: edge },
    font: { loadSystemFonts: false },
  });
  return picture.asPng();
}
