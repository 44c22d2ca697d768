import outlines from './glyphs.json' with { type: 'json' };
import { short } from './shapes.ts';

interface Glyph {
  w: number;
  d: string;
}
const { unitsPerEm, capHeight } = outlines;
const glyphs: Readonly<Record<string, Glyph>> = outlines.glyphs;
const unknownLetter: Glyph = { w: 239, d: '' };
const space: Glyph = { w: 250, d: '' };

/** Words that give no letter: they join the others. */
const smallWords = new Set(
  'a an and as at by for from in into of on or the to with de des du la le les et y e der die das und'.split(' '),
);

const isArabic = (letter: string) => /\p{Script=Arabic}/u.test(letter);
const isIdeograph = (letter: string) =>
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(letter);

/**
 * The letters of an outcome: the initials of its first two words, or the first two letters of its only word. Arabic gives
 * one connected initial form (the article is skipped); Chinese, Japanese and Korean give their first character.
 */
export function initialsOf(label: string): string {
  const all = label
    .normalize('NFC')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(Boolean);
  const words = all.filter(word => !smallWords.has(word.toLowerCase()));
  const [first, second] = words.length > 0 ? words : all;
  if (!first) return '';
  const [initial = '', following = ''] = first;
  if (isIdeograph(initial)) return initial;
  if (isArabic(initial)) return [...first.replace(/^ال(?=..)/, '')][0] ?? initial;
  return second ? initial.toUpperCase() + ([...second][0] ?? '').toUpperCase() : initial.toUpperCase() + following;
}

function glyphOf(letter: string): Glyph {
  if (letter === ' ') return space;
  const plain = letter.normalize('NFD').replace(/\p{M}/gu, '');
  return glyphs[letter] ?? glyphs[plain] ?? glyphs['·'] ?? unknownLetter;
}

/** Letters as outlines, centred on x, y. A letter without an outline becomes a middle dot. */
export function drawLetters(text: string, x: number, y: number, size: number, ink: string): string {
  // A single Arabic letter is lower than a capital, and stands alone: it may be larger.
  const scale = (isArabic(text) ? size * 1.4 : size) / unitsPerEm;
  const tracking = unitsPerEm * 0.02;
  const drawn = [...text].map(glyphOf);
  const width = drawn.reduce((sum, glyph) => sum + glyph.w + tracking, -tracking) * scale;
  const baseline = y + (capHeight * scale) / 2;
  let left = x - width / 2;
  let paths = '';
  for (const glyph of drawn) {
    if (glyph.d) {
      paths += `<path transform="translate(${short(left)} ${short(baseline)})scale(${scale.toFixed(4)})" d="${glyph.d}"/>`;
    }
    left += (glyph.w + tracking) * scale;
  }
  return `<g fill="${ink}">${paths}</g>`;
}

/** How wide letters of this size are. */
export function widthOfLetters(text: string, size: number): number {
  return ([...text].reduce((sum, letter) => sum + glyphOf(letter).w + unitsPerEm * 0.02, 0) * size) / unitsPerEm;
}
