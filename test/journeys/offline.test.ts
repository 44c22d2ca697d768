import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningServer, startServer } from '../running-server.ts';
import { openBrowser, openWindow } from './browser.ts';

let server: RunningServer;
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
  server = await startServer({ dataDir: join(await mkdtemp(join(tmpdir(), 'cairn-offline-')), 'data') });
}, 300_000);

afterAll(async () => {
  await browser?.close();
  await server?.kill();
});

test('the check page works again with the network off, and what keeps it disturbs no other page', async () => {
  const window = await openWindow(browser, server.url);
  const page = await window.newPage();
  await page.goto('/verify');
  await expect
    .poll(() => page.evaluate(async () => (await caches.match('/verify')) !== undefined), { timeout: 30_000 })
    .toBe(true);
  await window.setOffline(true);
  await page.reload();
  await page.getByRole('button', { name: 'Paste' }).click();
  await page.getByLabel('The text of the credential, or its address').fill('{"type":"none"}');
  await page.getByRole('button', { name: 'Check this text' }).click();
  await page.locator('[data-verify-report] *').first().waitFor();
  await window.setOffline(false);
  await page.goto('/start');
  await page.getByRole('heading', { level: 1 }).waitFor();
});
