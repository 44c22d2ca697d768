/**
 * Cuts the fonts to what pages need: fewer letters, fewer weights, one optical size. A public page with all of them stays
 * under 60 KB. Letters outside the small files come from the larger ones, by `unicode-range`, only when a page has them.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import subsetFont from 'subset-font';

const packages = createRequire(new URL('../packages/web/package.json', import.meta.url));

type Range = readonly [number, number];

const latin: Range[] = [
  [0x20, 0x7e],
  [0xa0, 0xa1],
  [0xa9, 0xa9],
  [0xab, 0xab],
  [0xae, 0xae],
  [0xb0, 0xb0],
  [0xb7, 0xb7],
  [0xbb, 0xbb],
  [0xbf, 0xd6],
  [0xd8, 0xf6],
  [0xf8, 0xff],
  [0x2013, 0x2014],
  [0x2018, 0x201a],
  [0x201c, 0x201e],
  [0x2026, 0x2026],
  [0x20ac, 0x20ac],
  [0x2122, 0x2122],
];
/** Titles in italics are short: basic Latin and what it is quoted with. Accents come in a file of their own. */
const basic: Range[] = [
  [0x20, 0x7e],
  [0xa0, 0xa0],
  [0x2013, 0x2014],
  [0x2018, 0x2019],
  [0x201c, 0x201d],
];
/** Marks that Arabic text takes from the Latin font. */
const quotes: Range[] = [
  [0xab, 0xab],
  [0xb7, 0xb7],
  [0xbb, 0xbb],
];
const accented: Range[] = [
  [0xbf, 0xd6],
  [0xd8, 0xf6],
  [0xf8, 0xff],
];
const extended: Range[] = [
  [0x100, 0x17f],
  [0x218, 0x21b],
  [0x1e00, 0x1eff],
];
const code: Range[] = [
  [0x2d, 0x2d],
  [0x30, 0x39],
  [0x41, 0x5a],
];
const otherCode: Range[] = [
  [0x21, 0x2c],
  [0x2e, 0x2f],
  [0x3a, 0x40],
  [0x5b, 0x7e],
  [0x2026, 0x2026],
];
const arabic: Range[] = [
  [0x60c, 0x60c],
  [0x61b, 0x61b],
  [0x61f, 0x61f],
  [0x621, 0x63a],
  [0x640, 0x655],
  [0x660, 0x66c],
  [0x670, 0x671],
  [0x200c, 0x200f],
];
/** Letters of other languages in Arabic script. */
const otherArabic: Range[] = [
  [0x672, 0x6ff],
  [0x750, 0x77f],
];

interface Cut {
  family: string;
  /** Name of the file, and the package file that it is cut from. */
  name: string;
  from: string;
  ranges: Range[];
  axes?: Record<string, number | { min: number; max: number; default: number }>;
  weight?: string;
  style?: 'italic';
  /** Pages in this language ask for it at once. */
  preload?: 'en' | 'ar';
}

const next = '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next';
const mono = '@fontsource-variable/atkinson-hyperlegible-mono/files/atkinson-hyperlegible-mono-latin-wght-normal.woff2';
const news = '@fontsource-variable/newsreader/files/newsreader';
const plex = '@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-arabic';
const naskh = '@fontsource-variable/noto-naskh-arabic/files/noto-naskh-arabic-arabic-wght-normal.woff2';

const weights = { wght: { min: 400, max: 700, default: 400 } };
const title = { wght: 400, opsz: 32 };

