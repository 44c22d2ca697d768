/// <reference path="../../../../test/peers.d.ts" />
import { createCredential, createList } from '@digitalbazaar/vc-status-list';
import { describe, expect, it } from 'vitest';
import {
  ask,
  codeOf,
  created,
  did,
  draft,
  findIn,
  keys,
  listUrl,
  now,
  publishList,
  web,
} from '../../../../test/small-web.ts';
import type { LintedDraft } from '../draft/index.ts';
import { explain, type JsonObject, type Report, verify } from '../index.ts';
import { sign, toSigner } from '../proof/index.ts';
import { createBits, type StatusListDraft, toStatusListCredential, writeBits } from '../status/index.ts';

const signer = await toSigner(keys.secretMultikey, did);
const messagesUrl = 'https://lindon.example/status/18';
const namesUrl = 'https://lindon.example/revoked';

/** The award with these status entries, signed. */
async function issueWith(credentialStatus: JsonObject, more: JsonObject = {}): Promise<JsonObject> {
  return sign({ ...(draft() as JsonObject), ...more, credentialStatus } as unknown as LintedDraft, signer, created);
}

/** A credential that is no badge, since a badge has one status entry at most. */
async function issueBare(credentialStatus: JsonObject[]): Promise<JsonObject> {
  const document = {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    type: ['VerifiableCredential'],
    issuer: did,
    credentialSubject: { id: 'urn:uuid:6e8bc430-9c3a-41d9-9669-0800200c9a66' },
    credentialStatus,
  };
  return sign(document as unknown as LintedDraft, signer, created);
}

function entry(purpose: string, index: number, more: JsonObject = {}): JsonObject {
  const place = { statusListIndex: String(index), statusListCredential: listUrl };
  return { type: 'BitstringStatusListEntry', statusPurpose: purpose, ...place, ...more };
}

/** A list for several purposes with values at places. */
async function listOf(purpose: string[], values: [index: number, value: number][], size = 1, more: JsonObject = {}) {
  const bits = createBits(131_072 * size);
  for (const [index, value] of values) writeBits(bits, index, value, size);
  const id = size === 1 ? listUrl : messagesUrl;
  const list = await toStatusListCredential({ id, issuer: did, purpose, bits, validFrom: '2026-11-01T00:00:00Z' });
  const credentialSubject = { ...(list.credentialSubject as JsonObject), ...more };
  return sign({ ...list, credentialSubject } as unknown as StatusListDraft, signer, '2026-11-01T00:00:00Z');
}

function warningsOf(report: Report): string[] {
  return report.warnings.map(({ code }) => code);
}

describe('several entries in one credential', () => {
  const entries = [entry('suspension', 5), entry('revocation', 9), entry('refresh', 11)];

  it('each is asked, and the worst answer counts', async () => {
    const credential = await issueBare(entries);
    const purposes = ['revocation', 'suspension', 'refresh'];
    const report = async (values: [number, number][]) =>
      ask(credential, { ...web, [listUrl]: await listOf(purposes, values) });
    expect(await report([])).toMatchObject({ verdict: 'valid' });
    const suspended = await report([[5, 1]]);
    expect([codeOf(suspended, 'status'), explain(suspended, 'en').headline]).toEqual([
      'suspended',
      'Not valid for now.',
    ]);
    const both = await report([
      [5, 1],
      [9, 1],
    ]);
    expect([both.verdict, codeOf(both, 'status')]).toEqual(['revoked', 'revoked']);
    const newer = await report([[11, 1]]);
    expect([newer.verdict, warningsOf(newer)]).toEqual(['valid', ['newer_edition', 'unfamiliar_kind']]);
  });

  it('one that cannot be read leaves the answer open, however good the others are', async () => {
    const strange = await issueBare([entry('revocation', 9), { type: 'BitstringStatusListEntry' }]);
    expect(codeOf(await ask(strange), 'status')).toBe('status_kind_unknown');
    const revoked = await ask(strange, { ...web, [listUrl]: await publishList({ revoked: [9] }) });
    expect(codeOf(revoked, 'status')).toBe('revoked');
    const many = await issueBare([1, 2, 3, 4, 5].map(index => entry('revocation', index)));
    expect(codeOf(await ask(many), 'status')).toBe('status_entries_unread');
    const beyond = await ask(await issueBare([entry('revocation', 9), entry('revocation', 131_072)]));
    expect(codeOf(beyond, 'status')).toBe('status_list_unreadable');
  });
});

describe('messages', () => {
  const place = { statusListCredential: messagesUrl, statusSize: 2 };
  const statusMessage = [
    { status: '0x0', message: 'under review' },
    { status: '0x2', message: 'accepted for credit' },
  ];

  it('are told in the words of the issuer, and decide nothing', async () => {
    const credential = await issueWith(entry('message', 7, { ...place, statusMessage }));
    const told = async (value: number) =>
      explain(await ask(credential, { ...web, [messagesUrl]: await listOf(['message'], [[7, value]], 2) }), 'en').notes;
    expect(await told(0)).toEqual(['The issuer says of it: “under review”']);
    expect(await told(2)).toEqual(['The issuer says of it: “accepted for credit”']);
    expect(await told(3)).toEqual(['The issuer has put a mark on it that is not explained.']);
    const silent = await ask(credential);
    expect([silent.verdict, codeOf(silent, 'status')]).toEqual(['valid', 'no_status_list']);
    expect(silent.warnings).toMatchObject([{ code: 'news_unread', facts: { reason: 'status_list_unreachable' } }]);
  });
});

