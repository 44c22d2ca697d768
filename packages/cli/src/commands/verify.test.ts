import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toBbsSigner } from '@cairn/bbs';
import { openBbsThread } from '@cairn/bbs/node';
import type { JsonObject } from '@cairn/core';
import type { Award } from '@cairn/core/award';
import { signMessages } from '@cairn/core/bbs';
import { derive } from '@cairn/core/disclosure';
import { lintAward } from '@cairn/core/draft';
import { signOpenBadgeToken } from '@cairn/core/formats';
import { bakePng, bakeSvg } from '@cairn/core/image';
import { generateKeyPair, type Signer, sign, toSigner } from '@cairn/core/proof';
import { createBits, setBit, toStatusListCredential } from '@cairn/core/status';
import { PDFDocument } from '@cantoo/pdf-lib';
import { beforeAll, describe, expect, test } from 'vitest';
import { recordingTerminal } from '../../../../test/recording-terminal.ts';
import { sampleAward } from '../../../../test/sample-award.ts';
import { issueRecord } from '../../../../test/small-record.ts';
import {
  draft,
  did as issuerDid,
  issue as issueThere,
  keys,
  now,
  publishList,
  type Web,
  web,
  listUrl as webList,
} from '../../../../test/small-web.ts';
import { runCairn } from '../cairn.ts';

const listUrl = 'https://lindon.example/status/1';
const created = '2026-06-12T09:00:00Z';
const { endorsements: _, ...unendorsed } = sampleAward;

let folder: string;
let signer: Signer;
let did: string;

async function issue(change: Partial<Award> = {}): Promise<JsonObject> {
  const award: Award = {
    ...unendorsed,
    issuer: { ...unendorsed.issuer, id: did },
    status: { purpose: 'revocation', index: '4711', list: listUrl },
    ...change,
  };
  const draft = lintAward(award, { extensionContextUrl: 'https://lindon.example/contexts/micro-credential/v1' });
  if (Array.isArray(draft)) throw new Error(JSON.stringify(draft));
  return sign(draft, signer, created);
}

/** The network as far as the command sees it: one status list, everything else silent. */
function network(...revoked: number[]): typeof fetch {
  return async input => {
    if (String(input) !== listUrl) throw new TypeError('nobody there');
    const bits = createBits();
    for (const index of revoked) setBit(bits, index, true);
    const list = { id: listUrl, issuer: did, purpose: 'revocation', bits, validFrom: created };
    const document = await sign(await toStatusListCredential(list), signer, created);
    return new Response(JSON.stringify(document), { headers: { 'content-type': 'application/vc' } });
  };
}

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cairn-verify-'));
  signer = await toSigner((await generateKeyPair()).secretMultikey);
  did = signer.verificationMethod.split('#')[0] ?? '';
});

