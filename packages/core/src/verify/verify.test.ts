import { beforeAll, describe, expect, it } from 'vitest';
import { sampleAward } from '../../../../test/sample-award.ts';
import type { Award } from '../award.ts';
import { keyId, toDidDocument } from '../did/index.ts';
import { type LintedDraft, lintAward } from '../draft/index.ts';
import { type Find, type JsonObject, judge, type Report, verify } from '../index.ts';
import { generateKeyPair, sign, toSigner } from '../proof/index.ts';
import { createBits, setBit, toStatusListCredential } from '../status/index.ts';
import { gather } from './verify.ts';

const did = 'did:web:lindon.example';
const didUrl = 'https://lindon.example/.well-known/did.json';
const listUrl = 'https://lindon.example/status/17';
const now = new Date('2026-11-23T14:06:00Z');
const created = '2026-06-12T09:00:00Z';

type Web = Record<string, JsonObject | string>;

/** What the world holds, as JSON; everything else does not answer. */
function findIn(web: Web): Find {
  return async url => {
    const found = web[url];
    if (found === undefined) return { unreachable: 'no_answer' };
    return { body: typeof found === 'string' ? found : JSON.stringify(found) };
  };
}

let keys: { publicMultikey: string; secretMultikey: string };
let otherKeys: typeof keys;
let web: Web;
let credential: JsonObject;

const { validUntil: _, endorsements: __, ...openEnded } = sampleAward;
const award: Award = {
  ...openEnded,
  issuer: { ...sampleAward.issuer, id: did },
  status: { purpose: 'revocation', index: '80412', list: listUrl },
};

function draft(change: Partial<Award> = {}): LintedDraft {
  const linted = lintAward(
    { ...award, ...change },
    { extensionContextUrl: 'https://lindon.example/contexts/micro-credential/v1' },
  );
  if (Array.isArray(linted)) throw new Error(JSON.stringify(linted));
  return linted;
}

async function issue(change: Partial<Award> = {}, issuerDid: string | undefined = did): Promise<JsonObject> {
  return sign(draft(change), await toSigner(keys.secretMultikey, issuerDid), created);
}

async function publishList(
  options: { revoked?: number[]; issuer?: string; purpose?: string; validUntil?: string } = {},
) {
  const bits = createBits();
  for (const index of options.revoked ?? []) setBit(bits, index, true);
  const { validUntil } = options;
  const list = await toStatusListCredential({
    id: listUrl,
    issuer: options.issuer ?? did,
    purpose: options.purpose ?? 'revocation',
    bits,
    validFrom: '2026-11-01T00:00:00Z',
    ...(validUntil === undefined ? {} : { validUntil }),
  });
  return sign(list, await toSigner(keys.secretMultikey, did), '2026-11-01T00:00:00Z');
}

function codeOf(report: Report, question: string): string | undefined {
  return report.findings.find(finding => finding.question === question)?.code;
}

async function ask(document: JsonObject, pages: Web = web, at: Date = now): Promise<Report> {
  return verify(document, { find: findIn(pages), now: at });
}

beforeAll(async () => {
  keys = await generateKeyPair();
  otherKeys = await generateKeyPair();
  web = {
    [didUrl]: toDidDocument({ did, keys: [{ multikey: keys.publicMultikey }] }),
    [listUrl]: await publishList(),
  };
  credential = await issue();
});

