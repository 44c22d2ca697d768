import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../json.ts';
import type { Evidence } from '../evidence.ts';
import { askRecipient } from '../recipient.ts';
import type { Part, Verdict } from '../report.ts';
import type { Secured } from '../secured.ts';
import { askEndorsements } from './endorsements.ts';
import { askParts, isOfOther } from './parts.ts';
import { isOfLaterDay, toPastAddress } from './past-list.ts';
import { askRecognition } from './recognition.ts';
import { askValidity } from './validity.ts';

const now = new Date('2026-06-12T12:00:00.000Z');
const later = (ms: number) => new Date(now.getTime() + ms).toISOString();
const minutes = 60_000;

describe('the dates', () => {
  it.each<[string, JsonObject, JsonObject | undefined]>([
    ['no_end', {}, undefined],
    ['no_end', { validFrom: later(0) }, undefined],
    ['not_yet_valid', { validFrom: later(1) }, undefined],
    ['not_yet_valid', { issuanceDate: later(1) }, undefined],
    ['no_end', { validFrom: later(0), issuanceDate: later(1) }, undefined],
    ['in_date', { validUntil: later(0) }, undefined],
    ['expired', { validUntil: later(-1) }, undefined],
    ['expired', { expirationDate: later(-1) }, undefined],
    ['in_date', { validUntil: later(0), expirationDate: later(-1) }, undefined],
    ['no_end', {}, { created: later(5 * minutes) }],
    ['not_yet_signed', {}, { created: later(5 * minutes + 1) }],
    ['no_end', {}, { expires: later(0) }],
    ['signature_expired', {}, { expires: later(-1) }],
    ['not_yet_valid', { validFrom: later(1), validUntil: later(-1) }, { expires: later(-1) }],
    ['expired', { validUntil: later(-1) }, { created: later(6 * minutes) }],
    ['dates_unreadable', { validUntil: '2026-06-12' }, undefined],
  ])('are %s for %j, signed %j', (code, credential, proof) => {
    expect(askValidity(credential, proof, now).code).toBe(code);
  });

  it('are told as they are written', () => {
    const from = '2026-01-01T00:00:00+02:00';
    expect(askValidity({ validFrom: from, validUntil: later(1) }, undefined, now).facts).toEqual({
      validFromAt: from,
      validUntilAt: later(1),
    });
    expect(askValidity({ validFrom: from }, { created: later(9 * minutes) }, now).facts).toEqual({
      validFromAt: from,
      signedAt: later(9 * minutes),
    });
    expect(askValidity({}, { created: later(0), expires: later(-1) }, now).facts).toEqual({
      signatureEndedAt: later(-1),
    });
  });

  it.each<[string, JsonObject, JsonObject, string]>([
    ['the beginning', { issuanceDate: 7 }, {}, '/validFrom'],
    ['the end', { validUntil: 0 }, {}, '/validUntil'],
    ['the day of signing', {}, { created: 'noon' }, '/proof/created'],
    ['the end of the signature', {}, { expires: {} }, '/proof/expires'],
  ])('say where they cannot be read: %s', (_title, credential, proof, at) => {
    expect(askValidity(credential, proof, now)).toMatchObject({ code: 'dates_unreadable', answer: 'fail', at });
  });
});

describe('the list of an earlier day', () => {
  it('is asked for by the second', () => {
    const day = new Date('2026-06-12T09:08:07.999Z');
    expect(toPastAddress({ list: 'https://a.example/1' }, day)).toBe(
      'https://a.example/1?timestamp=2026-06-12T09%3A08%3A07Z',
    );
    expect(toPastAddress({ list: 'https://a.example/1?x=y' }, day)).toBe(
      'https://a.example/1?x=y&timestamp=2026-06-12T09%3A08%3A07Z',
    );
  });

  const ofToken = (signedAt?: string) => ({ token: { ...(signedAt === undefined ? {} : { signedAt }) } });
  it.each<[boolean, JsonObject, object]>([
    [false, {}, {}],
    [false, { validFrom: later(0) }, {}],
    [true, { validFrom: later(1) }, {}],
    [false, { proof: { created: later(5 * minutes) } }, {}],
    [true, { proof: { created: later(6 * minutes) } }, {}],
    [true, { proof: [{ created: later(0) }, { created: later(6 * minutes) }] }, {}],
    [false, { validUntil: later(-1), proof: { expires: later(-1) } }, {}],
    [true, {}, ofToken(later(6 * minutes))],
    [false, {}, ofToken(later(0))],
    [false, {}, ofToken()],
    [false, { proof: { created: later(6 * minutes) } }, ofToken(later(0))],
  ])('is needed: %s, where today’s is %j %j', (isLater, document, token) => {
    expect(isOfLaterDay({ document, ...token } as unknown as Secured, now)).toBe(isLater);
  });
});

