import { readdirSync, readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { type ServedPages, servePages } from './serve-pages.ts';

const largestPage = 60 * 1024;
let browser: Browser;
let served: ServedPages;

beforeAll(async () => {
  [browser, served] = await Promise.all([launchBrowser(), servePages()]);
});
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

interface Visit {
  page: Page;
  /** What the page's own scripts complained about. */
  problems: string[];
  /**
   * Bytes that crossed the wire. Pictures are deferred, the judge of the check page comes when it is idle, and letters
   * beyond those of Western Europe come only where a name has them.
   */
  bytes: () => number;
}

const isOfThePage = (url: string) =>
  !/\.svg$|\.jsonld$|-ext-/.test(url) && (!url.endsWith('.js') || /\/(public|verify)-/.test(url));

async function visit(address: string, see: (visit: Visit) => Promise<void>, javaScriptEnabled = true): Promise<void> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    serviceWorkers: 'block',
    javaScriptEnabled,
  });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('console', message => message.type() === 'error' && problems.push(message.text()));
  page.on('pageerror', error => problems.push(error.message));
  const session = await context.newCDPSession(page);
  const urls = new Map<string, string>();
  let bytes = 0;
  await session.send('Network.enable');
  session.on('Network.responseReceived', ({ requestId, response }) => urls.set(requestId, response.url));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (isOfThePage(urls.get(requestId) ?? '')) bytes += encodedDataLength;
  });
  await page.goto(`${served.url}/${address}`, { waitUntil: 'load' });
  await page.evaluate(() => document.fonts.ready);
  await see({ page, problems, bytes: () => bytes });
  await context.close();
}

async function findBarriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.html}`));
}

async function overhang(page: Page, width: number): Promise<number> {
  await page.setViewportSize({ width, height: 900 });
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

const styleFolders = ['../../packages/web/src/public/styles/', '../../packages/web/src/ui/'];
const styled = styleFolders
  .map(folder => new URL(folder, import.meta.url))
  .flatMap(folder => readdirSync(folder).map(name => new URL(name, folder)))
  .filter(file => file.pathname.endsWith('.css'))
  .flatMap(file => [...readFileSync(file, 'utf8').matchAll(/\.([a-z][\w-]*)/g)].map(([, name = '']) => name));

/** Classes in use whose style is in a file that the page does not load. */
async function findUnstyled(page: Page): Promise<string[]> {
  return page.evaluate(names => {
    const rules = [...document.styleSheets].flatMap(sheet => [...sheet.cssRules]).map(rule => rule.cssText);
    const loaded = rules.join('\n');
    const used = new Set([...document.querySelectorAll('[class]')].flatMap(place => [...place.classList]));
    return [...used].filter(name => names.includes(name) && !loaded.includes(`.${name}`));
  }, styled);
}

const everyPage = ['en', 'ar'].flatMap(language =>
  [
    'landing',
    'empty',
    'start',
    'catalogue',
    'nothing',
    'achievement',
    'issuer',
    'credential',
    'withdrawn',
    'verify',
    'verify-unknown',
    'not-found',
    'error',
    'accessibility',
    'privacy',
    'how-checking-works',
  ].map(name => `${language}/${name}`),
);

describe('every public page', () => {
  it('is among those looked at', () => {
    expect(everyPage.map(address => address.split('/')[1]).slice(0, served.names.length)).toEqual(served.names);
  });

  it.each(everyPage)(
    '%s is light, narrow where it must be, and open to everybody',
    async address => {
      await visit(address, async ({ page, problems, bytes }) => {
        expect(bytes()).toBeLessThanOrEqual(largestPage);
        expect(await findUnstyled(page)).toEqual([]);
        expect(await findBarriers(page)).toEqual([]);
        expect(await overhang(page, 768)).toBe(0);
        expect(await overhang(page, 320)).toBe(0);
        await page.emulateMedia({ colorScheme: 'dark' });
        expect(await findBarriers(page)).toEqual([]);
        expect(problems).toEqual([]);
      });
    },
    120_000,
  );
});

describe('a credential page', () => {
  it('can be read without any script', async () => {
    const read = async ({ page }: Visit) => {
      const words = await page.locator('main').innerText();
      for (const expected of ['Salma Haddad-Núñez', 'Valid today.', 'Is it unchanged?', '7KQM-4VXD'])
        expect(words).toContain(expected);
      expect(words).not.toContain('Copy the link');
    };
    await visit('en/credential', read, false);
  });

  it('is not listed by search engines, and says nothing about a person to them', async () => {
    await visit('en/credential', async ({ page }) => {
      expect(await page.locator('meta[name=robots]').getAttribute('content')).toBe('noindex');
      expect(await page.locator('script[type="application/ld+json"]').count()).toBe(0);
      expect(await page.locator('link[rel=canonical]').count()).toBe(0);
    });
  });

  it('is walked in the order it is read, with the keyboard alone', async () => {
    await visit('en/credential', async ({ page }) => {
      const walked: string[] = [];
      for (let step = 0; step < 9; step++) {
        await page.keyboard.press('Tab');
        walked.push(
          await page.evaluate(() => {
            const place = document.activeElement;
            return place?.querySelector('[aria-label]')?.getAttribute('aria-label') ?? place?.textContent?.trim() ?? '';
          }),
        );
      }
      expect(walked).toEqual([
        'Skip to the page',
        'Cairn',
        'Check another',
        'About Lindon University',
        'العربية',
        'Check it yourself',
        'Download',
        'Copy the link',
        'Check it in this browser',
      ]);
    });
  });

  it('prints to one sheet', async () => {
    await visit('en/credential', async ({ page }) => {
      const pdf = await page.pdf({ preferCSSPageSize: true });
      expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1);
    });
  });
});
