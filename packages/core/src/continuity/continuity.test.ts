import { describe, expect, it } from 'vitest';
import { issueRecord } from '../../../../test/small-record.ts';
import {
  ask,
  award,
  codeOf,
  created,
  did,
  didUrl,
  draft,
  findIn,
  issue,
  keys,
  listUrl,
  now,
  otherKeys,
  publishList,
  type Web,
  web,
} from '../../../../test/small-web.ts';
import { toDidDocument } from '../did/index.ts';
import type { LintedDraft } from '../draft/index.ts';
import { signOpenBadgeToken } from '../formats/index.ts';
import { explain, type JsonObject, readAnything } from '../index.ts';
import { isJsonObject } from '../json.ts';
import { Malformed } from '../malformed.ts';
import { sign, toSigner } from '../proof/index.ts';
import { isBundle, makeBundle, parseBundle, verifyBundle } from './index.ts';

const credential = await issue();
const dated: Web = { ...web, [listUrl]: await publishList({ validUntil: '2026-12-01T00:00:00Z' }) };

async function bundleOf(document: JsonObject = credential, pages: Web = dated): Promise<JsonObject> {
  const { bundle } = await makeBundle(document, { find: findIn(pages), now });
  const read = await readAnything(JSON.stringify(bundle));
  return read.form === 'document' ? read.document : {};
}

const judged = async (document: JsonObject, at = now, pages?: Web) => {
  const live = pages === undefined ? {} : { find: findIn(pages) };
  const report = await verifyBundle(parseBundle(document), { now: at, ...live });
  return [report.verdict, codeOf(report, 'issuer-key'), codeOf(report, 'status'), codeOf(report, 'integrity')];
};

/** The bundle with one of its documents replaced. */
function withFound(bundle: JsonObject, url: string, document: JsonObject): JsonObject {
  const found = isJsonObject(bundle.found) ? bundle.found : {};
  return { ...bundle, found: { ...found, [url]: { body: JSON.stringify(document) } } };
}

describe('a continuity bundle', () => {
  it('holds all that judging needs, and when it was taken', async () => {
    const bundle = await bundleOf();
    expect(isBundle(bundle)).toBe(true);
    expect(isBundle(credential)).toBe(false);
    expect(parseBundle(bundle)).toMatchObject({
      madeAt: '2026-11-23T14:06:00Z',
      credential,
      found: { [didUrl]: { foundAt: '2026-11-23T14:06:00Z' }, [listUrl]: { body: JSON.stringify(dated[listUrl]) } },
      contexts: { 'https://www.w3.org/ns/credentials/v2': expect.stringMatching(/^bf6fd611e677/) },
      report: { verdict: 'valid' },
    });
  });

  it('is valid with the network off when the issuer is a key', async () => {
    const issuer = { ...award.issuer, id: `did:key:${keys.publicMultikey}` };
    const signer = await toSigner(keys.secretMultikey);
    const own = await sign(draft({ issuer, status: undefined }), signer, created);
    expect(await judged(await bundleOf(own))).toEqual([
      'valid',
      'key_of_issuer',
      'no_status_list',
      'signature_matches',
    ]);
  });

  it('says with the network off what only the file vouches for, and of which day its list is', async () => {
    const report = await verifyBundle(parseBundle(await bundleOf()), { now });
    expect([report.verdict, codeOf(report, 'issuer-key')]).toEqual(['undetermined', 'key_handed_over']);
    expect(codeOf(report, 'status')).toBe('in_force_by_kept_list');
    const { text, items } = explain(report, 'en');
    expect(text).toContain('Only this file says that the signing key belongs to lindon.example');
    expect(items.find(({ key }) => key === 'status')?.sentence).toContain('1 November 2026');
    expect(explain(report, 'ar').text).toContain('هذا الملف وحده');
  });

  it('is as good as ever when the issuer answers, and its answer counts before the file', async () => {
    const bundle = await bundleOf();
    expect(await judged(bundle, now, dated)).toEqual(['valid', 'key_of_domain', 'in_force', 'signature_matches']);
    const since = { ...dated, [listUrl]: await publishList({ revoked: [80412] }) };
    expect((await judged(bundle, now, since))[0]).toBe('revoked');
    const { [listUrl]: ____, ...without } = dated;
    expect(await judged(bundle, now, without)).toEqual([
      'valid',
      'key_of_domain',
      'in_force_by_kept_list',
      'signature_matches',
    ]);
  });

  it('tells only of its own day once its list has run out, or when the list has no end', async () => {
    const later = new Date('2027-03-01T00:00:00Z');
    expect((await judged(await bundleOf(), later))[2]).toBe('in_force_then');
    expect((await judged(await bundleOf(credential, web)))[2]).toBe('in_force_then');
    const [verdict, , status] = await judged(await bundleOf(credential, web), later, { [didUrl]: web[didUrl] ?? '' });
    expect([verdict, status]).toEqual(['undetermined', 'in_force_then']);
  });

  it('tells each part of a learner record as it tells the record', async () => {
    const bundle = parseBundle(await bundleOf(await issueRecord([credential])));
    const alone = await verifyBundle(bundle, { now });
    expect([alone.verdict, codeOf(alone, 'parts')]).toEqual(['undetermined', 'parts_unknown']);
    const [part] = alone.parts ?? [];
    expect(part && [codeOf(part.report, 'issuer-key'), codeOf(part.report, 'status')]).toEqual([
      'key_handed_over',
      'in_force_by_kept_list',
    ]);
    const live = await verifyBundle(bundle, { now, find: findIn(dated) });
    expect([live.verdict, codeOf(live, 'parts')]).toEqual(['valid', 'parts_hold']);
  });

  it('may hold a token, whose key is only as good as whoever says so', async () => {
    const token = await signOpenBadgeToken(draft(), await toSigner(keys.secretMultikey, did));
    const { bundle } = await makeBundle(token, { find: findIn(dated), now });
    expect(bundle.credential).toBe(token);
    expect((await judged(bundle)).slice(0, 2)).toEqual(['undetermined', 'key_handed_over']);
    expect((await judged(bundle, now, dated))[0]).toBe('valid');
  });

  it('is valid for whoever gives its documents as what was found', async () => {
    const { found } = parseBundle(await bundleOf());
    const pages = Object.entries(found).map(([url, answer]) => [url, 'body' in answer ? answer.body : '']);
    expect((await ask(credential, Object.fromEntries(pages))).verdict).toBe('valid');
  });
});

