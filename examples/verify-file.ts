/** Is this file a true credential? Takes JSON, a token, a baked PNG or SVG, or a PDF with one attached. */
import { readFile } from 'node:fs/promises';
import { explain, type Find, readAnything, verify } from '@cairn/core';
import { toGiven } from '@cairn/core/given';

/** Core never fetches: it says what it needs, and this brings it. */
const find: Find = async url => {
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(5_000) }).catch(() => undefined);
  return response?.ok ? { body: await response.text() } : { unreachable: 'no_answer' };
};

const [path = ''] = process.argv.slice(2);
const given = toGiven(await readAnything(await readFile(path)));
if (given === undefined) throw new Error(`${path} only points to a credential.`);

const report = await verify(given, { find, now: new Date() });
const { headline, text, items } = explain(report, 'en');
console.log(`${report.verdict}: ${headline} ${text}`);
for (const { answer, question, sentence } of items) console.log(`  ${answer}  ${question} ${sentence}`);
process.exitCode = report.verdict === 'valid' ? 0 : 1;