describe('a good credential', () => {
  it('is valid, and every question has its answer', async () => {
    const report = await ask(credential);
    expect(report.verdict).toBe('valid');
    expect(report.findings.map(({ code }) => code)).toEqual([
      'well_formed',
      'signature_matches',
      'key_of_domain',
      'in_force',
      'no_end',
      'recognition_not_asked',
      'holder_not_asked',
    ]);
    expect(report.warnings).toEqual([]);
    expect(report.judgedFor).toBe(now.toISOString());
  });

  it('is judged the same from kept evidence', async () => {
    const evidence = await gather(credential, { find: findIn(web) });
    const kept = JSON.parse(JSON.stringify(evidence));
    expect(await judge(credential, kept, now)).toEqual(await ask(credential));
  });

  it('says what has to be looked up before it can be judged', async () => {
    expect(await judge(credential, { found: {} }, now)).toEqual([
      { url: didUrl, what: 'key-document' },
      { url: listUrl, what: 'status-list' },
    ]);
  });

  it('is valid without any look-up when the issuer is a key', async () => {
    const { status: ___, ...withoutStatus } = award;
    const issuerId = `did:key:${keys.publicMultikey}`;
    const linted = lintAward(
      { ...withoutStatus, issuer: { ...award.issuer, id: issuerId } },
      { extensionContextUrl: 'https://lindon.example/contexts/micro-credential/v1' },
    );
    if (Array.isArray(linted)) throw new Error(JSON.stringify(linted));
    const report = await ask(await sign(linted, await toSigner(keys.secretMultikey), created), {});
    expect(report.verdict).toBe('valid');
    expect(codeOf(report, 'issuer-key')).toBe('key_of_issuer');
    expect(codeOf(report, 'status')).toBe('no_status_list');
  });

  it('tells who recognises the issuer', async () => {
    const recognition = {
      answer: 'pass',
      by: 'QQA',
      fromAt: '2025-09-01T00:00:00Z',
      untilAt: '2030-08-31T00:00:00Z',
    } as const;
    const report = await verify(credential, { find: findIn(web), now, recognise: async () => recognition });
    expect(codeOf(report, 'issuer-recognition')).toBe('recognised_for_a_time');
    const refused = await verify(credential, {
      find: findIn(web),
      now,
      recognise: async () => ({ answer: 'fail', by: 'QQA' }),
    });
    expect(codeOf(refused, 'issuer-recognition')).toBe('not_recognised');
  });
});

describe('is it unchanged?', () => {
  it('no, when a word was changed', async () => {
    const report = await ask({ ...credential, name: 'Doctor of Coastal Data' });
    expect([report.verdict, codeOf(report, 'integrity')]).toEqual(['invalid', 'signature_differs']);
  });

  it('no, when a word was added that no signature covers', async () => {
    const report = await ask({ ...credential, grade: 'A' });
    expect([report.verdict, codeOf(report, 'integrity')]).toEqual(['invalid', 'words_not_covered']);
    expect(codeOf(report, 'structure')).toBe('term_undefined');
    expect(report.findings[1]).toMatchObject({ at: '/grade', facts: { term: 'grade' } });
  });

  it('no, when nobody signed it or it was signed for something else', async () => {
    const { proof, ...unsigned } = credential;
    expect(codeOf(await ask(unsigned), 'integrity')).toBe('not_signed');
    const report = await ask({ ...unsigned, proof: { ...(proof as JsonObject), proofPurpose: 'authentication' } });
    expect([report.verdict, codeOf(report, 'integrity')]).toEqual(['invalid', 'signature_for_other_purpose']);
  });

  it('unknown, when it is signed in a way that is not read here', async () => {
    const proof = { ...(credential.proof as JsonObject), cryptosuite: 'bbs-2023' };
    const report = await ask({ ...credential, proof });
    expect([report.verdict, codeOf(report, 'integrity')]).toEqual(['undetermined', 'signature_kind_unknown']);
    expect(report.warnings.map(({ code }) => code)).toContain('signature_not_read');
  });

  it('yes, when one signature of a set is good, whichever comes first', async () => {
    const broken = { ...(credential.proof as JsonObject), proofValue: 'z1' };
    for (const proof of [
      [broken, credential.proof],
      [credential.proof, broken],
    ] as JsonObject[][]) {
      expect((await ask({ ...credential, proof })).verdict).toBe('valid');
    }
  });
});

