import { isPlausibleWord, scriptsOf } from './plausible.ts';

/** A list as text, with the name of the encoding it was read in; or why it is no text. */
export type Decoded =
  | { text: string; encoding: string }
  | { unreadable: 'file_empty' | 'file_is_workbook' | 'file_is_binary' | 'encoding_unknown' };

/** Encodings without a mark of their own, in the order in which spreadsheets still write them. */
const unmarked = ['windows-1252', 'windows-1256', 'windows-1251', 'gbk', 'macintosh'] as const;

const enoughWords = 0.9;
const clearlyBetter = 0.15;

/**
 * Finds out how the letters of a file are stored: by its mark, by being valid UTF-8 or UTF-16, or by which old encoding
 * turns it into words. Two equally good readings are no reading: a name must not be guessed.
 */
export function decodeList(bytes: Uint8Array): Decoded {
  if (bytes.length === 0) return { unreadable: 'file_empty' };
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    return { unreadable: 'file_is_workbook' };
  }
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return asText(bytes.subarray(3), 'utf-8');
  if (startsWith(bytes, [0xff, 0xfe])) return asText(bytes.subarray(2), 'utf-16le');
  if (startsWith(bytes, [0xfe, 0xff])) return asText(bytes.subarray(2), 'utf-16be');
  if (bytes.includes(0)) return decodeUtf16(bytes);
  if (tryDecode(bytes, 'utf-8') !== undefined) return asText(bytes, 'utf-8');
  return decodeUnmarked(bytes);
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}

function tryDecode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what tells bytes from text
const controls = /[\x00-\x08\x0e-\x1f]/;

function asText(bytes: Uint8Array, encoding: string): Decoded {
  const text = tryDecode(bytes, encoding);
  if (text === undefined) return { unreadable: 'encoding_unknown' };
  if (controls.test(text)) return { unreadable: 'file_is_binary' };
  return text.trim() === '' ? { unreadable: 'file_empty' } : { text, encoding };
}

/** Zero bytes without a mark: in UTF-16 those of commas and line ends all stand on the same side. */
function decodeUtf16(bytes: Uint8Array): Decoded {
  const zeros = [0, 0];
  for (const [index, byte] of bytes.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (bytes.length % 2 !== 0 || (even > 0 && odd > 0)) return { unreadable: 'file_is_binary' };
  return asText(bytes, even > 0 ? 'utf-16be' : 'utf-16le');
}

function decodeUnmarked(bytes: Uint8Array): Decoded {
  const readings = unmarked.flatMap(encoding => {
    const text = tryDecode(bytes, encoding);
    return text === undefined || controls.test(text) ? [] : [{ encoding, text, share: shareOfWords(text) }];
  });
  const best = readings.reduce((a, b) => (b.share > a.share ? b : a), { encoding: '', text: '', share: 0 });
  const rival = readings.some(
    other => other.text !== best.text && other.share >= enoughWords && other.share > best.share - clearlyBetter,
  );
  if (best.share < enoughWords || rival) return { unreadable: 'encoding_unknown' };
  return { text: best.text, encoding: best.encoding };
}

/** Of the words with letters beyond ASCII, the part that a person could have written. */
function shareOfWords(text: string): number {
  const words = new Set(text.match(/[^\s\p{P}\d]*[^\p{ASCII}\s\p{P}][^\s\p{P}\d]*/gu) ?? []);
  if (words.size === 0) return 0;
  let plausible = 0;
  for (const word of words) if (scriptsOf(word).length === 1 && isPlausibleWord(word)) plausible += 1;
  return plausible / words.size;
}
