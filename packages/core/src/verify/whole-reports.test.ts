import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { issueRecord } from '../../../../test/small-record.ts';
import {
  ask,
  created,
  did,
  didUrl,
  draft,
  findIn,
  issue,
  keys,
  listUrl,
  now,
  publishList,
  web,
} from '../../../../test/small-web.ts';
import { pages as tokenWeb } from '../../../../test/tampering/forms.ts';
import { issueSdJwt, signToken } from '../../../../test/tampering/tokens.ts';
import { type JsonObject, type Report, verify } from '../index.ts';
import { sign, toSigner } from '../proof/index.ts';

const good = await issue();
const proof = good.proof as JsonObject;
const bare = draft({ status: undefined }) as JsonObject;
const key = `${did}#${keys.publicMultikey}`;
const tokenKey = `${did}#tokens`;
const issuer = { issuerId: did, issuer: 'Lindon University' };
const listed = { list: listUrl, index: '80412', purpose: 'revocation' };
const signedHere = { suite: 'eddsa-rdfc-2022', signedAt: created, key };
const begins = { validFromAt: '2026-06-12T00:00:00Z' };
const withList = async (options: Parameters<typeof publishList>[0]) => ({
  ...web,
  [listUrl]: await publishList(options),
});
const judgeToken = (token: string) => verify(token, { find: findIn(tokenWeb), now });
const signByNobody = async (document: JsonObject, suite: 'eddsa-rdfc-2022' | 'eddsa-jcs-2022') =>
  sign(document as never, await toSigner(keys.secretMultikey, did), created, suite);

const hiddenKind = Buffer.from(JSON.stringify(['salt', 'vct', 'urn:kind'])).toString('base64url');
const digestOf = (text: string) => createHash('sha256').update(text).digest('base64url');

const proofBy = async (suite: Parameters<typeof signByNobody>[1]) => (await signByNobody(bare, suite)).proof ?? {};

type Told = [code: string, answer: string, facts: Record<string, string>, at?: string];

