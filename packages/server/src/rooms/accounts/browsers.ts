import { browsers, systems } from '@cairn/api/sign-in';

export type BrowserName = (typeof browsers)[number];
export type SystemName = (typeof systems)[number];

/** Later names are also claimed by earlier ones: Edge says Chrome, Chrome says Safari. */
const browserMarks: readonly [RegExp, BrowserName][] = [
  [/\bEdgA?\//, 'edge'],
  [/\b(Firefox|FxiOS)\//, 'firefox'],
  [/(Chrome|CriOS|Chromium)\//, 'chrome'],
  [/\bSafari\//, 'safari'],
];
const systemMarks: readonly [RegExp, SystemName][] = [
  [/\b(iPhone|iPad)\b/, 'ios'],
  [/\bAndroid\b/, 'android'],
  [/\bWindows\b/, 'windows'],
  [/\bMac OS X\b/, 'macos'],
  [/\bLinux\b/, 'linux'],
];

/** A browser in two coarse words, such as `firefox-linux`: enough to know one's own, useless as a fingerprint. */
export function describeBrowser(userAgent: string | undefined): string {
  const text = (userAgent ?? '').slice(0, 400);
  const browser = browserMarks.find(([mark]) => mark.test(text))?.[1] ?? 'other';
  const system = systemMarks.find(([mark]) => mark.test(text))?.[1] ?? 'other';
  return `${browser}-${system}`;
}

/** The two words again. */
export function parseBrowser(text: string): { browser: BrowserName; system: SystemName } {
  const [first, second] = text.split('-');
  return {
    browser: browsers.find(name => name === first) ?? 'other',
    system: systems.find(name => name === second) ?? 'other',
  };
}
