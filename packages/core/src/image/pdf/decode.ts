import { type Bytes, concat } from '../../bytes.ts';
import type { PdfReading } from './reading.ts';
import { countOf, isArray, isDictionary, nameOf, type PdfDictionary, type PdfValue } from './values.ts';

const mostFilters = 4;

/**
 * The content of a stream, its filters undone: FlateDecode with or without a PNG predictor, the others are refused
 * (ISO 32000-1 §7.4). At most `limit` bytes come of it.
 */
export async function decodeStream(
  raw: Uint8Array,
  dictionary: PdfDictionary,
  reading: PdfReading,
  limit = reading.inflatable,
): Promise<Uint8Array> {
  const filters = toList(dictionary.get('Filter'));
  const parameters = toList(dictionary.get('DecodeParms'));
  if (filters.length > mostFilters) reading.refuseBroken();
  reading.spend('walked', raw.length);
  let content = raw;
  for (const [index, filter] of filters.entries()) {
    if (nameOf(filter) !== 'FlateDecode') {
      reading.refuse('broken_pdf', 'A part of the PDF is packed in a way that is not read here.');
    }
    content = await inflate(content, Math.min(limit, reading.inflatable), reading);
    reading.spend('inflated', content.length);
    content = undoPredictor(content, parameters[index], reading);
  }
  return content.length > limit ? refuseSize(reading) : content;
}

function toList(value: PdfValue | undefined): readonly PdfValue[] {
  if (value === undefined || value === null) return [];
  return isArray(value) ? value : [value];
}

function refuseSize(reading: PdfReading): never {
  reading.refuse('too_large', 'A part of the PDF is larger than any credential.');
}

/** Undoes the compression of ZLIB (RFC 1950), and stops as soon as more than `limit` bytes have come. */
async function inflate(bytes: Uint8Array, limit: number, reading: PdfReading): Promise<Bytes> {
  const stream = new DecompressionStream('deflate');
  const writer = stream.writable.getWriter();
  const writing = writer.write(bytes.slice()).then(() => writer.close());
  writing.catch(() => undefined);
  const reader = stream.readable.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      parts.push(part.value);
      length += part.value.length;
      if (length > limit) break;
    }
  } catch {
    reading.refuseBroken();
  }
  if (length <= limit) return concat(...parts);
  await reader.cancel();
  return refuseSize(reading);
}

/** Each row is written as the difference to its neighbours, one byte at its front says how (PNG 1.2 §6). */
function undoPredictor(content: Uint8Array, parameters: PdfValue | undefined, reading: PdfReading): Uint8Array {
  const given = isDictionary(parameters) ? parameters : new Map<string, PdfValue>();
  const predictor = countOf(given.get('Predictor')) ?? 1;
  if (predictor === 1) return content;
  const width = countOf(given.get('Columns')) ?? 1;
  const isPlain = [given.get('Colors') ?? 1, given.get('BitsPerComponent') ?? 8].join() === '1,8';
  if (predictor < 10 || !isPlain || width < 1 || width > content.length) reading.refuseBroken();
  const rows = Math.floor(content.length / (width + 1));
  const plain = new Uint8Array(rows * width);
  for (let row = 0; row < rows; row += 1) {
    const from = row * (width + 1);
    const kind = content[from] ?? 0;
    for (let column = 0; column < width; column += 1) {
      const at = row * width + column;
      const left = column > 0 ? (plain[at - 1] ?? 0) : 0;
      const above = plain[at - width] ?? 0;
      const corner = column > 0 ? (plain[at - width - 1] ?? 0) : 0;
      plain[at] = (content[from + 1 + column] ?? 0) + predict(kind, left, above, corner);
    }
  }
  return plain;
}

function predict(kind: number, left: number, above: number, corner: number): number {
  if (kind === 1) return left;
  if (kind === 2) return above;
  if (kind === 3) return (left + above) >> 1;
  return kind === 4 ? paeth(left, above, corner) : 0;
}

/** Whichever neighbour is nearest to left + above − corner. */
function paeth(left: number, above: number, corner: number): number {
  const [toLeft, toAbove] = [Math.abs(above - corner), Math.abs(left - corner)];
  const toCorner = Math.abs(left + above - 2 * corner);
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}
