import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { issueMixedRecord } from '../mixed-record.ts';
import { type RunningServer, startServer } from '../running-server.ts';
import { findBarriers, openBrowser, openWindow, overhang, watchFaults } from './browser.ts';

let folder: string;
let server: RunningServer;
let browser: Browser;
let certificate: string;
let empty: string;

async function writePdf(name: string, attached?: string): Promise<string> {
  const pdf = await PDFDocument.create();
  pdf.addPage().drawText('Certificate');
  if (attached) await pdf.attach(new TextEncoder().encode(attached), 'record.json', { mimeType: 'application/vc' });
  const path = join(folder, name);
  await writeFile(path, await pdf.save());
  return path;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cairn-check-'));
  certificate = await writePdf('certificate.pdf', JSON.stringify(await issueMixedRecord()));
  empty = await writePdf('empty.pdf');
  browser = await openBrowser();
  server = await startServer({ dataDir: join(folder, 'data') });
}, 300_000);

afterAll(async () => {
  await browser?.close();
  await server?.kill();
});

/** Hands files to the page and reads what it says of them. */
async function check(page: Page, ...paths: string[]): Promise<string> {
  const report = page.locator('[data-verify-report]');
  await page.locator('input[type=file]').setInputFiles(paths);
  await expect.poll(() => report.getAttribute('aria-busy'), { timeout: 60_000 }).toBeNull();
  await report.locator('article').first().waitFor();
  return report.innerText();
}

test.each([
  ['en', 320, ['2 valid, 1 not to be relied on, 1 not known in full', 'It is not what was signed', '1 January 2026']],
  ['ar', 1280, ['سارية: ٢، لا يُعتمد عليها: ١', 'ليست هي ما جرى توقيعه', 'يناير ٢٠٢٦']],
] as const)(
  'a learner record in a PDF is told part by part in %s at %i pixels, and its kept report is read again',
  async (language, width, words) => {
    const window = await openWindow(browser, server.url, { language, width });
    const page = await window.newPage();
    const faults = watchFaults(page);
    await page.goto('/verify');
    const told = await check(page, certificate);
    for (const expected of words) expect(told).toContain(expected);
    expect(await findBarriers(page)).toEqual([]);
    expect(await overhang(page)).toBe(0);
    const kept = join(folder, `kept-${language}.json`);
    const keep = page.getByRole('button', { name: language === 'en' ? 'Keep this report' : 'احتفظ بهذا التقرير' });
    const [download] = await Promise.all([page.waitForEvent('download'), keep.click()]);
    await download.saveAs(kept);
    const again = await check(page, kept, empty);
    for (const expected of words) expect(again).toContain(expected);
    expect(again).toContain('empty.pdf');
    expect(faults).toEqual([]);
    await window.close();
  },
);