describe('recognition', () => {
  const issuer = { id: 'did:web:lindon.example', name: 'Lindon' };
  const named = { issuer: 'Lindon', issuerId: 'did:web:lindon.example' };
  const [fromAt, untilAt] = ['2020-01-01T00:00:00Z', '2030-01-01T00:00:00Z'];

  it.each<[string, NonNullable<Evidence['recognition']>]>([
    ['recognised', { answer: 'pass', by: 'Board' }],
    ['recognised', { answer: 'pass', by: 'Board', fromAt }],
    ['recognised', { answer: 'pass', by: 'Board', untilAt }],
    ['recognised_for_a_time', { answer: 'pass', by: 'Board', fromAt, untilAt }],
    ['not_recognised', { answer: 'fail', by: 'Board', fromAt, untilAt }],
    ['recognition_unknown', { answer: 'unknown', by: 'Board' }],
  ])('is %s for %j', (code, recognition) => {
    const { answer, ...told } = recognition;
    expect(askRecognition({ found: {}, recognition }, issuer)).toEqual({
      question: 'issuer-recognition',
      code,
      answer,
      facts: { ...named, ...told },
    });
  });

  it('is open when nobody was asked', () => {
    expect(askRecognition({ found: {} }, { ...issuer, name: undefined })).toMatchObject({
      code: 'recognition_not_asked',
      facts: { issuerId: 'did:web:lindon.example' },
    });
  });
});

describe('the parts of a record', () => {
  const parts = (...verdicts: Verdict[]) =>
    verdicts.map((verdict): Part => ({ kind: 'credential', at: '', report: { verdict } as Part['report'] }));

  it.each<[string, string, Verdict[]]>([
    ['parts_hold', 'valid 2', ['valid', 'valid']],
    ['parts_unknown', 'valid 1, undetermined 1', ['valid', 'undetermined']],
    ['parts_differ', 'undetermined 1, revoked 2, valid 1', ['undetermined', 'revoked', 'revoked', 'valid']],
    ['parts_differ', 'expired 1', ['expired']],
  ])('are %s: %s', (code, tally, verdicts) => {
    expect(askParts(parts(...verdicts))).toMatchObject({ code, facts: { count: String(verdicts.length), tally } });
  });

  const about = (...subject: JsonObject[]): JsonObject => ({ credentialSubject: subject });
  const hashed = (...hashes: string[]) => ({ identifier: hashes.map(identityHash => ({ identityHash })) });
  it.each<[boolean, JsonObject, JsonObject]>([
    [true, about({ id: 'urn:a' }), about({ id: 'urn:b' })],
    [false, about({ id: 'urn:a' }), about({ id: 'urn:a' })],
    [false, about({ id: 'urn:a' }, { id: 'urn:c' }), about({ id: 'urn:b' }, { id: 'urn:c' })],
    [false, about({ id: 'urn:a' }), about({ name: 'b' })],
    [false, about({}), about({ id: 'urn:b' })],
    [false, about({ id: 'urn:a', ...hashed('x', 'y') }), about({ id: 'urn:b', ...hashed('y') })],
    [true, about(hashed('x')), about(hashed('y'))],
    [false, about({ id: 7 }), about({ id: 8 })],
    [false, { credentialSubject: 'urn:a' }, { credentialSubject: 'urn:b' }],
  ])('are of somebody else: %s, for %j and %j', (isOther, record, part) => {
    expect(isOfOther(record, part)).toBe(isOther);
  });
});

