import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** The learner's pages and the page on which anybody checks a credential. */

/** Opens the claim link in the newest letter to that address, as it is kept in the outbox. */
export async function openLetter(page: Page, address: string): Promise<void> {
  await page.goto('/outbox');
  await page.getByRole('searchbox').fill(address);
  await page.getByRole('button', { name: 'Search' }).click();
  const letter = page.locator('details', { hasText: address }).first();
  await letter.locator('summary').click();
  await letter
    .getByRole('link', { name: /\/claim\/[a-z0-9]/ })
    .first()
    .click();
}

/** From the open letter to a public page; gives its address. */
export async function claimAndPublish(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Take it' }).click();
  await page.getByRole('heading', { name: 'It is yours' }).waitFor();
  await page.getByRole('button', { name: 'Make a public page' }).click();
  const link = page.getByRole('link', { name: 'Open the public page' });
  return new URL((await link.getAttribute('href')) ?? '', page.url()).href;
}

/** Saves the signed file from the page of a held award; gives its path. */
export async function downloadCredential(page: Page, folder: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download the credential' }).click(),
  ]);
  const path = join(folder, download.suggestedFilename());
  await download.saveAs(path);
  return path;
}

/** Hands a file to the check page and reads the report's headline. */
export async function checkFile(page: Page, path: string): Promise<string> {
  await page.goto('/verify');
  await page.locator('input[type=file]').setInputFiles(path);
  const report = page.locator('[data-verify-report] article');
  await report.waitFor();
  return report.innerText();
}
