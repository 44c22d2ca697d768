import { spawn } from 'node:child_process';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page, Request } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningServer, startServer } from '../running-server.ts';
import { openBrowser, openWindow, watchFaults } from './browser.ts';
import {
  defineAchievement,
  issueList,
  publishAchievement,
  setUpOrganisation,
  withdrawCredential,
} from './issuer-desk.ts';
import { checkFile, claimAndPublish, downloadCredential, openLetter } from './learner-pages.ts';
import { learnersCsv } from './learners-csv.ts';

const root = join(import.meta.dirname, '..', '..');
/** The verdict for an issuer at a local address: its signature is good, and nobody vouches for its name. */
const good = 'Unchanged and in force';
const layla = { name: 'ليلى بن يوسف الحدّاد', email: 'layla@post.example' };

let folder: string;
let server: RunningServer;
let browser: Browser;
let issuer: { window: BrowserContext; page: Page };
let learner: { window: BrowserContext; page: Page };
let publicUrl = '';
let file = '';
const faults: string[][] = [];

async function openPage(): Promise<{ window: BrowserContext; page: Page }> {
  const window = await openWindow(browser, server.url);
  window.setDefaultTimeout(60_000);
  const page = await window.newPage();
  faults.push(watchFaults(page));
  return { window, page };
}

/** The command line, as an examiner without this product's server would use it. */
function cairn(...parameters: string[]): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [join(root, 'packages', 'cli', 'src', 'main.ts'), ...parameters], {
    env: { ...process.env, LANG: 'en_GB.UTF-8' },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => (said += String(chunk)));
  return new Promise(resolve => child.on('exit', code => resolve({ code, said })));
}

/** What left the page besides plain look-ups. */
function carries(request: Request, document: string): boolean {
  const { proof } = JSON.parse(document) as { proof: { proofValue: string } };
  const sent = `${request.url()} ${request.postData() ?? ''} ${JSON.stringify(request.headers())}`;
  return request.method() !== 'GET' || sent.includes(proof.proofValue) || sent.includes(encodeURIComponent(layla.name));
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cairn-journey-'));
  browser = await openBrowser();
  server = await startServer({ dataDir: join(folder, 'data') });
  issuer = await openPage();
  learner = await openPage();
}, 300_000);

afterAll(async () => {
  await browser?.close();
  await server?.kill();
});

// Each step stands on the one before it.
describe('from an empty directory to a checked credential', () => {
  test('an organisation is set up', async () => {
    await setUpOrganisation(issuer.page);
    expect(new URL(issuer.page.url()).pathname).toBe('/console/skerry-point-college/ready');
  });

  test('a micro-credential is defined, reaches readiness and is published', async () => {
    await defineAchievement(issuer.page);
    await publishAchievement(issuer.page);
  });

  test('it is issued to a list of twenty-five learners in many scripts', async () => {
    await issueList(issuer.page, learnersCsv);
    await issuer.page.goto('/console/skerry-point-college/credentials');
    const table = await issuer.page.getByRole('table').innerText();
    expect(await issuer.page.getByRole('row').count()).toBe(26);
    for (const name of [
      layla.name,
      '陈雨桐',
      'Дарина Коваленко-Мельник',
      'Ana “Nita” Kovačević',
      'Priya Raghunathan 🎓',
      'Joris van den Brink (Makers®)',
    ]) {
      expect(table).toContain(name);
    }
  });

  test('a learner claims it from the letter, without an account, and publishes it', async () => {
    await openLetter(learner.page, layla.email);
    publicUrl = await claimAndPublish(learner.page);
    expect(publicUrl).toContain(`${server.url}/credentials/`);
    file = await downloadCredential(learner.page, folder);
  });

  test('anybody reads its public page, without script', async () => {
    const window = await browser.newContext({ javaScriptEnabled: false, locale: 'en-GB' });
    const page = await window.newPage();
    await page.goto(publicUrl);
    const text = await page.getByRole('main').innerText();
    for (const words of [layla.name, 'Shore Survey Basics®', 'Skerry Point College', good])
      expect(text).toContain(words);
    await window.close();
  });

  test('anybody checks the file on the check page, and it does not leave the page', async () => {
    const { window, page } = await openPage();
    const document = await readFile(file, 'utf8');
    const leaks: string[] = [];
    window.on('request', request => carries(request, document) && leaks.push(`${request.method()} ${request.url()}`));
    const report = await checkFile(page, file);
    expect(report).toContain(good);
    expect(report).toContain(layla.name);
    expect(leaks).toEqual([]);
    await window.close();
  });

  test('the command line gives the same answer', async () => {
    const { code, said } = await cairn('verify', file);
    expect(said).toContain(good);
    expect(code).toBe(0);
  });

  test('after it is withdrawn every reader is told so', async () => {
    await withdrawCredential(issuer.page, 'skerry-point-college', layla.name);
    const { window, page } = await openPage();
    await page.goto(publicUrl);
    expect(await page.getByRole('main').innerText()).toMatch(/withdr/i);
    expect(await checkFile(page, file)).toMatch(/withdr/i);
    await window.close();
    const { code, said } = await cairn('verify', file);
    expect(said).toMatch(/withdr/i);
    expect(code).toBe(1);
  });

  test('no page reported a fault of its own', () => {
    expect(faults.flat()).toEqual([]);
  });
});
