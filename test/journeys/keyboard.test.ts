import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningServer, startServer } from '../running-server.ts';
import { openBrowser, openWindow } from './browser.ts';
import { press, tabTo, type } from './by-keyboard.ts';
import { learnersCsv } from './learners-csv.ts';

let server: RunningServer;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'cairn-keyboard-'));
  browser = await openBrowser();
  server = await startServer({ dataDir: join(folder, 'data') });
  page = await (await openWindow(browser, server.url, { width: 320 })).newPage();
  page.setDefaultTimeout(60_000);
}, 300_000);

afterAll(async () => {
  await browser?.close();
  await server?.kill();
});

const button = (name: string) => page.getByRole('button', { name });
const field = (name: string) => page.getByLabel(name);
const desk = '/console/skerry-point-college';

async function open(path: string): Promise<void> {
  await page.goto(path);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
}

// Each step stands on the one before it.
describe('with the keyboard alone, at 320 pixels,', () => {
  test('an organisation is set up', async () => {
    await open('/start');
    await press(page, page.getByRole('link', { name: 'Begin with the name' }));
    await type(page, page.getByLabel('Name', { exact: true }), 'Skerry Point College');
    await type(page, field('Web address'), 'https://skerry-point.example');
    await type(page, field('Country'), 'Ireland');
    await type(page, field('Your name'), 'Órla Brannigan');
    await type(page, field('Your e-mail address'), 'orla@skerry-point.example');
    await press(page, button('Set it up'));
    await page.getByText('Skerry Point College is set up').first().waitFor();
  });

  test('a micro-credential is defined and published', async () => {
    await open(`${desk}/achievements`);
    await press(page, button('Define an achievement'));
    await type(page, page.getByRole('textbox', { name: 'Title', exact: true }), 'Shore Survey Basics®');
    await type(page, field('In one sentence'), 'Can survey a beach safely and say what the numbers mean.');
    await press(page, button('Add an outcome'));
    await type(
      page,
      page.getByLabel('Outcome 1', { exact: true }),
      'Measure a beach profile to within two centimetres',
    );
    await type(page, field('What has to be done to earn it'), 'Survey two beaches and present one of them.');
    await type(page, field('Hours of learning, all included'), '50');
    await type(page, page.getByRole('textbox', { name: 'Level', exact: true }), '5');
    await type(page, field('Kind of assessment'), 'The skill');
    await type(page, field('How one takes part'), 'On site');
    await type(page, field('Body that answers for it'), 'Skerry Point College, Quality Committee');
    await page.getByText('Nothing required is missing.').waitFor();
    await press(page, button('Publish version 1'));
    await press(page, page.getByRole('dialog').getByRole('button', { name: 'Publish version 1' }));
    await page.getByText('Version 1 is published.').first().waitFor();
  });

  test('it is issued to a list', async () => {
    await press(page, page.getByRole('link', { name: 'Issue it' }));
    await press(page, button('To a list'));
    const chooser = page.waitForEvent('filechooser');
    await press(page, button('Choose a file'));
    await (await chooser).setFiles({ name: 'learners.csv', mimeType: 'text/csv', buffer: Buffer.from(learnersCsv) });
    await press(page, page.getByRole('link', { name: 'Go past the rows' }));
    await press(page, button('Issue 25 awards'));
    await press(page, page.getByRole('dialog').getByRole('button', { name: 'Issue 25 awards' }));
    await page.getByText('Every row is done.').waitFor({ timeout: 120_000 });
  });

  test('its learner claims one with the code on paper, and shows it', async () => {
    await open(`${desk}/credentials`);
    await press(page, page.getByRole('link', { name: 'ليلى بن يوسف الحدّاد' }));
    const code = (
      await page
        .getByText(/^([0-9A-Z]{4}-){2}[0-9A-Z]{4}$/)
        .first()
        .innerText()
    ).toLowerCase();
    await open('/claim');
    await type(page, field('Claim code'), code);
    await page.keyboard.press('Enter');
    await page.getByText('is waiting for you').waitFor();
    await press(page, button('Take it'));
    await page.getByRole('heading', { name: 'It is yours' }).waitFor();
    await press(page, button('Make a public page'));
    await press(page, page.getByRole('link', { name: 'Open the public page' }));
    await page.waitForURL(/\/credentials\//);
    expect(await page.getByRole('main').innerText()).toContain('earned');
  });

  test('it is withdrawn, and the question gives the focus back', async () => {
    await open(`${desk}/credentials`);
    await press(page, page.getByRole('link', { name: '陈雨桐' }));
    await press(page, button('Withdraw it'));
    const dialog = page.getByRole('alertdialog');
    await dialog.waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await button('Withdraw it').evaluate(place => place === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await type(page, dialog.getByLabel('Why'), 'It was issued in error');
    await type(page, dialog.getByLabel(/In your own words/), 'The second beach was never surveyed.');
    await tabTo(page, dialog.getByRole('button', { name: 'Withdraw it' }));
    await page.keyboard.press('Space');
    await page.getByText('It is withdrawn.').first().waitFor();
  });
});
