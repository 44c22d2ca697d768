/** Colours as `#rrggbb`, and what can be read on what (WCAG 2.2, relative luminance and contrast ratio). */

export const lightInk = '#fffdf6';
export const darkInk = '#151a17';
/** Letters on a stone never have less contrast than this against either of its tones. */
export const leastContrast = 4.5;

const channels = (colour: string) => [1, 3, 5].map(at => Number.parseInt(colour.slice(at, at + 2), 16));

export function luminanceOf(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map(value => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

export function contrastOf(one: string, other: string): number {
  const [a, b] = [luminanceOf(one), luminanceOf(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** `share` of the second colour in the first. */
export function mix(one: string, other: string, share: number): string {
  const added = channels(other);
  const mixed = channels(one).map((value, at) => Math.round(value + ((added[at] ?? 0) - value) * share));
  return `#${mixed.map(value => value.toString(16).padStart(2, '0')).join('')}`;
}

/** The ink that reads best on all of these grounds. */
export function inkFor(...grounds: string[]): string {
  const worst = (ink: string) => Math.min(...grounds.map(ground => contrastOf(ink, ground)));
  return worst(lightInk) >= worst(darkInk) ? lightInk : darkInk;
}
