import { describe, expect, it } from 'vitest';
import {
  ask,
  award,
  codeOf,
  created,
  did,
  didUrl,
  draft,
  issue,
  keys,
  otherKeys,
  web,
} from '../../../../test/small-web.ts';
import { toDidDocument } from '../did/index.ts';
import type { LintedDraft } from '../draft/index.ts';
import type { JsonObject } from '../index.ts';
import { sign, toSigner } from '../proof/index.ts';

const credential = await issue();

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

  it('no, when words were added behind a number', async () => {
    const subject = credential.credentialSubject as JsonObject;
    const achievement = { ...(subject.achievement as JsonObject), workloadHours: '62.5, in truth 9,000' };
    const report = await ask({ ...credential, credentialSubject: { ...subject, achievement } });
    expect([report.verdict, codeOf(report, 'integrity')]).toEqual(['invalid', 'signature_differs']);
  });

  it('no, when nobody signed it or it was signed for something else', async () => {
    const { proof, ...unsigned } = credential;
    expect(codeOf(await ask(unsigned), 'integrity')).toBe('not_signed');
    const report = await ask({ ...unsigned, proof: { ...(proof as JsonObject), proofPurpose: 'authentication' } });
    expect([report.verdict, codeOf(report, 'integrity')]).toEqual(['invalid', 'signature_for_other_purpose']);
  });

  it('unknown, when it is signed in a way that is not read here', async () => {
    const proof = { ...(credential.proof as JsonObject), cryptosuite: 'mldsa44-rdfc-2024' };
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
    const issuer = { ...award.issuer, id: issuerId };
    const signed = await sign(draft({ issuer, status: undefined }), signer, created);
    const listing = (id: string) => ({ [issuerId]: { id: issuerId, assertionMethod: [id] } });
    expect(codeOf(await ask(signed, listing(signer.verificationMethod)), 'issuer-key')).toBe('key_of_domain');
    expect(codeOf(await ask(signed, listing('did:key:other#other')), 'issuer-key')).toBe('key_of_other');
    expect(codeOf(await ask(signed, { [issuerId]: { id: issuerId, name: 'Lindon' } }), 'issuer-key')).toBe(
      'key_owner_unproven',
    );
    expect((await ask(signed, {})).verdict).toBe('undetermined');
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
  });
});
