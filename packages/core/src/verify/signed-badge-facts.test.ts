import { generateKeyPairSync, sign as signBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { findIn, now, type Web } from '../../../../test/small-web.ts';
import { type JsonObject, type Report, verify } from '../index.ts';
import { listNeeds } from './judge.ts';

/** Signed badges of Open Badges 2: all that a report says of them, code by code. */
const host = 'https://lindon.example';
const issuerId = `${host}/issuer`;
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const publicKeyPem = String(publicKey.export({ type: 'spki', format: 'pem' }));
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });
const badgeClass: JsonObject = { id: `${host}/classes/1`, type: 'BadgeClass', name: 'Boats', issuer: issuerId };
const common: JsonObject = {
  '@context': 'https://w3id.org/openbadges/v2',
  type: 'Assertion',
  recipient: { type: 'email', hashed: false, identity: 'a@example.com' },
  issuedOn: '2020-06-12T00:00:00Z',
};
const keyId = `${host}/keys/1`;
const signed: JsonObject = {
  ...common,
  id: 'urn:uuid:5e1b1a3c-6f0f-4f3e-9b43-0d5f6d1c1b1a',
  badge: badgeClass,
  verification: { type: 'SignedBadge', creator: keyId },
};
const issuer: JsonObject = {
  id: issuerId,
  type: 'Issuer',
  name: 'Lindon',
  publicKey: keyId,
  revocationList: `${host}/list`,
};
const key: JsonObject = { id: keyId, type: 'CryptographicKey', owner: issuerId, publicKeyPem };
const list: JsonObject = { id: `${host}/list`, type: 'RevocationList', issuer: issuerId, revokedAssertions: [] };
const pages: Web = {
  [`${host}/classes/1`]: badgeClass,
  [issuerId]: issuer,
  [keyId]: key,
  [`${host}/list`]: list,
};
const lacking = (...urls: string[]): Web =>
  Object.fromEntries(Object.entries(pages).filter(([url]) => !urls.includes(url)));

function toToken(document: JsonObject, header: JsonObject = { alg: 'RS256' }): string {
  const [head, body] = [header, document].map(part => Buffer.from(JSON.stringify(part)).toString('base64url'));
  const text = `${head}.${body}`;
  return `${text}.${signBytes('sha256', Buffer.from(text), privateKey).toString('base64url')}`;
}

const ask = (given: JsonObject | string, web: Web = pages) => verify(given, { find: findIn(web), now });
const toLines = ({ findings }: Report) =>
  findings.map(({ code, at, facts }) => [code, facts, ...(at === undefined ? [] : [at])]);
const lineOf = (report: Report, question: string) => {
  const finding = report.findings.find(one => one.question === question);
  return [finding?.code, finding?.facts, ...(finding?.at === undefined ? [] : [finding.at])];
};

const who = { issuerId, issuer: 'Lindon' };
const domain = 'lindon.example';
const listed = { list: `${host}/list`, purpose: 'revocation' };

