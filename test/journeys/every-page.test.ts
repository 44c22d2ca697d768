import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningServer, startServer } from '../running-server.ts';
import { findBarriers, openBrowser, openWindow, overhang } from './browser.ts';
import { lookAround, type Place } from './places.ts';
import { walkByKeyboard } from './walk.ts';

let server: RunningServer;
let browser: Browser;
let places: Place[];
const windows = new Map<string, BrowserContext>();

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'cairn-pages-'));
  browser = await openBrowser();
  server = await startServer({ dataDir: join(folder, 'data') });
  const english = await openWindow(browser, server.url);
  places = await lookAround(english, server.url);
  const arabic = await openWindow(browser, server.url, { language: 'ar' });
  await arabic.addCookies((await english.cookies()).filter(({ name }) => name !== 'language'));
  windows.set('en', english).set('ar', arabic);
}, 300_000);

afterAll(async () => {
  await browser?.close();
  await server?.kill();
});

/** What bars anybody from the page at that width and in that theme. */
async function findFaults(page: Page, width: number, colorScheme: 'light' | 'dark'): Promise<string[]> {
  await page.setViewportSize({ width, height: width === 320 ? 640 : 900 });
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  const out = await overhang(page);
  const faults = [...(out > 0 ? [`${out} px stick out`] : []), ...(await findBarriers(page))];
  return faults.map(fault => `${width} px, ${colorScheme}: ${fault}`);
}

async function visit(language: string, place: Place): Promise<string[]> {
  const page = await windows.get(language)?.newPage();
  if (!page) throw new Error('no window');
  await page.goto(place.path, { waitUntil: 'networkidle' });
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  const html = page.locator('html');
  expect([await html.getAttribute('lang'), await html.getAttribute('dir')]).toEqual([
    language,
    language === 'ar' ? 'rtl' : 'ltr',
  ]);
  const wide = await findFaults(page, 1280, 'dark');
  const middle = await page.setViewportSize({ width: 768, height: 900 }).then(() => overhang(page));
  const narrow = await findFaults(page, 320, 'light');
  const walked = await walkByKeyboard(page);
  await page.close();
  const faults = [...wide, ...(middle > 0 ? [`768 px: ${middle} px stick out`] : []), ...narrow, ...walked];
  return faults.map(fault => `${place.name}: ${fault}`);
}

test.concurrent.each(['en', 'ar'])(
  'in %s every page is open to everybody: wide and narrow, light and dark, by keyboard',
  async language => {
    const faults: string[] = [];
    for (const place of places) faults.push(...(await visit(language, place)));
    expect(faults).toEqual([]);
  },
  1_200_000,
);
