import { Malformed } from '../malformed.ts';

/**
 * One piece of an SVG file; comments and instructions are left out. Texts and attributes are as they stand in the file, for
 * `resolveReferences` to read, but for a text that `isLiteral` (CDATA).
 */
export type SvgPiece =
  | { is: 'open'; name: string; attributes: ReadonlyMap<string, string>; isEmpty: boolean; start: number; end: number }
  | { is: 'close'; name: string; start: number; end: number }
  | { is: 'text'; text: string; isLiteral: boolean };

const skipped: [opening: string, closing: string][] = [
  ['<!--', '-->'],
  ['<?', '?>'],
];
/** Honest tags have some ten attributes. */
const mostAttributes = 1_000;
const nameStart = /[A-Za-z_:\u0080-\uffff]/;
const tagName = /[^\s/>=<"']+/y;
const attribute = /\s+([^\s/>=<"']+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
const tagEnd = /\s*(\/?)>/y;

/**
 * Reads an SVG file piece by piece. It knows no entities beyond the five of XML and follows nothing: a document type with
 * declarations of its own is refused, so that nothing can grow or be fetched.
 * @throws Malformed `broken_image`
 */
export function* readSvg(svg: string): Generator<SvgPiece> {
  let position = 0;
  while (position < svg.length) {
    const next = svg.indexOf('<', position);
    const textEnd = next === -1 ? svg.length : next;
    if (textEnd > position) yield { is: 'text', text: svg.slice(position, textEnd), isLiteral: false };
    if (next === -1) return;
    const [piece, end] = readMarkup(svg, next);
    if (piece !== undefined) yield piece;
    position = end;
  }
}

function readMarkup(svg: string, start: number): [SvgPiece | undefined, end: number] {
  for (const [opening, closing] of skipped) {
    if (svg.startsWith(opening, start)) return [undefined, endOf(svg, closing, start + opening.length)];
  }
  if (svg.startsWith('<![CDATA[', start)) {
    const end = endOf(svg, ']]>', start);
    return [{ is: 'text', text: svg.slice(start + 9, end - 3), isLiteral: true }, end];
  }
  if (svg.startsWith('<!', start)) {
    const end = endOf(svg, '>', start);
    if (svg.slice(start, end).includes('[')) throw broken('The SVG picture brings declarations of its own.');
    return [undefined, end];
  }
  if (svg.startsWith('</', start)) {
    const end = endOf(svg, '>', start);
    return [{ is: 'close', name: svg.slice(start + 2, end - 1).trim(), start, end }, end];
  }
  const tag = readOpenTag(svg, start);
  return [tag, tag.end];
}

function readOpenTag(svg: string, start: number): SvgPiece & { is: 'open' } {
  tagName.lastIndex = start + 1;
  const name = tagName.exec(svg)?.[0] ?? '';
  if (!nameStart.test(name.charAt(0))) throw broken('The SVG picture holds a broken tag.');
  const attributes = new Map<string, string>();
  let position = start + 1 + name.length;
  for (;;) {
    attribute.lastIndex = position;
    const [whole, key, doubleQuoted, singleQuoted] = attribute.exec(svg) ?? [];
    if (whole === undefined || key === undefined) break;
    if (attributes.size === mostAttributes) throw broken('A tag of the SVG picture has too many attributes.');
    attributes.set(key, doubleQuoted ?? singleQuoted ?? '');
    position += whole.length;
  }
  tagEnd.lastIndex = position;
  const [ending, slash] = tagEnd.exec(svg) ?? [];
  if (ending === undefined) throw broken('The SVG picture holds a broken tag.');
  return { is: 'open', name, attributes, isEmpty: slash === '/', start, end: position + ending.length };
}

function endOf(svg: string, closing: string, from: number): number {
  const at = svg.indexOf(closing, from);
  if (at === -1) throw broken('The SVG picture is cut off.');
  return at + closing.length;
}

const characters: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const reference = /&(?:(lt|gt|amp|quot|apos)|#(\d{1,7})|#x([0-9a-fA-F]{1,6}))?;?/g;

/** The text with its character references replaced by what they stand for: five names and the numbers, no others. */
export function resolveReferences(text: string): string {
  return text.replace(reference, (whole, name?: string, decimal?: string, hexadecimal?: string) => {
    if (name !== undefined && whole.endsWith(';')) return characters[name] ?? '';
    const code = hexadecimal === undefined ? Number(decimal ?? 0) : Number.parseInt(hexadecimal, 16);
    const isCharacter = whole.endsWith(';') && code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    if (!isCharacter) throw broken('The SVG picture refers to a character that does not exist.');
    return String.fromCodePoint(code);
  });
}

function broken(sentence: string): Malformed {
  return new Malformed('', 'broken_image', sentence);
}