/** What a report says: the verdict, and for some questions all that is told. */
const cases: [title: string, () => Promise<Report>, verdict: string, told: Told[]][] = [
  [
    'a good badge',
    () => ask(good),
    'valid',
    [
      ['well_formed', 'pass', { kind: 'OpenBadgeCredential' }],
      ['signature_matches', 'pass', signedHere],
      ['key_of_domain', 'pass', { ...issuer, key, domain: 'lindon.example' }],
      ['in_force', 'pass', { ...listed, listSignedAt: '2026-11-01T00:00:00Z' }],
      ['no_end', 'pass', begins],
      ['recognition_not_asked', 'unknown', issuer],
      ['holder_not_asked', 'unknown', {}],
    ],
  ],
  [
    'a withdrawn one',
    async () => ask(good, await withList({ revoked: [80412] })),
    'revoked',
    [['revoked', 'fail', { ...listed, listSignedAt: '2026-11-01T00:00:00Z' }]],
  ],
  [
    'one whose list does not answer',
    () => ask(good, { [didUrl]: web[didUrl] ?? '' }),
    'undetermined',
    [['status_list_unreachable', 'unknown', { ...listed, reason: 'no_answer' }]],
  ],
  [
    'one whose list is for something else',
    async () => ask(good, await withList({ purpose: 'message' })),
    'undetermined',
    [['status_list_unreadable', 'unknown', { ...listed, reason: 'other_purpose' }]],
  ],
  [
    'one whose list ran out',
    async () => ask(good, await withList({ validUntil: '2026-11-02T00:00:00Z' })),
    'undetermined',
    [
      [
        'status_list_out_of_date',
        'unknown',
        { ...listed, validFromAt: '2026-11-01T00:00:00Z', validUntilAt: '2026-11-02T00:00:00Z' },
      ],
    ],
  ],
  [
    'one whose list is of somebody else',
    async () => ask(good, await withList({ issuer: 'did:web:elsewhere.example' })),
    'undetermined',
    [['status_list_untrusted', 'unknown', { ...listed, reason: 'other_issuer' }]],
  ],
  [
    'one whose list is no list',
    () => ask(good, { ...web, [listUrl]: '[1]' }),
    'undetermined',
    [['status_list_unreadable', 'unknown', { ...listed, reason: 'not_an_object' }]],
  ],
  [
    'one whose list is a token that carries none',
    () => ask(good, { ...web, [listUrl]: signToken({}, { sub: 'tide' }) }),
    'undetermined',
    [['status_list_unreadable', 'unknown', { ...listed, reason: 'not_a_token' }]],
  ],
  [
    'one whose list says that it is another',
    () => ask(good, { ...web, [listUrl]: { ...(web[listUrl] as JsonObject), id: `${listUrl}8` } }),
    'undetermined',
    [['status_list_untrusted', 'unknown', { ...listed, reason: 'other_list' }]],
  ],
  [
    'one that was changed',
    () => ask({ ...good, name: 'Doctor' }),
    'invalid',
    [['signature_differs', 'fail', signedHere]],
  ],
  [
    'one with a word more',
    () => ask({ ...good, grade: 'A' }),
    'invalid',
    [
      ['term_undefined', 'fail', { term: 'grade' }, '/grade'],
      ['words_not_covered', 'fail', { ...signedHere, term: 'grade' }, '/grade'],
    ],
  ],
  [
    'one in words that nobody knows',
    () => ask({ ...good, '@context': [...(good['@context'] as string[]), 'https://elsewhere.example/v1'] }),
    'undetermined',
    [
      ['context_unknown', 'unknown', { term: 'https://elsewhere.example/v1' }, '/@context/4'],
      ['words_unreadable', 'unknown', { ...signedHere, term: 'https://elsewhere.example/v1' }, '/@context/4'],
    ],
  ],
  [
    'one signed for another purpose',
    () => ask({ ...good, proof: { ...proof, proofPurpose: 'authentication' } }),
    'invalid',
    [['signature_for_other_purpose', 'fail', signedHere]],
  ],
  [
    'one signed in a way that is not read here',
    () => ask({ ...good, proof: { ...proof, cryptosuite: 'tides-2040' } }),
    'undetermined',
    [
      ['signature_kind_unknown', 'unknown', { suite: 'tides-2040' }],
      ['no_key_named', 'unknown', issuer],
    ],
  ],
  ['one that is not signed', () => ask(bare), 'invalid', [['not_signed', 'fail', {}]]],
  [
    'one with two signatures, of which one is broken',
    () => ask({ ...good, proof: [{ ...proof, created: '2026-06-13T09:00:00Z' }, proof] }),
    'valid',
    [['signature_matches', 'pass', signedHere, '/proof/1']],
  ],
  [
    'one that begins later',
    async () => ask(await issue({ validFrom: '2027-01-01T00:00:00Z' })),
    'not-yet-valid',
    [['not_yet_valid', 'fail', { validFromAt: '2027-01-01T00:00:00Z' }]],
  ],
  [
    'one that ran out',
    async () => ask(await issue({ validUntil: '2026-10-01T00:00:00Z' })),
    'expired',
    [['expired', 'fail', { ...begins, validUntilAt: '2026-10-01T00:00:00Z' }]],
  ],
  [
    'one with dates that nobody can read',
    async () => ask(await signByNobody({ ...bare, validUntil: 'soon' }, 'eddsa-jcs-2022')),
    'invalid',
    [
      ['not_a_credential', 'fail', { problem: 'not_an_instant' }, '/validUntil'],
      ['dates_unreadable', 'fail', { ...begins, validUntilAt: 'soon' }, '/validUntil'],
    ],
  ],
  [
    'one that begins on a day that nobody can read',
    async () => ask(await signByNobody({ ...bare, validFrom: 'soon' }, 'eddsa-jcs-2022')),
    'invalid',
    [['dates_unreadable', 'fail', { validFromAt: 'soon' }, '/validFrom']],
  ],
  [
    'one signed on no day',
    () => ask({ ...good, proof: { ...proof, created: 'yesterday' } }),
    'invalid',
    [['dates_unreadable', 'fail', begins, '/proof/created']],
  ],
  [
    'one whose signature ends on no day',
    () => ask({ ...good, proof: { ...proof, expires: 'tomorrow' } }),
    'invalid',
    [['dates_unreadable', 'fail', begins, '/proof/expires']],
  ],
  [
    'one with another context inside',
    async () =>
      ask(await signByNobody({ ...bare, evidence: [{ '@context': {}, type: ['Evidence'] }] }, 'eddsa-jcs-2022')),
    'invalid',
    [['context_wrong', 'fail', { problem: 'context_wrong' }, '/evidence/0/@context']],
  ],
  [
    'a token',
    () => judgeToken(signToken({ typ: 'vc+jwt' }, { iss: did, ...bare })),
    'valid',
    [
      ['signature_matches', 'pass', { suite: 'ES256', key: tokenKey }],
      ['key_of_domain', 'pass', { ...issuer, key: tokenKey, domain: 'lindon.example' }],
    ],
  ],
  [
    'a token for something else',
    () => judgeToken(signToken({ typ: 'application/at+jwt' }, { iss: did, ...bare })),
    'invalid',
    [['signature_for_other_purpose', 'fail', { suite: 'ES256', key: tokenKey }]],
  ],
  [
    'a token whose claims say otherwise',
    () => judgeToken(signToken({ typ: 'vc+jwt' }, { iss: did, jti: 'urn:uuid:0', ...bare })),
    'invalid',
    [['claims_conflict', 'fail', { term: 'jti' }]],
  ],
  [
    'an SD-JWT',
    () => judgeToken(issueSdJwt({ exp: 1_799_000_000 })),
    'valid',
    [
      ['well_formed', 'pass', { kind: 'https://lindon.example/types/coastal-badge' }],
      ['signature_matches', 'pass', { suite: 'ES256', key: tokenKey }],
      ['in_date', 'pass', { validFromAt: '2026-06-12T00:00:00.000Z', validUntilAt: '2027-01-03T18:13:20.000Z' }],
    ],
  ],
  [
    'an SD-JWT without its kind',
    () => judgeToken(issueSdJwt({ vct: '' })),
    'invalid',
    [['not_a_credential', 'fail', { problem: 'missing' }, '/vct']],
  ],
  [
    'an SD-JWT with a holder that is no key',
    () => judgeToken(issueSdJwt({ cnf: 'me' })),
    'invalid',
    [['not_a_credential', 'fail', { problem: 'wrong_type' }, '/cnf']],
  ],
  [
    'an SD-JWT that hides its kind',
    () => judgeToken(`${signToken({ typ: 'dc+sd-jwt' }, { iss: did, _sd: [digestOf(hiddenKind)] })}~${hiddenKind}~`),
    'invalid',
    [['not_a_credential', 'fail', { problem: 'hidden' }, '/vct']],
  ],
  [
    'one with a word more, signed with a key that nobody finds',
    () => ask({ ...good, grade: 'A', proof: { ...proof, verificationMethod: `${did}#none` } }),
    'invalid',
    [
      ['term_undefined', 'fail', { term: 'grade' }, '/grade'],
      ['key_not_found', 'unknown', { ...signedHere, key: `${did}#none` }],
    ],
  ],
  [
    'one whose words a text signature covers and no statement holds',
    async () => ask(await signByNobody({ ...bare, grade: 'A' }, 'eddsa-jcs-2022')),
    'invalid',
    [['term_undefined', 'fail', { term: 'grade' }, '/grade']],
  ],
  [
    'one of two signatures, of which one repeats the contexts',
    async () => ask({ ...bare, proof: [await proofBy('eddsa-rdfc-2022'), await proofBy('eddsa-jcs-2022')] }),
    'valid',
    [['well_formed', 'pass', { kind: 'OpenBadgeCredential' }]],
  ],
  [
    'a record of which one part was changed',
    async () => ask(await issueRecord([good, { ...good, name: 'Doctor' }])),
    'valid',
    [['parts_differ', 'fail', { count: '2', tally: 'valid 1, invalid 1' }]],
  ],
];

describe('a whole report', () => {
  it.each(cases)('on %s tells what was found, and where', async (_title, judge, verdict, told) => {
    const report = await judge();
    expect(report.verdict).toBe(verdict);
    for (const [code, answer, facts, at] of told) {
      const finding = report.findings.find(one => one.code === code);
      expect(report.findings.map(one => one.code)).toContain(code);
      expect(finding).toMatchObject({ answer, facts });
      expect(finding?.at).toBe(at);
    }
  });
});