describe('cairn verify, by its verdict', () => {
  test('0: valid, told as a short letter in English and in Arabic', async () => {
    const path = await file('valid.json', JSON.stringify(await issue()));
    const english = recordingTerminal({ fetch: network() });
    expect(await runCairn(['verify', path], english)).toBe(0);
    expect(english.said()).toContain(sampleAward.issuer.name);
    expect(english.said()).toContain('✓');
    const arabic = recordingTerminal({ fetch: network() });
    expect(await runCairn(['verify', path, '--language', 'ar'], arabic)).toBe(0);
    expect(arabic.said()).toMatch(/[\u0600-\u06ff]{3}/);
  });

  test('1: revoked', async () => {
    const path = await file('revoked.json', JSON.stringify(await issue()));
    const terminal = recordingTerminal({ fetch: network(4711) });
    expect(await runCairn(['verify', path, '--json'], terminal)).toBe(1);
    expect(JSON.parse(terminal.said())).toMatchObject({ verdict: 'revoked' });
  });

  test('1: one letter changed', async () => {
    const forged = JSON.stringify(await issue()).replace('Nour Al-Masri', 'Nour Al-Masry');
    const terminal = recordingTerminal({ fetch: network() });
    expect(await runCairn(['verify', await file('forged.json', forged), '--json'], terminal)).toBe(1);
    expect(JSON.parse(terminal.said())).toMatchObject({ verdict: 'invalid' });
  });

  test('0 or 1: a part of one that was signed with bbs-2023', async () => {
    const bbs = openBbsThread();
    const bbsSigner = await toBbsSigner(bbs, new Uint8Array(32).fill(7));
    const [owner = ''] = bbsSigner.verificationMethod.split('#');
    const issuer = { ...unendorsed.issuer, id: owner };
    const always = ['/id', '/issuer', '/validFrom', '/name', '/credentialSubject/achievement', '/credentialSchema'];
    const awarded = draft({ issuer, status: undefined });
    const base = await signMessages(awarded, bbsSigner, { mandatoryPointers: always });
    const ask = async (name: string, document: unknown) => {
      const terminal = recordingTerminal();
      const code = await runCairn(['verify', await file(name, JSON.stringify(document)), '--json'], terminal);
      return [code, JSON.parse(terminal.said()).findings[1].code];
    };
    expect(await ask('kept.json', base)).toEqual([2, 'signature_of_learner']);
    const part = await derive(base, ['/credentialSubject/result']);
    expect(await ask('shown.json', part)).toEqual([0, 'signature_matches']);
    expect(await ask('forged-part.json', { ...part, name: 'Doctor' })).toEqual([1, 'signature_differs']);
    bbs.close();
  });

  test('0, whatever the schema says that it names; its answer is told', async () => {
    const url = 'https://lindon.example/schemas/award.json';
    const named = { ...draft({ status: undefined }), credentialSchema: { id: url, type: 'JsonSchema' } };
    const path = await file(
      'named.json',
      JSON.stringify(await sign(named, await toSigner(keys.secretMultikey, issuerDid), created)),
    );
    const ask = async (schema?: JsonObject) => {
      const pages: Record<string, unknown> = { ...web, ...(schema ? { [url]: schema } : {}) };
      const fetcher: typeof fetch = async input => {
        const page = pages[String(input)];
        if (page === undefined) throw new TypeError('nobody there');
        return new Response(typeof page === 'string' ? page : JSON.stringify(page));
      };
      const terminal = recordingTerminal({ fetch: fetcher });
      const code = await runCairn(['verify', path, '--json'], terminal);
      const findings: Record<string, unknown>[] = JSON.parse(terminal.said()).findings;
      const { code: told, at } = findings.find(({ question }) => question === 'schema') ?? {};
      return [code, told, at];
    };
    expect(await ask()).toEqual([0, 'schema_not_read', undefined]);
    expect(await ask({ required: ['issuer'] })).toEqual([0, 'schema_kept', undefined]);
    expect(await ask({ properties: { validFrom: { type: 'number' } } })).toEqual([0, 'schema_broken', '/validFrom']);
    expect(await ask({ $ref: 'https://elsewhere.example/schema' })).toEqual([0, 'schema_not_read', undefined]);
  });

  test('1 or 0 by the day that is asked for: before, within, after', async () => {
    const path = await file('dated.json', JSON.stringify(await issue()));
    const on = async (day: string) => {
      const terminal = recordingTerminal({ fetch: network() });
      const code = await runCairn(['verify', path, '--on', day, '--json'], terminal);
      return [code, JSON.parse(terminal.said()).verdict];
    };
    expect(await on('2026-06-11')).toEqual([1, 'not-yet-valid']);
    expect(await on('2026-06-12')).toEqual([0, 'valid']);
    expect(await on('2031-06-12')).toEqual([1, 'expired']);
  });

  test('2: offline, the status cannot be found out, and that is not called false', async () => {
    const path = await file('offline.json', JSON.stringify(await issue()));
    const terminal = recordingTerminal({ fetch: network() });
    expect(await runCairn(['verify', path, '--offline', '--json'], terminal)).toBe(2);
    expect(JSON.parse(terminal.said())).toMatchObject({ verdict: 'undetermined' });
  });
});