describe('did the issuer sign it?', () => {
  it('no, when the key is somebody else’s', async () => {
    const forged = await sign(draft(), await toSigner(otherKeys.secretMultikey), created);
    const report = await ask(forged);
    expect([report.verdict, codeOf(report, 'issuer-key')]).toEqual(['invalid', 'key_of_other']);
    expect(codeOf(report, 'integrity')).toBe('signature_matches');
  });

  it('no, when the issuer does not list the key, or not for signing', async () => {
    const others = { ...web, [didUrl]: toDidDocument({ did, keys: [{ multikey: otherKeys.publicMultikey }] }) };
    expect(codeOf(await ask(credential, others), 'issuer-key')).toBe('key_not_listed');
    const document = toDidDocument({ did, keys: [{ multikey: keys.publicMultikey }] });
    const noPurpose = { ...web, [didUrl]: { ...document, assertionMethod: [] } };
    expect(codeOf(await ask(credential, noPurpose), 'issuer-key')).toBe('key_not_for_signing');
  });

  it('no, when the key was withdrawn or ran out', async () => {
    const revoked = { multikey: keys.publicMultikey, revokedAt: '2026-07-01T00:00:00Z' };
    const report = await ask(credential, { ...web, [didUrl]: toDidDocument({ did, keys: [revoked] }) });
    expect([report.verdict, codeOf(report, 'issuer-key')]).toEqual(['invalid', 'key_revoked']);
    const expired = { multikey: keys.publicMultikey, expiresAt: '2026-07-01T00:00:00Z' };
    const pages = { ...web, [didUrl]: toDidDocument({ did, keys: [expired] }) };
    expect(codeOf(await ask(credential, pages), 'issuer-key')).toBe('key_expired');
    expect((await ask(credential, pages, new Date('2026-06-30T00:00:00Z'))).verdict).not.toBe('invalid');
  });

  it('unknown, never no, when the issuer’s document does not answer or cannot be read', async () => {
    const { [didUrl]: ____, ...withoutDocument } = web;
    const report = await ask(credential, withoutDocument);
    expect([report.verdict, codeOf(report, 'issuer-key')]).toEqual(['undetermined', 'issuer_unreachable']);
    for (const body of ['<html>', '[]', '{"id":"did:web:elsewhere.example"}', '{"id":"a","id":"b"}']) {
      const broken = await ask(credential, { ...web, [didUrl]: body });
      expect([broken.verdict, codeOf(broken, 'issuer-key')]).toEqual(['undetermined', 'issuer_unreadable']);
    }
  });

  it('yes, when the issuer is a web address whose document lists a key that is its own name', async () => {
    const issuerId = 'https://lindon.example/issuers/1';
    const signer = await toSigner(keys.secretMultikey);
    const { status: ___, ...rest } = award;
    const linted = lintAward(
      { ...rest, issuer: { ...award.issuer, id: issuerId } },
      { extensionContextUrl: 'https://lindon.example/contexts/micro-credential/v1' },
    );
    if (Array.isArray(linted)) throw new Error(JSON.stringify(linted));
    const signed = await sign(linted, signer, created);
    const listing = (id: string) => ({ [issuerId]: { id: issuerId, assertionMethod: [id] } });
    expect(codeOf(await ask(signed, listing(signer.verificationMethod)), 'issuer-key')).toBe('key_of_domain');
    expect(codeOf(await ask(signed, listing('did:key:other#other')), 'issuer-key')).toBe('key_of_other');
    expect(codeOf(await ask(signed, { [issuerId]: { id: issuerId, name: 'Lindon' } }), 'issuer-key')).toBe(
      'key_owner_unproven',
    );
    expect((await ask(signed, {})).verdict).toBe('undetermined');
  });
});

