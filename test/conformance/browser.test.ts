import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build, type Rollup } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { explain, gather, type JsonObject, judge, type Report } from '../../packages/core/src/index.ts';
import { findIn, issue, listUrl, now, publishList, type Web, web } from '../small-web.ts';

/** What the page under test puts on its window. */
interface Core {
  judge: typeof judge;
  explain: typeof explain;
}

const places = [process.env.CHROMIUM_PATH ?? '', '/usr/bin/chromium', '/usr/bin/chromium-browser'];

let browser: Browser;
let server: Server;
let page: Page;
let faults: string[];

/** Core as one script for a page, made as the pages of the product are. */
async function bundleCore(): Promise<string> {
  const entry = join(import.meta.dirname, '..', '..', 'packages', 'core', 'src', 'index.ts');
  const built = (await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, lib: { entry, name: 'core', formats: ['es'], fileName: 'core' } },
  })) as Rollup.RollupOutput[];
  const [chunk] = built.flatMap(({ output }) => output).filter(output => output.type === 'chunk');
  return chunk?.code ?? '';
}

beforeAll(async () => {
  const executablePath = places.find(place => place !== '' && existsSync(place));
  if (!executablePath) throw new Error('This test needs a browser. Install it with: sudo apt-get install chromium');
  const script = await bundleCore();
  server = createServer((request, response) => {
    const isScript = request.url === '/core.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? script : '<!doctype html><title>core</title>');
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  page = await browser.newPage();
  faults = [];
  page.on('pageerror', error => faults.push(error.message));
  await page.goto(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`);
  await page.addScriptTag({ type: 'module', content: "import * as core from '/core.js'; window.core = core;" });
  await page.waitForFunction(() => 'core' in window);
});

afterAll(async () => {
  await browser?.close();
  await new Promise(resolve => server?.close(resolve));
});

async function judgeInBrowser(credential: JsonObject, pages: Web) {
  const evidence = await gather(credential, { find: findIn(pages) });
  return page.evaluate(
    async text => {
      const [document, kept, instant] = JSON.parse(text);
      const { core } = window as unknown as { core: Core };
      const report = (await core.judge(document, kept, new Date(instant))) as Report;
      return { report, letters: [core.explain(report, 'en'), core.explain(report, 'ar')] };
    },
    JSON.stringify([credential, evidence, now]),
  );
}

describe('in a browser', () => {
  it.each<[string, (good: JsonObject) => JsonObject, () => Promise<Web>]>([
    ['a good credential', good => good, async () => web],
    ['a withdrawn one', good => good, async () => ({ ...web, [listUrl]: await publishList({ revoked: [80412] }) })],
    ['a changed one', good => ({ ...good, name: 'Doctor' }), async () => web],
    ['one with a word added', good => ({ ...good, grade: 'A' }), async () => web],
    ['one whose issuer does not answer', good => good, async () => ({})],
  ])('%s gets the same report and the same letter as in Node', async (_title, change, pages) => {
    const credential = change(await issue());
    const evidence = await gather(credential, { find: findIn(await pages()) });
    const report = (await judge(credential, evidence, now)) as Report;
    const there = await judgeInBrowser(credential, await pages());
    expect(there.report).toEqual(report);
    expect(there.letters).toEqual([explain(report, 'en'), explain(report, 'ar')]);
    expect(faults).toEqual([]);
  });

  it('one badge is judged in a few milliseconds once the page is warm', async () => {
    const credential = await issue();
    const evidence = await gather(credential, { find: findIn(web) });
    const median = await page.evaluate(
      async text => {
        const [document, kept, instant] = JSON.parse(text);
        const { core } = window as unknown as { core: Core };
        const times: number[] = [];
        for (let count = 0; count < 40; count += 1) {
          const begin = performance.now();
          await core.judge(document, kept, new Date(instant));
          times.push(performance.now() - begin);
        }
        return times.sort((one, other) => one - other)[20] ?? Number.NaN;
      },
      JSON.stringify([credential, evidence, now]),
    );
    console.log(`judged in the browser in ${median.toFixed(1)} ms (median of 40)`);
    expect(median).toBeLessThan(1_000);
  });
});