describe('cairn verify, by its input', () => {
  test('standard input', async () => {
    const bytes = new TextEncoder().encode(JSON.stringify(await issue()));
    const terminal = recordingTerminal({ fetch: network(), readInput: async () => bytes });
    expect(await runCairn(['verify', '-'], terminal)).toBe(0);
  });

  test('an address: asked for as a credential, no redirect followed', async () => {
    const credential = JSON.stringify(await issue());
    const asked: unknown[] = [];
    const fetcher: typeof fetch = async (input, request) => {
      if (String(input) === listUrl) return network()(input, request);
      asked.push(new Headers(request?.headers).get('accept'), request?.redirect);
      return String(input).endsWith('/moved')
        ? new Response(null, { status: 302, headers: { location: 'https://elsewhere.example' } })
        : new Response(credential);
    };
    expect(await runCairn(['verify', 'https://a.example/c/1'], recordingTerminal({ fetch: fetcher }))).toBe(0);
    expect(await runCairn(['verify', 'https://a.example/moved'], recordingTerminal({ fetch: fetcher }))).toBe(65);
    expect(asked).toEqual([expect.stringContaining('application/vc'), 'manual', expect.anything(), 'manual']);
  });

  test('a baked PNG and a baked SVG', async () => {
    const text = JSON.stringify(await issue());
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><title>Badge</title></svg>';
    for (const path of [await file('badge.png', bakePng(png, text)), await file('badge.svg', bakeSvg(svg, text))]) {
      expect(await runCairn(['verify', path], recordingTerminal({ fetch: network() })), path).toBe(0);
    }
  });

  test('a certificate with the credential attached, by another writer of PDFs', async () => {
    const pdf = await PDFDocument.create();
    pdf.addPage().drawText('Certificate');
    await pdf.attach(new TextEncoder().encode(JSON.stringify(await issue())), 'credential.json');
    const path = await file('certificate.pdf', await pdf.save());
    expect(await runCairn(['verify', path], recordingTerminal({ fetch: network() }))).toBe(0);
    const bare = await PDFDocument.create();
    bare.addPage();
    const terminal = recordingTerminal({ fetch: network() });
    expect(await runCairn(['verify', await file('bare.pdf', await bare.save())], terminal)).toBe(65);
    expect(terminal.complained()).toContain('No credential is attached to the PDF.');
  });

  test('what was looked up is kept, and answers with the network off', async () => {
    const [path, bundle] = [await file('kept.json', JSON.stringify(await issue())), join(folder, 'bundle.json')];
    expect(await runCairn(['verify', path, '--keep', bundle], recordingTerminal({ fetch: network() }))).toBe(0);
    expect(Object.keys(JSON.parse(await readFile(bundle, 'utf8')).found)).toEqual([listUrl]);
    const argv = ['verify', path, '--offline', '--bundle', bundle];
    expect(await runCairn(argv, recordingTerminal())).toBe(0);
  });
});

describe('cairn verify, given other forms', () => {
  const before = (pages: Web) =>
    recordingTerminal({
      now: () => now,
      fetch: async input => {
        const page = pages[String(input)];
        if (page === undefined) throw new TypeError('nobody there');
        return new Response(JSON.stringify(page), { headers: { 'content-type': 'application/json' } });
      },
    });

  test('a token is judged by what it carries', async () => {
    const token = await signOpenBadgeToken(draft(), await toSigner(keys.secretMultikey, issuerDid));
    const terminal = before(web);
    expect(await runCairn(['verify', await file('award.jwt', token)], terminal)).toBe(0);
    expect(terminal.said()).toContain('✓ Is it unchanged?');
  });

  test('a learner record is told part by part', async () => {
    const record = await issueRecord([await issueThere()]);
    const path = await file('record.json', JSON.stringify(record));
    const terminal = before({ ...web, [webList]: await publishList({ revoked: [80412] }) });
    expect(await runCairn(['verify', path], terminal)).toBe(0);
    expect(terminal.said()).toMatch(/\n {2}— .+ · Lindon University\n {2}.*withdrawn/);
  });
});