describe('how long a copy of a list counts', () => {
  const issuing = issueWith(entry('revocation', 9));
  const judgeWith = async (values: [number, number][], ttl: number, foundAt: string) =>
    verify(await issuing, {
      now,
      find: async url => {
        if (url !== listUrl) return findIn(web)(url);
        return { body: JSON.stringify(await listOf(['revocation'], values, 1, { ttl })), foundAt };
      },
    });

  it('is what the list says: unknown afterwards, except that a withdrawal is for good', async () => {
    const early = '2026-11-23T14:00:00Z';
    expect((await judgeWith([], 600_000, early)).verdict).toBe('valid');
    const late = await judgeWith([], 300_000, early);
    expect([late.verdict, codeOf(late, 'status')]).toEqual(['undetermined', 'status_list_out_of_date']);
    expect((await judgeWith([[9, 1]], 300_000, early)).verdict).toBe('revoked');
  });
});

describe('a list that names what was withdrawn', () => {
  const extensions = 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json';
  const contexts = { '@context': [...(draft()['@context'] as string[]), extensions] };
  const signed = (list: string) => issueWith({ id: list, type: '1EdTechRevocationList' }, contexts);
  const publish = (names: JsonObject[]) => ({ id: namesUrl, issuer: did, revokedCredential: names });

  it('is believed for what its secure address says, and the report says that it is not signed', async () => {
    const credential = await signed(namesUrl);
    const clean = await ask(credential, { ...web, [namesUrl]: publish([]) });
    expect([clean.verdict, warningsOf(clean)]).toEqual(['valid', ['status_list_unsigned']]);
    const name = { id: String(credential.id), revocationReason: 'Awarded twice' };
    const revoked = await ask(credential, { ...web, [namesUrl]: publish([name]) });
    expect([revoked.verdict, codeOf(revoked, 'status')]).toEqual(['revoked', 'revoked']);
    expect(explain(revoked, 'en').items[0]?.evidence).toContainEqual({
      label: 'Issuer’s note',
      value: 'Awarded twice',
    });
  });

  it('may be long', async () => {
    const names = Array.from({ length: 8_000 }, (_, index) => ({ id: `urn:uuid:${index}` }));
    expect((await ask(await signed(namesUrl), { ...web, [namesUrl]: publish(names) })).verdict).toBe('valid');
  });

  it.each<[string, JsonObject | string, string]>([
    ['of somebody else', { ...publish([]), issuer: 'did:web:elsewhere.example' }, 'status_list_untrusted'],
    ['that is another', { ...publish([]), id: 'https://lindon.example/other' }, 'status_list_untrusted'],
    ['that is none', { id: namesUrl, issuer: did }, 'status_list_unreadable'],
    ['that is a page', '<html>', 'status_list_unreadable'],
  ])('says nothing when it is one %s', async (_title, list, code) => {
    const report = await ask(await signed(namesUrl), { ...web, [namesUrl]: list });
    expect([report.verdict, codeOf(report, 'status')]).toEqual(['undetermined', code]);
  });

  it('says nothing from an address that anybody on the way could answer for', async () => {
    const insecure = 'http://lindon.example/revoked';
    const report = await ask(await signed(insecure), { ...web, [insecure]: { ...publish([]), id: insecure } });
    expect(codeOf(report, 'status')).toBe('status_list_untrusted');
  });
});

describe('a list of 2021, as another implementation makes it', () => {
  const place = { statusListIndex: '77', statusListCredential: listUrl };
  const status = { id: `${listUrl}#77`, type: 'StatusList2021Entry', statusPurpose: 'revocation', ...place };

  it('tells withdrawn awards from the others', async () => {
    const list = await createList({ length: 131_072 });
    const publish = async () => {
      const made = await createCredential({ id: listUrl, list, statusPurpose: 'revocation' });
      const contexts = [...(made['@context'] as string[]), 'https://w3id.org/security/data-integrity/v2'];
      const dated = { ...made, '@context': contexts, issuer: did, issuanceDate: '2026-11-01T00:00:00Z' };
      return sign(dated as unknown as StatusListDraft, signer, created);
    };
    const statusContext = 'https://w3id.org/vc/status-list/2021/v1';
    const contexts = [...(draft()['@context'] as string[]), statusContext];
    const credential = await issueWith(status, { '@context': contexts });
    expect((await ask(credential, { ...web, [listUrl]: await publish() })).verdict).toBe('valid');
    list.setStatus(77, true);
    expect((await ask(credential, { ...web, [listUrl]: await publish() })).verdict).toBe('revoked');
  });
});

describe('poison', () => {
  it('a list that names itself as its own list is read once', async () => {
    const list = await listOf(['revocation'], []);
    const itself = { ...list, credentialStatus: entry('revocation', 1) };
    const report = await ask(await issueWith(entry('revocation', 9)), { ...web, [listUrl]: itself });
    expect(codeOf(report, 'status')).toBe('status_list_untrusted');
    const signedItself = await sign(itself as unknown as StatusListDraft, signer, created);
    expect((await ask(signedItself, { ...web, [listUrl]: signedItself })).verdict).toBe('valid');
  });
});