describe('a bundle that somebody tampered with', () => {
  it('a changed credential, a changed list and a changed report change nothing to the better', async () => {
    const bundle = await bundleOf();
    const changed = { ...bundle, credential: { ...credential, name: 'Another name' } };
    expect((await judged(changed))[0]).toBe('invalid');
    const revoked = await bundleOf(credential, { ...dated, [listUrl]: await publishList({ revoked: [80412] }) });
    expect((await judged(revoked))[0]).toBe('revoked');
    const list = await publishList({ revoked: [80412] });
    const blank = { ...list, credentialSubject: (await publishList()).credentialSubject ?? {} };
    expect((await judged(withFound(revoked, listUrl, blank)))[2]).toBe('status_list_untrusted');
    const lying = { ...revoked, report: { verdict: 'valid', findings: [] } };
    expect((await judged(lying))[0]).toBe('revoked');
  });

  it('a key put in by its maker never makes it valid', async () => {
    const forged = await sign(draft(), await toSigner(otherKeys.secretMultikey, did), created);
    const document = toDidDocument({ did, keys: [{ multikey: otherKeys.publicMultikey }] });
    const bundle = withFound(await bundleOf(forged), didUrl, document);
    const [verdict, key, , integrity] = await judged(bundle);
    expect([verdict, key, integrity]).toEqual(['undetermined', 'key_handed_over', 'signature_matches']);
    expect((await judged(bundle, now, dated))[0]).toBe('invalid');
  });

  it('an endorser put in by its maker does not count', async () => {
    const endorser = 'did:web:agency.example';
    const document = toDidDocument({ did: endorser, keys: [{ multikey: otherKeys.publicMultikey }] });
    const address = 'https://agency.example/.well-known/did.json';
    const endorsement: JsonObject = {
      '@context': [
        'https://www.w3.org/ns/credentials/v2',
        'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
      ],
      id: 'urn:uuid:1f5c9c9e-1f0d-4a8f-bb0a-0b8f6f1f2a10',
      type: ['VerifiableCredential', 'EndorsementCredential'],
      name: 'Endorsement',
      issuer: { id: endorser, type: ['Profile'], name: 'Quality Agency' },
      validFrom: '2026-06-12T00:00:00Z',
      credentialSubject: { id: award.id, type: ['EndorsementSubject'] },
    };
    const signer = await toSigner(otherKeys.secretMultikey, endorser);
    const endorsed = await issue({ endorsements: [await sign(endorsement as LintedDraft, signer, created)] });
    const pages = { ...dated, [address]: document };
    expect(codeOf(await ask(endorsed, pages), 'endorsements')).toBe('endorsements_hold');
    const bundle = parseBundle(await bundleOf(endorsed, pages));
    const report = await verifyBundle(bundle, { now, find: findIn(dated) });
    expect([report.verdict, codeOf(report, 'endorsements')]).toEqual(['valid', 'endorsement_unknown']);
  });

  it.each([
    ['/continuityBundle', { continuityBundle: 2 }],
    ['/madeAt', { madeAt: 'yesterday' }],
    ['/credential', { credential: [] }],
    ['/report', { report: 'valid' }],
    ['/found', { found: [] }],
    ['/found/x/body', { found: { x: { body: 7 } } }],
    ['/found/x', { found: { x: null } }],
    ['/found/x/foundAt', { found: { x: { body: '', foundAt: 'now' } } }],
    ['/found', { found: Object.fromEntries(Array.from({ length: 101 }, (_, at) => [`u${at}`, { body: '' }])) }],
  ])('is refused with the place %s when it is broken there', async (at, change) => {
    const bundle = { ...(await bundleOf()), ...change } as JsonObject;
    expect(() => parseBundle(bundle)).toThrow(expect.objectContaining({ at }));
    expect(() => parseBundle(bundle)).toThrow(Malformed);
  });

  it('may be as large as a list makes it, and no larger', async () => {
    const bundle = await bundleOf();
    const padded = (length: number) =>
      JSON.stringify(withFound(bundle, 'https://a.example', { a: 'x'.repeat(length) }));
    expect(await readAnything(padded(700_000))).toMatchObject({ form: 'document' });
    await expect(readAnything(padded(1_100_000))).rejects.toThrow(expect.objectContaining({ code: 'too_large' }));
    const { continuityBundle: ____, ...other } = JSON.parse(padded(300_000));
    await expect(readAnything(JSON.stringify(other))).rejects.toThrow(expect.objectContaining({ code: 'too_large' }));
  });
});
