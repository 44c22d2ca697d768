/**
 * Draws the letters that badges carry, so that a badge needs no font wherever it travels, and the word in the masthead.
 * Run it when a font package changes: `node scripts/draw-glyphs.ts`. It writes `packages/core/src/stones/glyphs.json`
 * and `wordmark.json` and `language-names.json` in `packages/web/src/ui`. Outlines are in font units with y downwards and the baseline at 0.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Face, Font, Blob as FontBlob, Buffer as GlyphRun, shape } from 'harfbuzzjs';
import subsetFont from 'subset-font';

interface Outline {
  /** Advance width. */
  w: number;
  /** SVG path. */
  d: string;
}

const packages = createRequire(new URL('../packages/web/package.json', import.meta.url));
const root = new URL('..', import.meta.url);
const unitsPerEm = 1000;
const capHeight = 668;

const range = (from: string, to: string) => {
  const first = from.charCodeAt(0);
  return Array.from({ length: to.charCodeAt(0) - first + 1 }, (_, step) => String.fromCharCode(first + step));
};

async function openFont(file: string, letters: string[], axes: Record<string, number> = {}): Promise<Font> {
  const bytes = await subsetFont(readFileSync(packages.resolve(file)), `${letters.join('')}\u200d`, {
    targetFormat: 'truetype',
    variationAxes: axes,
  });
  const copy = new Uint8Array(bytes);
  return new Font(new Face(new FontBlob(copy.buffer)));
}

/** Moves a path of harfbuzz (absolute, y upwards) and writes it in whole units with y downwards. */
function moved(path: string, right: number, up: number): string {
  return path.replace(/(-?[\d.]+),(-?[\d.]+)/g, (_, x: string, y: string) => {
    const [a, b] = [Math.round(Number(x) + right), -Math.round(Number(y) + up)];
    return ` ${a}${b < 0 ? '' : ' '}${b}`;
  });
}

const compact = (path: string) =>
  path
    .replace(/ +/g, ' ')
    .replace(/([A-Z]) /g, '$1')
    .replace(/ -/g, '-');

/** The outline of a text, shaped as its script asks. */
function outline(font: Font, written: string): Outline | undefined {
  const run = new GlyphRun();
  run.addText(written);
  run.guessSegmentProperties();
  shape(font, run);
  let width = 0;
  let path = '';
  for (const glyph of run.getGlyphInfosAndPositions()) {
    if (glyph.codepoint === 0) return undefined;
    path += moved(font.glyphToPath(glyph.codepoint), width + (glyph.xOffset ?? 0), glyph.yOffset ?? 0);
    width += glyph.xAdvance ?? 0;
  }
  return { w: Math.round(width), d: compact(path) };
}

/** Arabic letters hang and rise; each is moved so that its middle lies where the middle of a capital lies. */
function centred({ w, d }: Outline): Outline {
  const points = [...d.matchAll(/-?\d+/g)].map(Number);
  const heights = points.filter((_, place) => place % 2 === 1);
  const middle = (Math.min(...heights) + Math.max(...heights)) / 2;
  return { w, d: compact(shifted(d, -Math.round(middle) - capHeight / 2)) };
}

function shifted(d: string, down: number): string {
  let place = 0;
  return d.replace(/-?\d+/g, number => ` ${place++ % 2 ? Number(number) + down : number}`);
}

function drawAll(
  font: Font,
  letters: string[],
  form: (letter: string) => string = letter => letter,
): [string, Outline][] {
  return letters.flatMap(letter => {
    const drawn = outline(font, form(letter));
    return drawn?.d ? [[letter, drawn] as [string, Outline]] : [];
  });
}

const latin = [
  ...range('A', 'Z'),
  ...range('a', 'z'),
  ...range('0', '9'),
  ...range('À', 'ÿ').filter(letter => !'×÷'.includes(letter)),
  ...'·.-+/&',
];
const latinExtended = range('Ā', 'ſ');
const cyrillic = [...range('А', 'я'), ...'ЁёІіЇїЄєЋћЂђЈј'];
const greek = [...range('Α', 'Ω'), ...range('α', 'ω')];
const arabic = [...range('ء', 'غ'), ...range('ف', 'ي'), ...'پچژکگی'];
const next = '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next';
const plex = '@fontsource/ibm-plex-sans/files/ibm-plex-sans';

const glyphs = Object.fromEntries([
  ...drawAll(await openFont(`${next}-latin-wght-normal.woff2`, latin, { wght: 700 }), latin),
  ...drawAll(await openFont(`${next}-latin-ext-wght-normal.woff2`, latinExtended, { wght: 700 }), latinExtended),
  ...drawAll(await openFont(`${plex}-cyrillic-700-normal.woff2`, cyrillic), cyrillic),
  ...drawAll(await openFont(`${plex}-greek-700-normal.woff2`, greek), greek),
  ...drawAll(
    await openFont('@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-arabic-700-normal.woff2', arabic),
    arabic,
    letter => `${letter}\u200d`,
  ).map(([letter, drawn]) => [letter, centred(drawn)] as [string, Outline]),
]);

const write = (path: string, value: unknown) =>
  writeFileSync(new URL(path, root), `${JSON.stringify(value, null, 2)}\n`);
write('packages/core/src/stones/glyphs.json', { unitsPerEm, capHeight, glyphs });

const title = await openFont(
  '@fontsource-variable/newsreader/files/newsreader-latin-standard-normal.woff2',
  [...'Cairn'],
  {
    wght: 500,
    opsz: 24,
  },
);
write('packages/web/src/ui/wordmark.json', outline(title, 'Cairn'));

// The link to the other language is the only word of it on most pages: as an outline it needs no font of its own.
const plexArabic = await openFont(
  '@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-arabic-400-normal.woff2',
  arabic,
);
const interfaceFont = await openFont(`${next}-latin-wght-normal.woff2`, [...'English'], { wght: 400 });
write('packages/web/src/ui/language-names.json', {
  en: outline(interfaceFont, 'English'),
  ar: outline(plexArabic, 'العربية'),
});
console.log(`${Object.keys(glyphs).length} letters drawn`);
