import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningServer, startServer } from '../running-server.ts';
import { openBrowser, openWindow } from './browser.ts';

let server: RunningServer;
let browser: Browser;

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'cairn-keyboard-'));
  browser = await openBrowser();
  server = await startServer({ dataDir: join(folder, 'data') });
}, 300_000);

afterAll(async () => {
  await browser?.close();
  await server?.kill();
});

/** An award of the samples that nobody has taken yet, by the code on its paper. */
async function findWaitingCode(): Promise<string> {
  const window = await openWindow(browser, server.url);
  const options = { data: {}, headers: { origin: server.url }, timeout: 240_000 };
  const loaded = await window.request.post('/api/v1/samples', options);
  const { organisations } = (await loaded.json()) as { organisations: { id: string }[] };
  const path = `/api/v1/organisations/${organisations[0]?.id}/credentials?claim=waiting&state=in-force`;
  const { items } = (await (await window.request.get(path)).json()) as { items: { claimCode: string }[] };
  await window.close();
  return items[0]?.claimCode ?? '';
}

/** Presses Tab until the focus is on something of that name, as somebody does who cannot use a mouse. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement | null;
      const label = element?.id ? document.querySelector(`label[for="${element.id}"]`)?.textContent : '';
      return `${element?.getAttribute('aria-label') ?? ''} ${element?.innerText ?? ''} ${label ?? ''}`;
    });
    if (name.test(focused)) return;
  }
  throw new Error(`the keyboard does not reach ${name}`);
}

test('an award is claimed and shown with the keyboard alone, at 320 pixels', async () => {
  const code = await findWaitingCode();
  const window = await openWindow(browser, server.url, { width: 320 });
  const page = await window.newPage();
  await page.goto('/claim');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await tabTo(page, /Claim code/);
  await page.keyboard.type(code.toLowerCase());
  await page.keyboard.press('Enter');
  await page.getByText('is waiting for you').waitFor();
  await tabTo(page, /^\s*Take it/);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'It is yours' }).waitFor();
  await tabTo(page, /Make a public page/);
  await page.keyboard.press('Enter');
  await tabTo(page, /Open the public page/);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/credentials\//);
  expect(await page.getByRole('main').innerText()).toContain('earned');
});
