/** Judges a credential from a continuity bundle alone: no network, no issuer, only the file. */
import { readFile } from 'node:fs/promises';
import { explain, readAnything } from '@cairn/core';
import { parseBundle, verifyBundle } from '@cairn/core/continuity';

const [path = ''] = process.argv.slice(2);
const read = await readAnything(await readFile(path, 'utf8'));
if (read.form !== 'document') throw new Error(`${path} is no continuity bundle.`);
const bundle = parseBundle(read.document);

const report = await verifyBundle(bundle, { now: new Date() });
const { headline, text } = explain(report, 'en');
console.log(`${report.verdict}: ${headline} ${text}`);
