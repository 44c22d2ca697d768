import { decodeStream } from './decode.ts';
import type { PdfReading } from './reading.ts';
import { PdfSyntax } from './syntax.ts';
import { countOf, isArray, isDictionary, isStream, type PdfDictionary, toCharacters } from './values.ts';

/** Where an object lies: at a byte of the file, inside an object stream, or nowhere any more. */
export type ObjectPlace = { offset: number } | { container: number; index: number } | 'free';

/** Where each object lies, and the trailer that was written last (ISO 32000-1 §7.5). */
export interface CrossReferences {
  places: ReadonlyMap<number, ObjectPlace>;
  trailer: PdfDictionary;
}

const mostSections = 500;
const tailBytes = 2_048;

/**
 * Follows the tables and streams of cross-references from the last one back to the first, so that an update counts before
 * what it replaces.
 * @throws Malformed `encrypted_pdf` when a trailer says so, `broken_pdf`
 */
export async function readCrossReferences(bytes: Uint8Array, reading: PdfReading): Promise<CrossReferences> {
  const places = new Map<number, ObjectPlace>();
  const offsets = new Set([findStart(bytes, reading)]);
  let newest: PdfDictionary | undefined;
  for (const offset of offsets) {
    if (offsets.size > mostSections)
      reading.refuse('too_large', 'The PDF was changed more often than any certificate.');
    const trailer = await readSection(bytes, offset, places, reading);
    if (trailer.has('Encrypt')) reading.refuse('encrypted_pdf', 'The PDF is encrypted.');
    newest ??= trailer;
    for (const key of ['XRefStm', 'Prev']) {
      const earlier = countOf(trailer.get(key));
      if (earlier !== undefined) offsets.add(earlier);
    }
  }
  return newest ? { places, trailer: newest } : reading.refuseBroken();
}

function findStart(bytes: Uint8Array, reading: PdfReading): number {
  const tail = toCharacters(bytes.subarray(-tailBytes));
  const found = /^startxref\s+(\d{1,15})/.exec(tail.slice(Math.max(tail.lastIndexOf('startxref'), 0)))?.[1];
  return found === undefined ? reading.refuseBroken() : Number(found);
}

/** Adds what one section says to `places`, without touching what a later one said. Answers its trailer. */
async function readSection(
  bytes: Uint8Array,
  offset: number,
  places: Map<number, ObjectPlace>,
  reading: PdfReading,
): Promise<PdfDictionary> {
  const syntax = new PdfSyntax(bytes, reading, offset);
  if (syntax.peekToken() === 'xref') return readTable(syntax, places, reading);
  const stream = syntax.readObject();
  return isStream(stream) ? readXrefStream(bytes, stream, places, reading) : reading.refuseBroken();
}

function readTable(syntax: PdfSyntax, places: Map<number, ObjectPlace>, reading: PdfReading): PdfDictionary {
  syntax.expect('xref');
  while (syntax.peekToken() !== 'trailer') {
    const first = syntax.readCount();
    const count = syntax.readCount();
    for (let index = 0; index < count; index += 1) {
      reading.spend('values', 1);
      const offset = syntax.readCount();
      syntax.readCount();
      const isInUse = syntax.readToken() === 'n';
      if (!places.has(first + index)) places.set(first + index, isInUse ? { offset } : 'free');
    }
  }
  syntax.expect('trailer');
  const trailer = syntax.readValue();
  return isDictionary(trailer) ? trailer : reading.refuseBroken();
}

/** Rows of three numbers: what kind of place, and two that say which (§7.5.8). */
async function readXrefStream(
  bytes: Uint8Array,
  { dictionary, start }: { dictionary: PdfDictionary; start: number },
  places: Map<number, ObjectPlace>,
  reading: PdfReading,
): Promise<PdfDictionary> {
  const length = countOf(dictionary.get('Length')) ?? reading.refuseBroken();
  const rows = await decodeStream(bytes.subarray(start, start + length), dictionary, reading);
  const widths = toCounts(dictionary.get('W'));
  const ranges = toCounts(dictionary.get('Index') ?? [0, countOf(dictionary.get('Size')) ?? 0]);
  const rowWidth = widths.reduce((sum, width) => sum + width, 0);
  if (widths.length !== 3 || widths.some(width => width > 6) || rowWidth === 0) reading.refuseBroken();
  let position = 0;
  for (let range = 0; range + 1 < ranges.length; range += 2) {
    const [first = 0, count = 0] = ranges.slice(range, range + 2);
    for (let index = 0; index < count && position + rowWidth <= rows.length; index += 1) {
      reading.spend('values', 1);
      const row = toRow(rows, position, widths);
      if (!places.has(first + index)) places.set(first + index, toPlace(row));
      position += rowWidth;
    }
  }
  return dictionary;
}

function toCounts(value: Parameters<typeof isArray>[0]): number[] {
  return isArray(value) ? value.map(item => countOf(item) ?? 0) : [];
}

/** The numbers of a row, most significant byte first. A kind without width is 1. */
function toRow(rows: Uint8Array, start: number, widths: readonly number[]): number[] {
  let position = start;
  return widths.map((width, column) => {
    if (width === 0) return column === 0 ? 1 : 0;
    const end = position + width;
    let sum = 0;
    for (; position < end; position += 1) sum = sum * 256 + (rows[position] ?? 0);
    return sum;
  });
}

function toPlace([kind, first = 0, second = 0]: number[]): ObjectPlace {
  if (kind === 1) return { offset: first };
  return kind === 2 ? { container: first, index: second } : 'free';
}
