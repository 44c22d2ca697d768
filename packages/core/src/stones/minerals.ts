import { seedOf } from './chance.ts';
import { contrastOf, darkInk, leastContrast, lightInk, luminanceOf, mix } from './colour.ts';

/** A hand-mixed set: sky, sun, far ridge, ground, and four stones from dark to light. */
export interface Mineral {
  name: string;
  sky: string;
  sun: string;
  ridge: string;
  ground: string;
  stones: readonly [string, string, string, string];
}

const set = (name: string, scene: string, stones: string): Mineral => {
  const [sky = '', sun = '', ridge = '', ground = ''] = scene.split(' ');
  return { name, sky, sun, ridge, ground, stones: stones.split(' ') as unknown as Mineral['stones'] };
};

/** Ten minerals in the order that the seed counts them. An eleventh needs a new rule. */
export const minerals: readonly Mineral[] = [
  set('moss', '#e6e7d2 #f0b95b #c3cba6 #2c4434', '#33523d #5f7d55 #9db27e #eceacb'),
  set('slate', '#dfe7ea #f3b39a #b4c4cc #22384a', '#2c475c #55758a #9ab4c0 #eef2ee'),
  set('heather', '#ece1e8 #f3cd78 #c9b2ca #40304e', '#54406a #84648e #bea0bf #f4e9ef'),
  set('ochre', '#f3e6c8 #d96a3a #dcbd83 #4b3620', '#6b4a22 #a8722f #d9a955 #f9eccb'),
  set('clay', '#f1ddcf #fdf3e3 #dbad92 #512c22', '#74392b #ac5840 #d89477 #f8e3d4'),
  set('sea glass', '#d9ebe5 #f6d7a0 #a5cabf #153f3d', '#1c5450 #3a827a #8bbfb1 #e6f3ea'),
  set('basalt', '#dddad3 #e4683f #b6b1a8 #232427', '#303236 #5d5e63 #9b9a9b #f0ede5'),
  set('lichen', '#eceed3 #e98f3f #c6d08f #36421f', '#4a5a23 #76862f #b9c35e #f2f3c9'),
  set('glacier', '#1f3147 #f4ead0 #304962 #12202f', '#4b6a83 #7f9db2 #b9cbd2 #f1efe4'),
  set('dusk', '#3f2b43 #f5a98b #5c3f5a #271a2b', '#855873 #b57f8d #deb3ad #fbeae0'),
];

/** The mineral of an achievement: the last byte of its seed. */
export function mineralOf(id: string): Mineral {
  return minerals[(seedOf(id)[31] ?? 0) % minerals.length] as Mineral;
}

/** Two orders of the four tones, lowest stone first, in which neighbours always differ in lightness. */
const orders = [
  [0, 2, 1, 3, 0, 2],
  [1, 3, 0, 2, 1, 3],
] as const;
const partOrder = [1, 2, 1, 2, 1, 2] as const;

/** The two tones of a stone, its lit face and its shade, and the ink that can be read on both. */
export interface Tones {
  lit: string;
  shade: string;
  ink: string;
}

/** Mends a tone until letters can be read on both faces: dark stones go darker, shades of pale ones lighter. */
export function legible(tone: string, deepest: string): Tones {
  const aim = leastContrast + 0.2;
  let lit = tone;
  if (luminanceOf(tone) < 0.25) {
    while (contrastOf(lit, lightInk) < aim) lit = mix(lit, '#0d1210', 0.04);
    return { lit, shade: mix(lit, '#0d1210', 0.28), ink: lightInk };
  }
  while (contrastOf(lit, darkInk) < aim) lit = mix(lit, '#ffffff', 0.04);
  let shade = mix(lit, deepest, 0.26);
  while (contrastOf(shade, darkInk) < aim) shade = mix(shade, lit, 0.1);
  return { lit, shade, ink: darkInk };
}

/** The tones of the stone at `index`, counted from the ground. A stone that is a credential itself has its own mineral. */
export function tonesOf(id: string, index: number, partId?: string): Tones {
  const mineral = mineralOf(partId ?? id);
  const order = partId ? partOrder : orders[(seedOf(id)[30] ?? 0) % 2 === 0 ? 0 : 1];
  const tone = mineral.stones[order?.[index % 6] ?? 0];
  return legible(tone, mineral.stones[0]);
}