const cuts: Cut[] = [
  {
    family: 'Atkinson Next',
    name: 'ui-latin',
    from: `${next}-latin-wght-normal.woff2`,
    ranges: latin,
    axes: weights,
    weight: '400 700',
    preload: 'en',
  },
  {
    family: 'Atkinson Next',
    name: 'ui-latin-ext',
    from: `${next}-latin-ext-wght-normal.woff2`,
    ranges: extended,
    axes: weights,
    weight: '400 700',
  },
  // Latin words on Arabic pages are few: names, domains, codes. One weight is enough for them.
  {
    family: 'Atkinson Few',
    name: 'ui-few',
    from: `${next}-latin-wght-normal.woff2`,
    ranges: [...basic, ...quotes],
    axes: { wght: 400 },
  },
  {
    family: 'Atkinson Few',
    name: 'ui-few-accents',
    from: `${next}-latin-wght-normal.woff2`,
    ranges: accented,
    axes: { wght: 400 },
  },
  { family: 'Atkinson Mono', name: 'code', from: mono, ranges: code, axes: { wght: 500 } },
  { family: 'Atkinson Mono', name: 'code-other', from: mono, ranges: otherCode, axes: { wght: 500 } },
  {
    family: 'Newsreader',
    name: 'title-latin',
    from: `${news}-latin-standard-normal.woff2`,
    ranges: latin,
    axes: title,
  },
  {
    family: 'Newsreader',
    name: 'title-latin-ext',
    from: `${news}-latin-ext-standard-normal.woff2`,
    ranges: extended,
    axes: title,
  },
  {
    family: 'Newsreader',
    name: 'title-italic',
    from: `${news}-latin-standard-italic.woff2`,
    ranges: basic,
    axes: title,
    style: 'italic',
  },
  {
    family: 'Newsreader',
    name: 'title-italic-accents',
    from: `${news}-latin-standard-italic.woff2`,
    ranges: accented,
    axes: title,
    style: 'italic',
  },
  {
    family: 'Newsreader',
    name: 'title-italic-ext',
    from: `${news}-latin-ext-standard-italic.woff2`,
    ranges: extended,
    axes: title,
    style: 'italic',
  },
  { family: 'Plex Arabic', name: 'ui-arabic', from: `${plex}-400-normal.woff2`, ranges: arabic, preload: 'ar' },
  {
    family: 'Plex Arabic',
    name: 'ui-arabic-bold',
    from: `${plex}-600-normal.woff2`,
    ranges: arabic,
    weight: '600 700',
  },
  { family: 'Plex Arabic', name: 'ui-arabic-other', from: `${plex}-400-normal.woff2`, ranges: otherArabic },
  { family: 'Naskh', name: 'title-arabic', from: naskh, ranges: arabic, axes: { wght: 400 } },
  { family: 'Naskh', name: 'title-arabic-other', from: naskh, ranges: otherArabic, axes: { wght: 400 } },
];

/** What shaping needs; Latin letters are whole, so kerning is all they ask for. In italics it costs a third of the file. */
const latinFeatures = ['kern', 'tnum'];
const italicFeatures: string[] = [];
const arabicFeatures = ['kern', 'rlig', 'ccmp', 'locl', 'mark', 'mkmk', 'init', 'medi', 'fina', 'isol', 'calt', 'curs'];

const featuresOf = ({ name, style }: Cut) =>
  name.includes('arabic') ? arabicFeatures : style === 'italic' ? italicFeatures : latinFeatures;

const lettersOf = (ranges: Range[]) =>
  ranges
    .map(([first, last]) =>
      Array.from({ length: last - first + 1 }, (_, step) => String.fromCodePoint(first + step)).join(''),
    )
    .join('');

const hex = (value: number) => value.toString(16).toUpperCase();
const unicodeRange = (ranges: Range[]) =>
  ranges.map(([first, last]) => (first === last ? `U+${hex(first)}` : `U+${hex(first)}-${hex(last)}`)).join(',');

export interface BuiltFonts {
  /** `@font-face` rules. */
  css: string;
  preload: { en: string[]; ar: string[] };
}

/** Cuts all fonts into `folder`, which is served as `/assets/fonts`. */
export async function buildFonts(folder: string): Promise<BuiltFonts> {
  mkdirSync(folder, { recursive: true });
  const preload: BuiltFonts['preload'] = { en: [], ar: [] };
  let css = '';
  for (const cut of cuts) {
    const bytes = await subsetFont(readFileSync(packages.resolve(cut.from)), lettersOf(cut.ranges), {
      targetFormat: 'woff2',
      noHinting: true,
      keepFeatures: featuresOf(cut),
      ...(cut.axes && { variationAxes: cut.axes }),
    });
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 8);
    const file = `${cut.name}-${hash}.woff2`;
    writeFileSync(join(folder, file), bytes);
    const path = `/assets/fonts/${file}`;
    if (cut.preload) preload[cut.preload].push(path);
    css +=
      `@font-face{font-family:"${cut.family}";src:url(${path})format("woff2");font-weight:${cut.weight ?? '400'};` +
      `${cut.style ? 'font-style:italic;' : ''}font-display:swap;unicode-range:${unicodeRange(cut.ranges)}}`;
  }
  return { css, preload };
}
