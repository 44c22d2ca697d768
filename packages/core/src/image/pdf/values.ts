/** What a PDF is made of (ISO 32000-1 §7.3). Numbers, booleans and null are JavaScript's own. */
export type PdfValue =
  | null
  | boolean
  | number
  | PdfName
  | PdfText
  | PdfReference
  | PdfStream
  | PdfDictionary
  | readonly PdfValue[];

export type PdfDictionary = ReadonlyMap<string, PdfValue>;

export interface PdfName {
  is: 'name';
  name: string;
}

/** A text as it stands in the file, between its brackets and with its escapes: hardly any is ever needed. */
export interface PdfText {
  is: 'text';
  form: 'literal' | 'hexadecimal';
  raw: Uint8Array;
}

/** Points to an object by its number. */
export interface PdfReference {
  is: 'reference';
  number: number;
}

/** Bytes behind a dictionary; `start` is where they begin in the file. */
export interface PdfStream {
  is: 'stream';
  dictionary: PdfDictionary;
  start: number;
}

type Tagged = PdfName | PdfText | PdfReference | PdfStream;

function isTagged<Is extends Tagged['is']>(value: PdfValue | undefined, is: Is): value is Tagged & { is: Is } {
  return typeof value === 'object' && value !== null && 'is' in value && value.is === is;
}

export function isDictionary(value: PdfValue | undefined): value is PdfDictionary {
  return value instanceof Map;
}

export function isArray(value: PdfValue | undefined): value is readonly PdfValue[] {
  return Array.isArray(value);
}

export function isReference(value: PdfValue | undefined): value is PdfReference {
  return isTagged(value, 'reference');
}

export function isStream(value: PdfValue | undefined): value is PdfStream {
  return isTagged(value, 'stream');
}

/** The name that a value is, without its slash. */
export function nameOf(value: PdfValue | undefined): string | undefined {
  return isTagged(value, 'name') ? value.name : undefined;
}

/** A whole number from 0 up. */
export function countOf(value: PdfValue | undefined): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

const longestText = 1_000;
const escaped = /\\(?:([0-7]{1,3})|\r?\n|(.))/gs;
const escapedLetters: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', '\r': '' };

/** The characters of a text, at most the first 1,000 bytes of it: UTF-16 or UTF-8 when it says so, else Latin-1 (§7.9.2). */
export function wordsOf(value: PdfValue | undefined): string | undefined {
  if (!isTagged(value, 'text')) return undefined;
  const raw = toCharacters(value.raw.subarray(0, longestText));
  const characters =
    value.form === 'literal'
      ? raw.replace(escaped, (_, octal?: string, letter?: string) => {
          if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 255);
          return escapedLetters[letter ?? ''] ?? letter ?? '';
        })
      : raw.replace(/[^0-9A-Fa-f]/g, '').replace(/../g, pair => String.fromCharCode(Number.parseInt(pair, 16)));
  const bytes = Uint8Array.from(characters, character => character.charCodeAt(0));
  if (characters.startsWith('\xfe\xff')) return new TextDecoder('utf-16be').decode(bytes);
  if (characters.startsWith('\xef\xbb\xbf')) return new TextDecoder().decode(bytes);
  return characters;
}

/** Each byte as one character. For short pieces. */
export function toCharacters(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
