import type { PdfReading } from './reading.ts';
import { isDictionary, type PdfDictionary, type PdfText, type PdfValue, toCharacters } from './values.ts';

const deepestNesting = 32;
const longestToken = 256;
const spaces = new Set([0, 9, 10, 12, 13, 32]);
const delimiters = new Set([...'()<>[]{}/%'].map(character => character.charCodeAt(0)));
const number = /^[+-]?(?:\d+\.?\d*|\.\d+)$/;
const words: Readonly<Record<string, PdfValue>> = { true: true, false: false, null: null };
const code = (character: string) => character.charCodeAt(0);
const [slash, percent, backslash] = [code('/'), code('%'), code('\\')];
const [roundOpen, roundClose] = [code('('), code(')')];
const [angleOpen, angleClose, squareOpen, squareClose] = [code('<'), code('>'), code('['), code(']')];
const [lineFeed, carriageReturn] = [10, 13];

/** Reads values from the bytes of a PDF, from `position` on (ISO 32000-1 §7.2, §7.3). It follows no reference. */
export class PdfSyntax {
  position: number;
  private readonly bytes: Uint8Array;
  private readonly reading: PdfReading;

  constructor(bytes: Uint8Array, reading: PdfReading, position = 0) {
    this.bytes = bytes;
    this.reading = reading;
    this.position = position;
  }

  readValue(depth = 0): PdfValue {
    this.reading.spend('values', 1);
    if (depth > deepestNesting) this.reading.refuse('too_deep', 'The PDF is nested too deeply.');
    this.skipSpace();
    const first = this.bytes[this.position];
    if (first === slash) return { is: 'name', name: this.readName() };
    if (first === roundOpen) return this.readLiteral();
    if (first === squareOpen) return this.readArray(depth);
    if (first !== angleOpen) return this.readWord();
    return this.bytes[this.position + 1] === angleOpen ? this.readDictionary(depth) : this.readHexadecimal();
  }

  /** `7 0 obj … endobj`, its bytes left where they are when it is a stream. Refuses an object of another number. */
  readObject(expected?: number): PdfValue {
    const found = this.readCount();
    this.readCount();
    this.expect('obj');
    if (expected !== undefined && found !== expected) this.reading.refuseBroken();
    const value = this.readValue();
    const start = isDictionary(value) ? this.findStream() : undefined;
    return start !== undefined && isDictionary(value) ? { is: 'stream', dictionary: value, start } : value;
  }

  readCount(): number {
    const token = this.readToken();
    if (!/^\d{1,15}$/.test(token)) this.reading.refuseBroken();
    return Number(token);
  }

  expect(word: string): void {
    if (this.readToken() !== word) this.reading.refuseBroken();
  }

  /** The next run of regular characters; `''` when something else stands here. */
  readToken(): string {
    this.skipSpace();
    const start = this.position;
    while (this.isRegular(this.position)) this.position += 1;
    if (this.position - start > longestToken) this.reading.refuseBroken();
    this.reading.spend('walked', this.position - start);
    return toCharacters(this.bytes.subarray(start, this.position));
  }

  /** The next token, without moving on. */
  peekToken(): string {
    const before = this.position;
    const token = this.readToken();
    this.position = before;
    return token;
  }

  private readWord(): PdfValue {
    const token = this.readToken();
    if (Object.hasOwn(words, token)) return words[token] ?? null;
    if (!number.test(token)) this.reading.refuseBroken();
    return /^\d{1,9}$/.test(token) && this.isReference() ? { is: 'reference', number: Number(token) } : Number(token);
  }

  /** Do a generation and an `R` follow? Then it stands behind them. */
  private isReference(): boolean {
    const before = this.position;
    if (/^\d{1,5}$/.test(this.readShortToken()) && this.readShortToken() === 'R') return true;
    this.position = before;
    return false;
  }

  /** Looking ahead is never a fault, so a token that is too long is only cut. */
  private readShortToken(): string {
    this.skipSpace();
    const start = this.position;
    while (this.isRegular(this.position) && this.position - start < 6) this.position += 1;
    return toCharacters(this.bytes.subarray(start, this.position));
  }

  private readName(): string {
    this.position += 1;
    const start = this.position;
    const token = this.isRegular(start) ? this.readToken() : '';
    return token.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  }

  private readArray(depth: number): PdfValue[] {
    const items: PdfValue[] = [];
    this.position += 1;
    for (this.skipSpace(); this.bytes[this.position] !== squareClose; this.skipSpace()) {
      items.push(this.readValue(depth + 1));
    }
    this.position += 1;
    return items;
  }

  /** What is no key is passed over: some writers leave the bytes of an Arabic file name behind its closing bracket. */
  private readDictionary(depth: number): PdfDictionary {
    const entries = new Map<string, PdfValue>();
    this.position += 2;
    for (this.skipSpace(); this.bytes[this.position] !== angleClose; this.skipSpace()) {
      if (this.bytes[this.position] === slash) {
        const key = this.readName();
        entries.set(key, this.readValue(depth + 1));
      } else {
        this.passOver();
      }
    }
    this.position += 1;
    if (this.bytes[this.position] !== angleClose) this.reading.refuseBroken();
    this.position += 1;
    return entries;
  }

  private passOver(): void {
    if (this.position >= this.bytes.length) this.reading.refuseBroken();
    const start = this.position;
    do this.position += 1;
    while (this.isRegular(this.position));
    this.reading.spend('walked', this.position - start);
  }

  private readHexadecimal(): PdfText {
    const start = this.position + 1;
    const end = this.bytes.indexOf(angleClose, start);
    if (end === -1) this.reading.refuseBroken();
    this.position = end + 1;
    this.reading.spend('walked', this.position - start);
    return { is: 'text', form: 'hexadecimal', raw: this.bytes.subarray(start, end) };
  }

  private readLiteral(): PdfText {
    const start = this.position + 1;
    let open = 1;
    for (this.position = start; open > 0; this.position += 1) {
      const byte = this.bytes[this.position];
      if (byte === undefined) this.reading.refuseBroken();
      if (byte === backslash) this.position += 1;
      else if (byte === roundOpen) open += 1;
      else if (byte === roundClose) open -= 1;
    }
    this.reading.spend('walked', this.position - start);
    return { is: 'text', form: 'literal', raw: this.bytes.subarray(start, this.position - 1) };
  }

  /** Where the bytes of a stream begin, behind the end of the line with its keyword (§7.3.8.1). */
  private findStream(): number | undefined {
    if (this.peekToken() !== 'stream') return undefined;
    this.readToken();
    if (this.bytes[this.position] === carriageReturn) this.position += 1;
    if (this.bytes[this.position] === lineFeed) this.position += 1;
    return this.position;
  }

  private skipSpace(): void {
    const start = this.position;
    let isComment = false;
    for (let byte = this.bytes[start]; byte !== undefined; byte = this.bytes[this.position]) {
      const isLineEnd = byte === lineFeed || byte === carriageReturn;
      isComment = isComment ? !isLineEnd : byte === percent;
      if (!isComment && !spaces.has(byte)) break;
      this.position += 1;
    }
    this.reading.spend('walked', this.position - start);
  }

  private isRegular(position: number): boolean {
    const byte = this.bytes[position];
    return byte !== undefined && !spaces.has(byte) && !delimiters.has(byte);
  }
}
