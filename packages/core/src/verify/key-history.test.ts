import { describe, expect, it } from 'vitest';
import { award, codeOf, draft, findIn, keys, now, otherKeys, type Web } from '../../../../test/small-web.ts';
import { makeBundle, parseBundle, verifyBundle } from '../continuity/index.ts';
import { toDidDocument } from '../did/index.ts';
import { signOpenBadgeToken } from '../formats/index.ts';
import { createLog, extendLog, witnessVersion } from '../history/index.ts';
import { explain, type JsonObject, judge, verify } from '../index.ts';
import { generateKeyPair, sign, toSigner } from '../proof/index.ts';
import type { Given } from './report.ts';

const address = 'https://lindon.example';
const logUrl = `${address}/.well-known/did.jsonl`;
const witnessUrl = `${address}/.well-known/did-witness.json`;
const updater = await toSigner(keys.secretMultikey);
const later = await toSigner(otherKeys.secretMultikey);

const begun = await createLog(
  {
    address,
    toDocument: id => toDidDocument({ did: id, keys: [{ multikey: keys.publicMultikey }] }),
    updateKeys: [keys.publicMultikey],
    isPortable: true,
  },
  updater,
  '2026-01-01T00:00:00Z',
);
const { did } = begun;
const rotated = await extendLog(
  begun.log,
  { document: toDidDocument({ did, keys: [{ multikey: otherKeys.publicMultikey }] }) },
  updater,
  '2026-09-01T00:00:00Z',
);

const issuer = { ...award.issuer, id: did };
const awarded = draft({ issuer, status: undefined });
const issueWith = async (secret: string, created: string, of = did) =>
  sign(awarded, await toSigner(secret, of), created);
const early = await issueWith(keys.secretMultikey, '2026-06-12T09:00:00Z');

const ask = (credential: Given, log: string | undefined, at = now) =>
  verify(credential, { find: findIn(log === undefined ? {} : { [logUrl]: log }), now: at });
const told = async (credential: Given, log: string | undefined, at?: Date) => {
  const report = await ask(credential, log, at);
  return [report.verdict, codeOf(report, 'issuer-key'), codeOf(report, 'integrity')];
};