describe('is it still in force?', () => {
  it('no, when the issuer withdrew it', async () => {
    const report = await ask(credential, { ...web, [listUrl]: await publishList({ revoked: [80412] }) });
    expect([report.verdict, codeOf(report, 'status')]).toEqual(['revoked', 'revoked']);
    const neighbour = await ask(credential, { ...web, [listUrl]: await publishList({ revoked: [80411, 80413] }) });
    expect(neighbour.verdict).toBe('valid');
  });

  it.each([
    ['is not there', {}, 'status_list_unreachable'],
    ['is no JSON', { [listUrl]: 'gone' }, 'status_list_unreadable'],
    ['is somebody’s who is not the issuer', { issuer: 'did:web:elsewhere.example' }, 'status_list_untrusted'],
    ['ran out', { validUntil: '2026-11-10T00:00:00Z' }, 'status_list_out_of_date'],
    ['is for another purpose', { purpose: 'suspension' }, 'status_list_unreadable'],
  ])('unknown, never yes, when the list %s', async (_title, change, code) => {
    const isPage = Object.keys(change).length === 0 || listUrl in change;
    const { [listUrl]: ____, ...rest } = web;
    const pages = isPage ? { ...rest, ...change } : { ...rest, [listUrl]: await publishList(change) };
    const report = await ask(credential, pages as Web);
    expect([report.verdict, codeOf(report, 'status')]).toEqual(['undetermined', code]);
  });

  it('unknown, when somebody changed the list or swapped it for another', async () => {
    const list = await publishList({ revoked: [80412] });
    const clean = await publishList();
    const swapped = { ...list, credentialSubject: clean.credentialSubject ?? {} };
    const report = await ask(credential, { ...web, [listUrl]: swapped });
    expect([report.verdict, codeOf(report, 'status')]).toEqual(['undetermined', 'status_list_untrusted']);
    const elsewhere = await issue({
      status: { purpose: 'revocation', index: '1', list: 'https://lindon.example/status/18' },
    });
    const other = await ask(elsewhere, { ...web, 'https://lindon.example/status/18': list });
    expect(codeOf(other, 'status')).toBe('status_list_untrusted');
  });

  it('unknown, when the status is of a kind that is not read here', async () => {
    const report = await ask({ ...credential, credentialStatus: { type: '1EdTechRevocationList', id: listUrl } });
    expect(codeOf(report, 'status')).toBe('status_kind_unknown');
  });
});

describe('is it in date?', () => {
  it('follows the dates', async () => {
    const bounded = await issue({ validUntil: '2026-12-31T23:59:59Z' });
    expect(codeOf(await ask(bounded), 'validity')).toBe('in_date');
    const late = await ask(bounded, web, new Date('2027-01-01T00:00:00Z'));
    expect([late.verdict, codeOf(late, 'validity')]).toEqual(['expired', 'expired']);
    const early = await ask(bounded, web, new Date('2026-06-11T23:59:59Z'));
    expect([early.verdict, codeOf(early, 'validity')]).toEqual(['not-yet-valid', 'not_yet_valid']);
    const unsigned = await ask(bounded, web, new Date('2026-06-12T08:00:00Z'));
    expect([unsigned.verdict, codeOf(unsigned, 'validity')]).toEqual(['not-yet-valid', 'not_yet_signed']);
  });

  it('does not guess about dates that cannot be read', async () => {
    const report = await ask({ ...credential, validUntil: 'tomorrow' });
    expect([report.verdict, codeOf(report, 'validity')]).toEqual(['invalid', 'dates_unreadable']);
  });
});

describe('is it complete?', () => {
  it.each<[string, (good: JsonObject) => JsonObject, string, string]>([
    ['no issuer', ({ issuer: ____, ...rest }) => rest, 'not_a_credential', '/issuer'],
    ['no subject', good => ({ ...good, credentialSubject: [] }), 'not_a_credential', '/credentialSubject'],
    ['no type', good => ({ ...good, type: ['OpenBadgeCredential'] }), 'not_a_credential', '/type'],
    ['dates of the older edition', good => ({ ...good, issuanceDate: created }), 'not_a_credential', '/issuanceDate'],
    ['no context', ({ '@context': ____, ...rest }) => rest, 'context_wrong', '/@context'],
    [
      'a context inside',
      good => ({ ...good, evidence: [{ type: ['Evidence'], '@context': ['https://www.w3.org/ns/credentials/v2'] }] }),
      'context_wrong',
      '/evidence/0/@context',
    ],
    [
      'a status without a type',
      good => ({ ...good, credentialStatus: { id: listUrl } }),
      'not_a_credential',
      '/credentialStatus',
    ],
  ])('no, with %s', async (_title, change, code, at) => {
    const report = await ask(change(credential));
    expect(report.verdict).toBe('invalid');
    expect(report.findings[0]).toMatchObject({ question: 'structure', answer: 'fail', code, at });
  });

  it('unknown, when a vocabulary is not known', async () => {
    const contexts = [...(credential['@context'] as string[]), 'https://elsewhere.example/v1'];
    const report = await ask({ ...credential, '@context': contexts });
    expect(codeOf(report, 'structure')).toBe('context_unknown');
    expect(codeOf(report, 'integrity')).toBe('words_unreadable');
    expect(report.verdict).toBe('undetermined');
  });
});

