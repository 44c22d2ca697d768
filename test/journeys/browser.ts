import { existsSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const places = [process.env.CHROMIUM_PATH ?? '', '/usr/bin/chromium', '/usr/bin/chromium-browser'];
const quiet = ['background-networking', 'component-update', 'sync', 'gpu'].map(part => `--disable-${part}`);

/** A headless Chromium with a profile of its own. The caller closes it. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = places.find(place => place !== '' && existsSync(place));
  if (!executablePath) {
    throw new Error('This test needs a browser. Install it with: sudo apt-get install chromium (or set CHROMIUM_PATH)');
  }
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--no-first-run', ...quiet] });
}

/** A browser window of that reader, signed in as nobody. */
export async function openWindow(
  browser: Browser,
  baseURL: string,
  { language = 'en', width = 1280 }: { language?: 'en' | 'ar'; width?: number } = {},
): Promise<BrowserContext> {
  return browser.newContext({
    baseURL,
    locale: language === 'ar' ? 'ar-EG' : 'en-GB',
    reducedMotion: 'reduce',
    viewport: { width, height: width === 320 ? 640 : 900 },
    acceptDownloads: true,
  });
}

/** What axe finds on the page as it stands, one line for each place: by all its rules, or by these alone. */
export async function findBarriers(page: Page, ...rules: string[]): Promise<string[]> {
  // The pages have no frames, so axe may finish in the page itself, which is much quicker.
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  const { violations } = await (rules.length > 0 ? axe.withRules(rules) : axe).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.target.join(' ')}`));
}

/** How many pixels of the page stick out sideways. */
export async function overhang(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

// Look-ups under way when a window closes end so; what the server answers badly is told in other words.
const isCutOff = (text: string) => text.startsWith('Failed to load resource: net::');

/** Every fault that the page's own scripts reported so far. */
export function watchFaults(page: Page): string[] {
  const faults: string[] = [];
  page.on('pageerror', error => faults.push(error.message));
  page.on('console', message => {
    if (message.type() !== 'error' || isCutOff(message.text())) return;
    faults.push(`${message.text()} ${message.location().url} on ${page.url()}`);
  });
  return faults;
}