describe('a key with a history', () => {
  it('is the issuer’s while it is listed', async () => {
    expect(await told(early, begun.log)).toEqual(['valid', 'key_of_domain', 'signature_matches']);
    const token = await signOpenBadgeToken(awarded, await toSigner(keys.secretMultikey, did));
    expect((await told(token, begun.log)).slice(0, 2)).toEqual(['valid', 'key_of_domain']);
    const fresh = await issueWith(otherKeys.secretMultikey, '2026-10-01T00:00:00Z');
    expect((await told(fresh, rotated))[0]).toBe('valid');
  });

  it('that was given up leaves open what it signed before, and counts for nothing after', async () => {
    const report = await ask(early, rotated);
    expect(report.verdict).toBe('undetermined');
    expect(report.findings.find(({ question }) => question === 'issuer-key')).toMatchObject({
      code: 'key_retired_since',
      facts: { signedAt: '2026-06-12T09:00:00Z', keyRetiredAt: '2026-09-01T00:00:00Z' },
    });
    expect(explain(report, 'en').text).toContain('Only the signature itself vouches for that day');
    expect(explain(report, 'ar').text).toContain('إلا التوقيع نفسه');
    const late = await issueWith(keys.secretMultikey, '2026-10-01T00:00:00Z');
    expect(await told(late, rotated)).toEqual(['invalid', 'key_retired_before', 'signature_matches']);
  });

  it('is judged for a day by the version of that day', async () => {
    const then = new Date('2026-07-01T00:00:00Z');
    expect((await told(early, rotated, then)).slice(0, 2)).toEqual(['valid', 'key_of_domain']);
    expect((await told(early, rotated, new Date('2025-07-01T00:00:00Z')))[1]).toBe('issuer_unreadable');
  });

  it('is told when it is younger than what it signed', async () => {
    const backdated = await issueWith(otherKeys.secretMultikey, '2026-02-01T00:00:00Z');
    expect((await told(backdated, rotated)).slice(0, 2)).toEqual(['valid', 'key_listed_later']);
    expect(explain(await ask(backdated, rotated), 'en').tone).toBe('caution');
  });

  it('is nobody’s when the history never named it', async () => {
    const { secretMultikey } = await generateKeyPair();
    expect((await told(await issueWith(secretMultikey, '2026-06-12T09:00:00Z'), rotated))[1]).toBe('key_not_listed');
  });

  it('is not known when the history is broken or cannot be had', async () => {
    const report = await ask(early, rotated.replace('2026-09-01', '2026-09-02'));
    expect([report.verdict, codeOf(report, 'issuer-key')]).toEqual(['undetermined', 'issuer_history_broken']);
    expect(report.findings.find(({ question }) => question === 'issuer-key')?.facts).toMatchObject({
      reason: 'hash_differs',
      line: '2',
    });
    expect((await told(early, undefined))[1]).toBe('issuer_unreachable');
  });

  it('has no say once its identifier is ended', async () => {
    const ended = await extendLog(begun.log, { isEnded: true }, updater, '2026-09-01T00:00:00Z');
    expect((await told(early, ended)).slice(0, 2)).toEqual(['undetermined', 'key_retired_since']);
    const late = await issueWith(keys.secretMultikey, '2026-10-01T00:00:00Z');
    expect((await told(late, ended)).slice(0, 2)).toEqual(['invalid', 'key_retired_before']);
  });

  it('keeps its name when the issuer moves, but not the old domain', async () => {
    const moved = did.replace('lindon.example', 'coast.example');
    const document = toDidDocument({ did: moved, keys: [{ multikey: keys.publicMultikey }], alsoKnownAs: [did] });
    const log = await extendLog(begun.log, { document }, updater, '2026-09-01T00:00:00Z');
    expect((await told(early, log)).slice(0, 2)).toEqual(['valid', 'key_of_issuer']);
    const here: Web = { [logUrl.replace('lindon', 'coast')]: log };
    const renamed = await issueWith(keys.secretMultikey, '2026-10-01T00:00:00Z', moved);
    const report = await verify(renamed, { find: findIn(here), now });
    expect([report.verdict, codeOf(report, 'issuer-key')]).toEqual(['valid', 'key_of_issuer']);
  });

  it('may be named with the version it was listed in', async () => {
    const proof = early.proof as JsonObject;
    const [owner, fragment] = String(proof.verificationMethod).split('#');
    const named = {
      ...(await toSigner(keys.secretMultikey)),
      verificationMethod: `${owner}?versionTime=2026-06-01T00:00:00Z#${fragment}`,
    };
    expect((await told(await sign(awarded, named, '2026-06-12T09:00:00Z'), begun.log))[0]).toBe('valid');
  });
});

describe('a history with witnesses', async () => {
  const witness = { threshold: 1, witnesses: [{ id: later.verificationMethod.split('#')[0] ?? '' }] };
  const log = await extendLog(begun.log, { witness }, updater, '2026-02-01T00:00:00Z');
  const versionId = String(JSON.parse(log.trimEnd().split('\n')[1] ?? '').versionId);
  const file = JSON.stringify([await witnessVersion(versionId, later, '2026-02-01T00:00:00Z')]);
  const judged = async (pages: Web) => codeOf(await verify(early, { find: findIn(pages), now }), 'issuer-key');

  it('asks for their words, and holds with enough of them', async () => {
    const needs = await judge(early, { found: { [logUrl]: { body: log } } }, now);
    expect(needs).toEqual([{ url: witnessUrl, what: 'key-document' }]);
    expect(await judged({ [logUrl]: log, [witnessUrl]: file })).toBe('key_of_domain');
    expect(await judged({ [logUrl]: log })).toBe('issuer_unreachable');
    expect(await judged({ [logUrl]: log, [witnessUrl]: '[]' })).toBe('issuer_history_broken');
    expect(await judged({ [logUrl]: log, [witnessUrl]: '[' })).toBe('issuer_history_broken');
  });
});

describe('a continuity bundle of an issuer with a history', () => {
  it('keeps the log, which proves the key as far as it goes', async () => {
    const { bundle } = await makeBundle(early, { find: findIn({ [logUrl]: begun.log }), now });
    const kept = parseBundle(JSON.parse(JSON.stringify(bundle)));
    expect(kept.found[logUrl]).toMatchObject({ body: begun.log });
    const alone = await verifyBundle(kept, { now });
    expect([alone.verdict, codeOf(alone, 'issuer-key')]).toEqual(['undetermined', 'key_of_kept_history']);
    const live = await verifyBundle(kept, { now, find: findIn({ [logUrl]: rotated }) });
    expect(codeOf(live, 'issuer-key')).toBe('key_retired_since');
  });
});