describe('a signed badge', () => {
  const suite = 'RS256';
  it('is told of with its key, its issuer and its list', async () => {
    const report = await ask(toToken(signed));
    expect(toLines(report)).toEqual([
      ['well_formed', { kind: 'Assertion' }],
      ['signature_matches', { suite, key: keyId }],
      ['key_of_domain', { key: keyId, ...who, domain }],
      ['in_force', { ...listed }],
      ['no_end', { validFromAt: '2020-06-12T00:00:00Z' }],
      ['recognition_not_asked', who],
      ['holder_not_asked', {}],
    ]);
    expect(report.warnings).toEqual([
      { code: 'old_edition', facts: {} },
      { code: 'status_list_unsigned', facts: { list: `${host}/list` } },
    ]);
    const { revocationList: _, ...without } = issuer;
    expect((await ask(toToken(signed), { ...pages, [issuerId]: without })).warnings).toHaveLength(1);
  });

  const ofKey = { key: keyId, ...who, domain };
  const changed = (change: JsonObject, header?: JsonObject) => ask(toToken({ ...signed, ...change }, header));
  const withPage = (url: string, page: JsonObject | string) => ask(toToken(signed), { ...pages, [url]: page });
  it.each<[string, () => Promise<Report>, string, unknown[]]>([
    [
      'for another end',
      () => changed({}, { alg: 'RS256', typ: 'at+jwt' }),
      'integrity',
      ['signature_for_other_purpose', { suite }],
    ],
    [
      'as a JWT',
      () => changed({}, { alg: 'RS256', typ: 'Jwt' }),
      'integrity',
      ['signature_matches', { suite, key: keyId }],
    ],
    [
      'with a shared secret',
      () => changed({}, { alg: 'HS256' }),
      'integrity',
      ['signature_proves_nothing', { suite: 'HS256' }],
    ],
    [
      'in a way that fits no key',
      () => changed({}, { alg: 'ES256' }),
      'integrity',
      ['key_kind_wrong', { suite: 'ES256', key: keyId }],
    ],
    [
      'with a key that is away',
      () => ask(toToken(signed), lacking(keyId)),
      'integrity',
      ['key_not_found', { suite, key: keyId }],
    ],
    [
      'with a key that is away',
      () => ask(toToken(signed), lacking(keyId)),
      'issuer-key',
      ['issuer_unreachable', { ...ofKey, document: keyId, reason: 'no_answer' }],
    ],
    [
      'with a key that is none',
      () => withPage(keyId, { ...key, publicKeyPem: 'AAAA' }),
      'integrity',
      ['key_broken', { suite, key: keyId }],
    ],
    [
      'with a key that has no words',
      () => withPage(keyId, { id: keyId, owner: issuerId }),
      'issuer-key',
      ['issuer_unreadable', { ...ofKey, reason: 'no_keys' }],
    ],
    [
      'with a key of somebody else',
      () => withPage(keyId, { ...key, owner: `${host}/x` }),
      'issuer-key',
      ['key_of_other', ofKey],
    ],
    [
      'with a key called otherwise',
      () => withPage(keyId, { ...key, id: `${host}/x` }),
      'issuer-key',
      ['key_of_other', ofKey],
    ],
    [
      'with a key that nobody lists',
      () => withPage(issuerId, { ...issuer, publicKey: `${host}/keys/2` }),
      'issuer-key',
      ['key_not_listed', ofKey],
    ],
    [
      'with no key named, of an issuer who has none',
      () =>
        ask(toToken({ ...signed, verification: { type: 'signed' } }), {
          ...pages,
          [issuerId]: { ...issuer, publicKey: [] },
        }),
      'issuer-key',
      ['no_key_named', { ...who, domain }],
    ],
    [
      'with no key named, of an issuer who has none',
      () =>
        ask(toToken({ ...signed, verification: { type: 'signed' } }), {
          ...pages,
          [issuerId]: { ...issuer, publicKey: [] },
        }),
      'integrity',
      ['key_not_found', { suite }],
    ],
    [
      'of an issuer that is another',
      () => withPage(issuerId, { ...issuer, id: `${host}/x` }),
      'issuer-key',
      ['issuer_unreadable', { ...ofKey, reason: 'other_issuer' }],
    ],
    [
      'of an issuer that is away',
      () => ask(toToken(signed), lacking(issuerId)),
      'issuer-key',
      ['issuer_unreachable', { key: keyId, issuerId, domain, document: issuerId, reason: 'no_answer' }],
    ],
    [
      'of an issuer without an address',
      () => changed({ badge: { ...badgeClass, issuer: { name: 'Me' } } }),
      'issuer-key',
      ['issuer_unreachable', { key: keyId, reason: 'missing' }],
    ],
    [
      'on no day',
      () => changed({ issuedOn: 'noon' }),
      'structure',
      ['badge_incomplete', { problem: 'wrong_type' }, '/issuedOn'],
    ],
    [
      'named by its list',
      () =>
        withPage(`${host}/list`, { ...list, revokedAssertions: [{ id: signed.id ?? '', revocationReason: 'Twice' }] }),
      'status',
      ['revoked', { ...listed, message: 'Twice' }],
    ],
    [
      'whose list is away',
      () => ask(toToken(signed), lacking(`${host}/list`)),
      'status',
      ['status_list_unreachable', { ...listed, reason: 'no_answer' }],
    ],
    [
      'whose list is a page',
      () => withPage(`${host}/list`, '<html>'),
      'status',
      ['status_list_unreadable', { ...listed, reason: 'not_json' }],
    ],
    [
      'whose list is none',
      () => withPage(`${host}/list`, { id: `${host}/list`, issuer: issuerId }),
      'status',
      ['status_list_unreadable', { ...listed, reason: 'not_a_status_list' }],
    ],
    [
      'whose list is of another',
      () => withPage(`${host}/list`, { ...list, issuer: `${host}/x` }),
      'status',
      ['status_list_untrusted', { ...listed, reason: 'other_issuer' }],
    ],
  ])('that is signed %s is told of so', async (_title, judged, question, line) => {
    expect(lineOf(await judged(), question)).toEqual(line);
  });

  it('asks for its class, its issuer, its keys and its list, each once it is known', () => {
    const away = toToken({ ...signed, badge: `${host}/classes/1`, verification: { type: 'signed' } });
    const needsAfter = (...urls: string[]) =>
      listNeeds(away, { found: Object.fromEntries(urls.map(url => [url, { body: JSON.stringify(pages[url]) }])) });
    const asked = (what: string, ...urls: string[]) => urls.map(url => ({ url, what }));
    expect(needsAfter()).toEqual(asked('hosted-document', `${host}/classes/1`));
    expect(needsAfter(`${host}/classes/1`)).toEqual(asked('hosted-document', issuerId));
    expect(needsAfter(`${host}/classes/1`, issuerId)).toEqual([
      ...asked('key-document', keyId),
      ...asked('status-list', `${host}/list`),
    ]);
    const inside = toToken({ ...signed, verification: { type: 'signed', creator: `${host}/keys#2` } });
    expect(listNeeds(inside, { found: {} })).toEqual([
      ...asked('hosted-document', issuerId),
      ...asked('key-document', `${host}/keys`),
    ]);
  });
  it('is tried with four keys, one after the other', async () => {
    const keys = [1, 2, 3, 4, 5].map(number => `${host}/keys/k${number}`);
    const unnamed = toToken({ ...signed, verification: { type: 'signed' } });
    const codeWith = async (good: number) => {
      const other = String(stranger.publicKey.export({ type: 'spki', format: 'pem' }));
      const documents = keys.map((id, at): [string, JsonObject] => [
        id,
        { ...key, id, publicKeyPem: at === good ? publicKeyPem : other },
      ]);
      const web = { ...pages, ...Object.fromEntries(documents), [issuerId]: { ...issuer, publicKey: keys } };
      return lineOf(await ask(unnamed, web), 'integrity');
    };
    expect(await codeWith(3)).toEqual(['signature_matches', { suite, key: keys[3] }]);
    expect(await codeWith(4)).toEqual(['signature_differs', { suite, key: keys[0] }]);
  });
});
