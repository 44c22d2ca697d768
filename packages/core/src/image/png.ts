import { Malformed } from '../malformed.ts';
import { credentialKeyword, largestImageBytes, largestTextBytes, type Unbaked, unbakedFrom } from './unbaked.ts';

/** Badges in PNG: the credential lies in an uncompressed `iTXt` chunk (Open Badges 3.0 §5.3.1, PNG 1.2 §4.2.3). */

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const mostChunks = 10_000;
const latin1 = (bytes: Uint8Array) => String.fromCharCode(...bytes);

/** One chunk: its four-letter type, what it holds, and where it lies in the file with length and checksum. */
interface Chunk {
  type: string;
  content: Uint8Array;
  start: number;
  end: number;
}

/** Do these bytes begin as a PNG does? */
export function isPng(bytes: Uint8Array): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

/**
 * The picture with a credential inside, before its pixels; an older credential in it is replaced.
 * @param text the credential as JSON, or as compact JWS
 * @throws Malformed `broken_image` when the bytes are not a whole PNG
 */
export function bakePng(png: Uint8Array, text: string): Uint8Array<ArrayBuffer> {
  const chunks = [...readChunks(png)];
  const kept = chunks.filter(chunk => readText(chunk) === undefined).map(chunk => png.subarray(chunk.start, chunk.end));
  const [header = new Uint8Array(), ...rest] = kept;
  return concatenate([new Uint8Array(signature), header, toTextChunk(text), ...rest]);
}

/** The first credential in a PNG, or undefined. @throws Malformed `broken_image`, `too_large` */
export function unbakePng(png: Uint8Array): Unbaked | undefined {
  for (const chunk of readChunks(png)) {
    const text = readText(chunk);
    if (text !== undefined) return unbakedFrom(text.keyword, text.text);
  }
  return undefined;
}

function* readChunks(png: Uint8Array): Generator<Chunk> {
  if (!isPng(png)) throw new Malformed('', 'broken_image', 'This is not a PNG picture.');
  if (png.length > largestImageBytes) throw new Malformed('', 'too_large', 'The picture is larger than 20 MB.');
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  let start = signature.length;
  for (let count = 0; count < mostChunks; count += 1) {
    const isHeadWhole = start + 12 <= png.length;
    const length = isHeadWhole ? view.getUint32(start) : 0;
    const end = start + 12 + length;
    if (!isHeadWhole || end > png.length) break;
    const type = latin1(png.subarray(start + 4, start + 8));
    if ((count === 0) !== (type === 'IHDR')) break;
    yield { type, content: png.subarray(start + 8, end - 4), start, end };
    if (type === 'IEND') return;
    start = end;
  }
  throw new Malformed('', 'broken_image', 'The PNG picture is cut off or damaged.');
}

/** The credential in a chunk: `iTXt` holds UTF-8; badges of Open Badges 2 may also lie in `tEXt`. */
function readText({ type, content }: Chunk): { keyword: string; text: string } | undefined {
  if (type !== 'iTXt' && type !== 'tEXt') return undefined;
  const keywordEnd = content.indexOf(0);
  if (keywordEnd < 1 || keywordEnd > 79) return undefined;
  const keyword = latin1(content.subarray(0, keywordEnd));
  if (unbakedFrom(keyword, '') === undefined) return undefined;
  const bytes = type === 'tEXt' ? content.subarray(keywordEnd + 1) : readInternationalText(content, keywordEnd + 1);
  if (bytes.length > largestTextBytes) throw new Malformed('', 'too_large', 'The credential is larger than 1 MB.');
  try {
    return { keyword, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes.slice()) };
  } catch {
    throw new Malformed('', 'broken_text', 'The credential in the picture is not UTF-8 text.');
  }
}

/** Compression flag, method, language, translated keyword, text (PNG 1.2 §4.2.3.3). */
function readInternationalText(content: Uint8Array, flagAt: number): Uint8Array {
  const languageEnd = content.indexOf(0, flagAt + 2);
  const translatedEnd = languageEnd < 0 ? -1 : content.indexOf(0, languageEnd + 1);
  if (content[flagAt] !== 0 || translatedEnd < 0) {
    throw new Malformed('', 'broken_image', 'The credential in the picture is compressed or cut off.');
  }
  return content.subarray(translatedEnd + 1);
}

function toTextChunk(text: string): Uint8Array {
  const encode = (part: string) => new TextEncoder().encode(part);
  const compressionLanguageAndTranslation = new Uint8Array(5);
  const body = concatenate([
    encode('iTXt'),
    encode(credentialKeyword),
    compressionLanguageAndTranslation,
    encode(text),
  ]);
  const chunk = new Uint8Array(body.length + 8);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, body.length - 4);
  chunk.set(body, 4);
  view.setUint32(chunk.length - 4, crc32(body));
  return chunk;
}

function concatenate(parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let position = 0;
  for (const part of parts) {
    whole.set(part, position);
    position += part.length;
  }
  return whole;
}

const crcOfByte = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

/** CRC-32 as ISO 3309 defines it (PNG 1.2 §3.4). */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crcOfByte[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
