import { sha256 } from '../sha256.ts';
import { type Chance, chanceFrom, seedOf } from './chance.ts';
import { darkInk, inkFor, lightInk, mix } from './colour.ts';
import { drawLetters, initialsOf, widthOfLetters } from './letters.ts';
import { type Mineral, mineralOf, type Tones, tonesOf } from './minerals.ts';
import { across, ridge, short, squircle, stoneOutline } from './shapes.ts';
import { type Placed, stackStones } from './stack.ts';
import { aboutBadge, type BadgeSubject, marksOf } from './subject.ts';

/** `full` from 96 px up: letters, strata, level. `small` below: shape and colour. */
export type BadgeForm = 'full' | 'small';

const frame = squircle(160, 158, 5.2);
const rooms = {
  full: { floor: 252, width: 216, least: 90, height: 198 },
  small: { floor: 264, width: 236, least: 104, height: 212 },
} as const;

const escaped = (text: string) => text.replace(/[&<>"']/g, letter => `&#${letter.charCodeAt(0)};`);
const keyOf = (text: string) => [...sha256(text).slice(0, 5)].map(byte => byte.toString(36)).join('');

/** Sun, far ridge and near ridge. */
function drawSky(mineral: Mineral, chance: Chance): { paths: string; sunLeft: boolean } {
  const sunLeft = chance.happens(0.5);
  const x = sunLeft ? chance.between(62, 104) : chance.between(216, 258);
  const [y, radius] = [chance.between(70, 118), chance.between(30, 42)];
  const far = ridge(chance.between(176, 200), chance.between(10, 20), chance);
  const near = ridge(chance.between(212, 226), chance.between(5, 10), chance);
  const halo = mix(mineral.sky, mineral.sun, 0.16);
  const paths =
    `<path fill="${mineral.sky}" d="M0 0H320V320H0Z"/>` +
    `<circle cx="${short(x)}" cy="${short(y)}" r="${short(radius * 1.5)}" fill="${halo}"/>` +
    `<circle cx="${short(x)}" cy="${short(y)}" r="${short(radius)}" fill="${mineral.sun}"/>` +
    `<path fill="${mix(mineral.sky, mineral.ridge, 0.6)}" d="${far}V330H-10Z"/>` +
    `<path fill="${mineral.ridge}" d="${near}V330H-10Z"/>`;
  return { paths, sunLeft };
}

const hill = (height: number) => across(x => height + 0.00042 * (x - 160) ** 2);

/** The ground, one stratum for each step of the level, and the level in words. */
function drawGround(mineral: Mineral, floor: number, level: { label: string; steps: number } | undefined): string {
  const ground = `<path fill="${mineral.ground}" d="${hill(floor)}V330H-10Z"/>`;
  if (!level) return ground;
  const chalk = mix(mineral.ground, lightInk, 0.34);
  const strata = Array.from({ length: level.steps }, (_, step) => hill(floor + 9 + step * 6.6)).join('');
  const size = Math.min(18, (18 * 190) / widthOfLetters(level.label, 18));
  const half = widthOfLetters(level.label, size) / 2 + 12;
  return (
    ground +
    (strata && `<path fill="none" stroke="${chalk}" stroke-width="1.3" d="${strata}"/>`) +
    `<rect x="${short(160 - half)}" y="276" width="${short(half * 2)}" height="27" rx="13" fill="${mineral.ground}"/>` +
    drawLetters(level.label, 160, 289.5, size, inkFor(mineral.ground))
  );
}

/** Two or three fine lines that keep clear of the letters. */
function drawVeins(stone: Placed, ink: string, chance: Chance): string {
  const slope = chance.between(-0.06, 0.06) * stone.width;
  const half = stone.width / 2;
  let paths = '';
  for (let vein = chance.happens(0.5) ? 3 : 2; vein > 0; vein--) {
    const y = stone.height * chance.between(0.24, 0.44) * (vein % 2 ? -1 : 1);
    const bow = y + stone.height * chance.between(-0.08, 0.08);
    const width = short(chance.between(0.9, 2));
    paths += `<path stroke-width="${width}" d="M${short(-half)} ${short(y - slope)}Q0 ${short(bow)} ${short(half)} ${short(y + slope)}"/>`;
  }
  return `<g fill="none" stroke="${ink}" stroke-opacity=".17">${paths}</g>`;
}

/** Flecks of lichen in the colour of the sun, near one end. */
function drawFlecks(stone: Placed, sun: string, chance: Chance): string {
  if (!chance.happens(0.6)) return '';
  const end = chance.between(0.27, 0.38) * (chance.happens(0.5) ? -1 : 1);
  let circles = '';
  for (let count = Math.floor(chance.between(3, 7)); count > 0; count--) {
    const [x, y] = [stone.width * (end + chance.between(-0.06, 0.06)), stone.height * chance.between(-0.24, 0.2)];
    circles += `<circle cx="${short(x)}" cy="${short(y)}" r="${short(chance.between(1, 2.9))}"/>`;
  }
  return `<g fill="${sun}" fill-opacity=".75">${circles}</g>`;
}

interface Light {
  /** -1 when the sun stands on the left, 1 when on the right. */
  side: number;
  veins: boolean;
}

function drawStone(
  stone: Placed,
  above: Placed | undefined,
  tones: Tones,
  mineral: Mineral,
  clip: string,
  light: Light,
  chance: Chance,
): string {
  const path = stoneOutline(stone.width, stone.height, chance);
  const [right, up] = [light.side * stone.width * 0.045, -stone.height * 0.15];
  const veins = drawVeins(stone, tones.ink === lightInk ? lightInk : mineral.stones[0], chance);
  const flecks = drawFlecks(stone, mineral.sun, chance);
  const shadow = above
    ? `<ellipse cx="${short(above.x - stone.x - light.side * 3)}" cy="${short(1 - stone.height / 2)}" rx="${short(above.width * 0.44)}" ry="4.6" fill="#0d1210" fill-opacity=".28"/>`
    : '';
  return (
    `<g transform="translate(${short(stone.x)} ${short(stone.y)})rotate(${short(stone.turn)})">` +
    `<clipPath id="${clip}"><path d="${path}"/></clipPath><g clip-path="url(#${clip})">` +
    `<path fill="${tones.shade}" d="${path}"/>` +
    `<path fill="${tones.lit}" transform="translate(${short(right)} ${short(up)})" d="${path}"/>` +
    `${light.veins ? veins : ''}${flecks}${shadow}</g>`
  );
}

/** The level as the ground says it: one stratum a step, ten at most, a long framework by its initials. */
function levelOf(subject: BadgeSubject): { label: string; steps: number } | undefined {
  if (!subject.level) return undefined;
  const { framework, value } = subject.level;
  const shortName =
    framework.length > 8 ? framework.replace(/[^\p{Lu}]/gu, '').slice(0, 6) || framework.slice(0, 6) : framework;
  const steps = Math.min(10, Math.max(0, Number.parseInt(value.replace(/^\D+/, ''), 10) || 0));
  return { label: `${shortName} ${value}`, steps };
}

/**
 * The picture of an achievement as an SVG document: the same for the same identifier and outcomes, on any machine, at any
 * time. `full` (from 96 px up) carries letters, strata and level; `small` carries shape and colour. Its words are in
 * `<title>` and `<desc>`. Letters have at least 4.5:1 on both tones of their stone. Ids inside are made from everything
 * the picture says, so that different pictures can stand in one page.
 */
export function drawBadge(subject: BadgeSubject, form: BadgeForm): string {
  const full = form === 'full';
  const chance = chanceFrom(seedOf(subject.id));
  const mineral = mineralOf(subject.id);
  const marks = marksOf(subject);
  const about = aboutBadge(subject);
  const key = keyOf(`${subject.id}\n${form}\n${about.title}\n${about.description}`);
  const room = rooms[form];
  const sky = drawSky(mineral, chance);
  const stones = stackStones(marks.length, chance, room);
  const base = stones[0] as Placed;
  const light: Light = { side: sky.sunLeft ? -1 : 1, veins: full };
  const drawn = stones.map((stone, index) => {
    const mark = marks[index];
    const own = mark?.id ? mineralOf(mark.id) : mineral;
    const tones = tonesOf(subject.id, index, mark?.id);
    const body = drawStone(stone, stones[index + 1], tones, own, `${key}-${index}`, light, chance);
    const size = Math.min(25, Math.max(17, stone.height * 0.56));
    return `${body}${full && mark ? drawLetters(initialsOf(mark.label), 0, 0.5, size, tones.ink) : ''}</g>`;
  });
  const ground = drawGround(mineral, room.floor, full ? levelOf(subject) : undefined);
  const footing = `<ellipse cx="${short(base.x - light.side * 6)}" cy="${room.floor + 5}" rx="${short(base.width * 0.48)}" ry="5" fill="#0d1210" fill-opacity=".35"/>`;
  const rim = subject.parts
    ? `<path d="${squircle(160, 150, 5.2)}" fill="none" stroke="${lightInk}" stroke-opacity=".9" stroke-width="3"/>`
    : '';
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 320" role="img"><title>${escaped(about.title)}</title>` +
    `<desc>${escaped(about.description)}</desc><clipPath id="${key}"><path d="${frame}"/></clipPath>` +
    `<g clip-path="url(#${key})">${sky.paths}${ground}${footing}${drawn.join('')}</g>` +
    `${rim}<path d="${frame}" fill="none" stroke="${darkInk}" stroke-opacity=".16" stroke-width="1.5"/></svg>`
  );
}

/** How a lone stone is drawn: size in CSS pixels, with its letters or without. */
export interface LoneStone {
  width?: number;
  height?: number;
  letters?: boolean;
  /** Lets the page stretch it to any height, as the rows of a cairn need. */
  stretch?: boolean;
}

/**
 * One stone of the badge by itself, as an SVG element: marker of an outcome, or row of a cairn. It is decorative
 * (`aria-hidden`): the words stand beside it. `index` counts from the ground, as the outcomes do.
 */
export function loneStone(
  subject: Pick<BadgeSubject, 'id' | 'outcomes' | 'parts'>,
  index: number,
  shown: LoneStone = {},
): string {
  const { width = 56, height = 34, letters = true, stretch = false } = shown;
  const mark = marksOf(subject)[index] ?? { label: subject.outcomes[index] ?? '' };
  const name = `${subject.id}#${index}`;
  const tones = tonesOf(subject.id, index, mark.id);
  const path = stoneOutline(width - 2, height - 2, chanceFrom(seedOf(name)));
  const key = keyOf(`${name}\n${width}\n${height}\n${letters}`);
  const inner =
    `<clipPath id="${key}"><path d="${path}"/></clipPath><g clip-path="url(#${key})"><path fill="${tones.shade}" d="${path}"/>` +
    `<path fill="${tones.lit}" transform="translate(${short(-width * 0.04)} ${short(-height * 0.14)})" d="${path}"/></g>` +
    `<path d="${path}" fill="none" stroke="${darkInk}" stroke-opacity=".14"/>`;
  const words = letters ? drawLetters(initialsOf(mark.label), 0, 0, height * 0.44, tones.ink) : '';
  return `<svg viewBox="${-width / 2} ${-height / 2} ${width} ${height}" width="${width}" height="${height}"${stretch ? ' preserveAspectRatio="none"' : ''} aria-hidden="true">${inner}${words}</svg>`;
}