describe('endorsements', () => {
  const credential: JsonObject = {
    id: 'urn:badge',
    issuer: { id: 'did:web:lindon.example' },
    credentialSubject: { achievement: { id: 'urn:achievement' } },
  };
  const endorsement = (of: string, by = 'did:web:harbour.example', name?: string): JsonObject => ({
    issuer: { id: by, ...(name === undefined ? {} : { name }) },
    credentialSubject: { id: of },
  });
  const valid = (document: JsonObject) => ({ endorsement: document, verdict: 'valid' as const });

  it('hold when each is valid, about something in it, and of somebody else', () => {
    const judged = [
      valid(endorsement('urn:badge', 'did:web:harbour.example', 'Harbour')),
      valid(endorsement('urn:achievement')),
      valid(endorsement('did:web:lindon.example', 'did:web:harbour.example', 'Harbour')),
      valid(endorsement('urn:badge', 'urn:nobody')),
    ];
    expect(askEndorsements(credential, judged)).toMatchObject({
      code: 'endorsements_hold',
      facts: { count: '4', endorser: 'Harbour, harbour.example' },
    });
    expect(askEndorsements(credential, judged.slice(3)).facts).toEqual({ count: '1' });
  });

  it.each<[string, JsonObject, Verdict]>([
    ['about something else', endorsement('urn:other'), 'valid'],
    ['about nothing', { issuer: 'urn:x', credentialSubject: [] }, 'valid'],
    ['about no name, as much in it has none', { issuer: 'urn:x', credentialSubject: {} }, 'valid'],
    ['of the issuer itself', endorsement('urn:badge', 'did:web:lindon.example'), 'valid'],
    ['withdrawn', endorsement('urn:badge'), 'revoked'],
    ['about something else, and open', endorsement('urn:other'), 'undetermined'],
  ])('are broken when one is %s', (_title, document, verdict) => {
    const answer = askEndorsements(credential, [valid(endorsement('urn:badge')), { endorsement: document, verdict }]);
    expect(answer).toMatchObject({ code: 'endorsement_broken', answer: 'fail', facts: { reason: verdict } });
  });

  it('are open when one is, or cannot be read', () => {
    const open = {
      endorsement: endorsement('urn:badge', 'did:web:pier.example', 'Pier'),
      verdict: 'undetermined' as const,
    };
    expect(askEndorsements(credential, [valid(endorsement('urn:badge')), open])).toMatchObject({
      code: 'endorsement_unknown',
      facts: { endorser: 'Pier', issuerId: 'did:web:pier.example', reason: 'undetermined' },
    });
    const unread = askEndorsements(credential, [{ verdict: 'undetermined' }]);
    expect(unread).toMatchObject({ code: 'endorsement_unknown', facts: { reason: 'undetermined' } });
    expect(unread.facts).not.toHaveProperty('endorser');
  });
});

describe('whose it is', () => {
  const sha = (text: string) =>
    crypto.subtle
      .digest('SHA-256', new TextEncoder().encode(text))
      .then(bytes => `sha256$${Buffer.from(bytes).toString('hex')}`);
  const of = (...identifier: JsonObject[]): JsonObject => ({ credentialSubject: { identifier } });

  it.each<[string, JsonObject, string]>([
    ['recipient_matches', { credentialSubject: { id: 'mailto:Mira@Lindon.example' } }, ' mira@LINDON.example '],
    ['recipient_matches', { credentialSubject: [{}, { id: 'urn:A' }] }, 'urn:A'],
    ['recipient_differs', { credentialSubject: { id: 'urn:A' } }, 'urn:a'],
    ['subject_unnamed', { credentialSubject: { id: 'urn:A' } }, 'mira@lindon.example'],
    ['subject_unnamed', { credentialSubject: {} }, 'urn:a'],
    ['subject_unnamed', { credentialSubject: { identifier: [{ hashed: false }] } }, 'urn:a'],
    ['recipient_matches', of({ identityHash: ' Mira@lindon.example ', hashed: false }), 'mira@lindon.example'],
    ['recipient_matches', { recipient: { identity: 'mira@lindon.example' } }, 'Mira@lindon.example'],
    ['recipient_differs', of({ identityHash: 'nola@lindon.example' }), 'mira@lindon.example'],
    ['recipient_hash_unknown', of({ identityHash: 'md5$00', hashed: true }), 'mira@lindon.example'],
    ['recipient_matches', of({ identityHash: 'md5$00', hashed: true }, { identityHash: 'mira' }), 'Mira'],
    ['recipient_differs', of({ identityHash: `sha256$${'0'.repeat(64)}`, hashed: true }), 'mira'],
    ['recipient_hash_unknown', of({ identityHash: `sha256$${'0'.repeat(63)}`, hashed: true }), 'mira'],
    ['recipient_hash_unknown', of({ identityHash: `x sha256$${'0'.repeat(64)}`, hashed: true }), 'mira'],
  ])('is %s: %j for %s', async (code, document, identity) => {
    expect((await askRecipient(document, identity)).code).toBe(code);
  });

  it('is told by a digest of the identity with its salt, as it is given or in small letters', async () => {
    for (const written of ['mira@lindon.example', 'Mira@Lindon.example']) {
      const salted = { identityHash: (await sha(`${written}salt`)).toUpperCase().replace('SHA', 'sha'), hashed: true };
      const answer = async (salt: string) => (await askRecipient(of({ ...salted, salt }), 'Mira@Lindon.example')).code;
      expect([await answer('salt'), await answer('')]).toEqual(['recipient_matches', 'recipient_differs']);
      const plain = { identityHash: await sha(written), hashed: true };
      expect((await askRecipient(of(plain), 'Mira@Lindon.example')).code).toBe('recipient_matches');
    }
  });
});
