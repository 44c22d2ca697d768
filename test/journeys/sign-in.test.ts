import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningServer, startServer } from '../running-server.ts';
import { openBrowser, openWindow, watchFaults } from './browser.ts';

let server: RunningServer;
let browser: Browser;
let window: BrowserContext;
let page: Page;
let device: CDPSession;
let authenticatorId: string;
let codes: string[];
let faults: string[];

/** A phone that knows its owner's finger, inside the browser (WebAuthn Level 3 §11). */
async function plugIn(): Promise<void> {
  device = await window.newCDPSession(page);
  await device.send('WebAuthn.enable');
  const added = await device.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  authenticatorId = added.authenticatorId;
}

/** Whether whoever holds the device touches it when asked. */
const touches = (enabled: boolean) =>
  device.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled });

const signOut = () => page.getByRole('button', { name: 'Sign out', exact: true }).click();

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'cairn-sign-in-'));
  browser = await openBrowser();
  server = await startServer({ dataDir: join(folder, 'data') });
  window = await openWindow(browser, server.url);
  window.setDefaultTimeout(25_000);
  const data = {
    organisation: { name: 'Skerry Point College', slug: 'skerry-point-college', countryCode: 'IE', language: 'en' },
    person: { name: 'Niamh Ó Briain', email: 'niamh@skerry.example', language: 'en' },
  };
  const made = await window.request.post('/api/v1/installation', { data, headers: { origin: server.url } });
  expect(made.status()).toBe(201);
  page = await window.newPage();
  faults = watchFaults(page);
  await plugIn();
}, 300_000);

afterAll(async () => {
  await browser?.close();
  await server?.kill();
});

// Each step stands on the one before it.
describe('a passkey, from the first one to the last code', () => {
  test('it is added, and recovery codes come with it', async () => {
    await page.goto('/account');
    await page.getByLabel('Name', { exact: true }).fill('Work laptop');
    await page.getByRole('button', { name: 'Add a passkey' }).click();
    await page.getByText('Write these ten codes down now').waitFor();
    codes = await page.locator('.recovery-codes li').allInnerTexts();
    expect(codes).toHaveLength(10);
    expect(await page.getByRole('row', { name: /Work laptop/ }).count()).toBe(1);
  });

  test('it signs its owner in', async () => {
    await touches(false);
    await signOut();
    await page.waitForURL('**/sign-in');
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await touches(true);
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click({ noWaitAfter: true });
    await page.waitForURL('**/console/skerry-point-college**');
    await page.waitForLoadState('networkidle');
  });

  test('a dangerous step that finds the proof too old asks for one, and then goes on by itself', async () => {
    await page.goto('/console/skerry-point-college/api-keys');
    let refusals = 0;
    await page.route('**/api-keys', async route => {
      if (route.request().method() !== 'POST' || refusals > 0) return route.fallback();
      refusals += 1;
      const body = JSON.stringify({ code: 'step_up_required', title: 'Prove it', status: 403, type: 'urn:x' });
      return route.fulfill({ status: 403, contentType: 'application/problem+json', body });
    });
    await page.getByLabel('What it is for').fill('Student system');
    await page.getByRole('form').getByText('Issue credentials one by one').click();
    await page.getByRole('button', { name: 'Make the key' }).click();
    const dialog = page.getByRole('alertdialog');
    await dialog.getByRole('button', { name: 'Use your passkey' }).click();
    await page.getByText('Copy it now').waitFor();
    expect(await page.locator('code.identifier').innerText()).toMatch(/^cairn_/);
    expect(refusals).toBe(1);
    await page.unroute('**/api-keys');
  });

  test('whoever declines is told what did not happen, and keeps what was written', async () => {
    await page.route('**/api-keys', route => {
      if (route.request().method() !== 'POST') return route.fallback();
      const body = JSON.stringify({ code: 'step_up_required', title: 'A fresh proof is missing.', status: 403 });
      return route.fulfill({ status: 403, contentType: 'application/problem+json', body });
    });
    await page.getByLabel('What it is for').fill('Library');
    await page.getByRole('form').getByText('Issue credentials one by one').click();
    await page.getByRole('button', { name: 'Make the key' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Do not take this step' }).click();
    await page.getByText('A fresh proof is missing.').waitFor();
    expect(await page.getByLabel('What it is for').inputValue()).toBe('Library');
    await page.unroute('**/api-keys');
  });

  test('a recovery code opens the account from another browser, which is then seen and sent away', async () => {
    const elsewhere = await openWindow(browser, server.url);
    const other = await elsewhere.newPage();
    await other.goto('/sign-in/recovery');
    await other.getByLabel('E-mail address').fill('niamh@skerry.example');
    await other.getByRole('textbox', { name: 'Recovery code' }).fill(codes[0] ?? '');
    await other.getByRole('button', { name: 'Sign in', exact: true }).click();
    await other.waitForURL('**/account');
    await page.goto('/account');
    await page.getByText('9 are left.').waitFor();
    await page.getByRole('button', { name: 'Sign out everywhere else' }).click();
    await page.getByText(/^Signed out in/).waitFor();
    await other.goto('/account');
    await other.waitForURL('**/sign-in**');
    await elsewhere.close();
  });

  test('it is renamed, removed, and the pages reported no fault', async () => {
    await page.getByRole('button', { name: 'Rename Work laptop' }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Old laptop');
    await page.getByRole('dialog').getByRole('button', { name: 'Rename' }).click();
    await page.getByRole('button', { name: 'Remove Old laptop' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
    await page.getByText('You have no passkey yet.').waitFor();
    expect(faults.filter(fault => !/status of 403/.test(fault))).toEqual([]);
  });
});