describe('cairn verify, given many', () => {
  test('one letter each in the order given, a list fetched once, the worst verdict as exit code', async () => {
    const good = await file('many-1.json', JSON.stringify(await issue()));
    const withdrawn = await issue({ status: { purpose: 'revocation', index: '4712', list: listUrl } });
    const bad = await file('many-2.json', JSON.stringify(withdrawn));
    const broken = await file('many-3.json', '{"a":1,"a":2}');
    let fetched = 0;
    const fetcher: typeof fetch = (input, request) => {
      fetched += 1;
      return network(4712)(input, request);
    };
    const terminal = recordingTerminal({ fetch: fetcher });
    expect(await runCairn(['verify', good, bad, broken, '--json'], terminal)).toBe(1);
    const lines = terminal
      .said()
      .split('\n')
      .map(line => JSON.parse(line));
    expect(lines).toMatchObject([
      { source: good, verdict: 'valid', explained: { tone: expect.any(String) } },
      { source: bad, verdict: 'revoked' },
      { source: broken, unreadable: expect.stringContaining('twice') },
    ]);
    expect(fetched).toBe(1);
    const told = recordingTerminal({ fetch: fetcher });
    expect(await runCairn(['verify', good, broken], told)).toBe(65);
    expect(told.said()).toContain(`— ${good}\n`);
    expect(await runCairn(['verify', good, good], recordingTerminal({ fetch: fetcher }))).toBe(0);
    expect(await runCairn(['verify', good, good, '--offline'], recordingTerminal())).toBe(2);
  });
});

describe('cairn verify, given something hostile', () => {
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  const garbage = Uint8Array.from({ length: 70_000 }, (_, index) => (index * 7919 + (index >> 3)) & 255);
  test.each<[string, string | Uint8Array]>([
    ['nothing', ''],
    ['binary garbage', garbage],
    ['a hundred thousand brackets', deep],
    ['a key twice', '{"type":"a","type":"b"}'],
    ['a prototype', '{"__proto__":{"verdict":"valid"}}'],
    ['a PNG cut short', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0xff, 0xff, 0xff, 0xff])],
    ['an SVG without a credential', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['a page of HTML', '<!doctype html><title>Credential</title><script>alert(1)</script>'],
    ['a token', 'eyJhbGciOiJFZERTQSJ9.eyJpc3MiOiJ4In0.c2ln'],
    ['an address in a file', 'https://lindon.example/credentials/1'],
    ['five megabytes', `"${'x'.repeat(5_000_000)}"`],
    ['21 megabytes', 'x'.repeat(21 * 1_048_576)],
  ])('%s: 65 within two seconds, one sentence, no stack', async (name, content) => {
    const path = await file(`${name.replace(/\W+/g, '-')}.txt`, content);
    const terminal = recordingTerminal({ fetch: network() });
    const from = performance.now();
    expect(await runCairn(['verify', path], terminal)).toBe(65);
    expect(performance.now() - from).toBeLessThan(2000);
    expect(terminal.said()).toBe('');
    expect(terminal.complained()).not.toMatch(/\n\s+at /);
  });

  test('a file that is not there, a directory, an address by plain http', async () => {
    for (const source of [
      join(folder, 'none.json'),
      folder,
      'http://lindon.example/c/1',
      'https://user:pw@a.example/',
    ]) {
      expect(await runCairn(['verify', source], recordingTerminal({ fetch: network() })), source).toBe(65);
    }
  });

  test('an answer without end is given up', async () => {
    const endless: typeof fetch = async () =>
      new Response(new ReadableStream({ pull: stream => stream.enqueue(new Uint8Array(65_536)) }));
    expect(await runCairn(['verify', 'https://a.example/c'], recordingTerminal({ fetch: endless }))).toBe(65);
  });

  test('a bundle that is none', async () => {
    const path = await file('valid-2.json', JSON.stringify(await issue()));
    for (const content of ['', '[]', '{"found":7}', '{"found":{"https://a.example":{"body":7}}}']) {
      const bundle = await file('not-a-bundle.json', content);
      expect(await runCairn(['verify', path, '--bundle', bundle], recordingTerminal()), content).toBe(65);
    }
  });

  test('an issuer whose name would steer the terminal', async () => {
    const name = '\u001b[2J\u001b[1;32mVALID\u202e';
    const path = await file(
      'steering.json',
      JSON.stringify(await issue()).replaceAll(String(sampleAward.issuer.name), JSON.stringify(name).slice(1, -1)),
    );
    const terminal = recordingTerminal({ fetch: network() });
    expect(await runCairn(['verify', path], terminal)).toBe(1);
    for (const character of '\u001b\u202e') expect(terminal.said()).not.toContain(character);
  });
});