describe('do the endorsements hold?', () => {
  const agency = 'did:web:agency.example';
  const agencyUrl = 'https://agency.example/.well-known/did.json';

  async function endorse(about: string): Promise<JsonObject> {
    const endorsement: JsonObject = {
      '@context': [
        'https://www.w3.org/ns/credentials/v2',
        'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
      ],
      id: 'urn:uuid:1f5c9c9e-1f0d-4a8f-bb0a-0b8f6f1f2a10',
      type: ['VerifiableCredential', 'EndorsementCredential'],
      name: 'Endorsement',
      issuer: { id: agency, type: ['Profile'], name: 'Quality Agency' },
      validFrom: '2026-06-12T00:00:00Z',
      credentialSubject: { id: about, type: ['EndorsementSubject'], endorsementComment: 'Carefully assessed.' },
    };
    return sign(endorsement as LintedDraft, await toSigner(otherKeys.secretMultikey, agency), created);
  }

  it('yes, no and unknown; and they never change the verdict', async () => {
    const pages = {
      ...web,
      [agencyUrl]: toDidDocument({ did: agency, keys: [{ multikey: otherKeys.publicMultikey }] }),
    };
    const endorsed = await issue({ endorsements: [await endorse(award.id)] });
    const good = await ask(endorsed, pages);
    expect([good.verdict, codeOf(good, 'endorsements')]).toEqual(['valid', 'endorsements_hold']);
    const offline = await ask(endorsed, web);
    expect([offline.verdict, codeOf(offline, 'endorsements')]).toEqual(['valid', 'endorsement_unknown']);
    const misplaced = await ask(await issue({ endorsements: [await endorse('urn:uuid:other')] }), pages);
    expect([misplaced.verdict, codeOf(misplaced, 'endorsements')]).toEqual(['valid', 'endorsement_broken']);
    const changed = { ...(await endorse(award.id)), name: 'Praise' };
    const broken = await ask(await issue({ endorsements: [changed] }), pages);
    expect([broken.verdict, codeOf(broken, 'endorsements')]).toEqual(['valid', 'endorsement_broken']);
    expect(keyId(agency, otherKeys.publicMultikey)).toContain(agency);
  });
});

describe('looking things up', () => {
  it('stops after sixteen look-ups, and the rest stays unknown', async () => {
    const entries = [1, 2, 3, 4].map(index => ({
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: String(index),
      statusListCredential: `https://lindon.example/status/${index}`,
    }));
    const endorsement = (index: number): JsonObject => ({
      ...credential,
      issuer: `did:web:agency${index}.example`,
      type: ['VerifiableCredential', 'EndorsementCredential'],
      credentialStatus: entries.map(entry => ({
        ...entry,
        statusListCredential: `${entry.statusListCredential}/${index}`,
      })),
    });
    const crowded = {
      ...credential,
      credentialStatus: entries,
      endorsement: Array.from({ length: 20 }, (_item, index) => endorsement(index)),
    };
    const asked: string[] = [];
    const find: Find = async url => {
      asked.push(url);
      return { unreachable: 'no_answer' };
    };
    const report = await verify(crowded, { find, now });
    expect(asked.length).toBeLessThanOrEqual(16);
    expect(new Set(asked).size).toBe(asked.length);
    expect(report.verdict).not.toBe('valid');
  });
});
