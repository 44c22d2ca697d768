/** Letters of windows-1252 that stand at 0x80–0x9F, where Latin-1 has none. */
const high = new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 32 }, (_, index) => 0x80 + index));
const byteOf = new Map([...high].map((letter, index) => [letter, 0x80 + index]));

/** How one character of UTF-8 looks when its bytes were read as windows-1252. */
const following = `[\\u0080-\\u00bf${high}]`;
const twiceEncoded = new RegExp(
  `[\\u00c2-\\u00df]${following}|[\\u00e0-\\u00ef]${following}{2}|[\\u00f0-\\u00f4]${following}{3}`,
  'gu',
);

/** What a repair may bring to light; anything else was no mojibake. */
const expected =
  /^[\p{Script=Latin}\p{Script=Arabic}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Hebrew}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Devanagari}\p{Script=Thai}\p{Script=Common}\p{Script=Inherited}]*$/u;

/**
 * Undoes text that was UTF-8, read as windows-1252, and saved as UTF-8 again: `JosÃ©` was José. Undefined when the text
 * does not look like that or cannot be brought back whole.
 */
export function repairMojibake(text: string): string | undefined {
  const repaired = text.replace(twiceEncoded, toCharacter);
  if (repaired === text || !expected.test(repaired)) return undefined;
  return repairMojibake(repaired) ?? repaired;
}

function toCharacter(sequence: string): string {
  const bytes = [...sequence].map(letter => byteOf.get(letter) ?? letter.codePointAt(0) ?? 0);
  const character = new TextDecoder().decode(Uint8Array.from(bytes));
  return character.includes('\ufffd') ? sequence : character;
}

/** Letters are gone for good: a replacement mark, a question mark where a letter was, or bytes that cannot be put right. */
export function hasLostLetters(text: string): boolean {
  return /[?\ufffd]/.test(text) || text.search(twiceEncoded) >= 0;
}
