import { generateKeyPairSync, type KeyObject, sign as signBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { codeOf, findIn, now, type Web } from '../../../../test/small-web.ts';
import { explain, type JsonObject, readAnything, verify } from '../index.ts';
import { toGiven } from './given.ts';

const host = 'https://lindon.example';
const [own, other] = [
  generateKeyPairSync('rsa', { modulusLength: 2048 }),
  generateKeyPairSync('rsa', { modulusLength: 2048 }),
];
const toPem = (key: KeyObject, type: 'spki' | 'pkcs1' = 'spki') => String(key.export({ type, format: 'pem' }));

const id = 'urn:uuid:5e1b1a3c-6f0f-4f3e-9b43-0d5f6d1c1b1a';
const assertion: JsonObject = {
  '@context': 'https://w3id.org/openbadges/v2',
  id,
  type: 'Assertion',
  recipient: {
    type: 'email',
    hashed: true,
    identity: 'sha256$b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399',
    salt: 'Kosher',
  },
  badge: { id: `${host}/classes/boats`, type: 'BadgeClass', name: 'Boats', issuer: `${host}/issuer` },
  issuedOn: '2020-06-12T00:00:00Z',
  verification: { type: 'SignedBadge', creator: `${host}/keys/1` },
};
const key: JsonObject = {
  id: `${host}/keys/1`,
  type: 'CryptographicKey',
  owner: `${host}/issuer`,
  publicKeyPem: toPem(own.publicKey),
};
const issuer: JsonObject = {
  id: `${host}/issuer`,
  type: 'Issuer',
  name: 'Lindon University',
  publicKey: `${host}/keys/1`,
  revocationList: `${host}/revoked`,
};
const list: JsonObject = {
  id: `${host}/revoked`,
  type: 'RevocationList',
  issuer: `${host}/issuer`,
  revokedAssertions: [],
};
const pages: Web = { [`${host}/keys/1`]: key, [`${host}/issuer`]: issuer, [`${host}/revoked`]: list };

function issue(document: JsonObject = assertion, header: JsonObject = { alg: 'RS256' }, by = own.privateKey): string {
  const [head, body] = [header, document].map(part => Buffer.from(JSON.stringify(part)).toString('base64url'));
  return `${head}.${body}.${signBytes('sha256', Buffer.from(`${head}.${body}`), by).toString('base64url')}`;
}

const ask = (token: string, web: Web = pages) => verify(token, { find: findIn(web), now });
const told = async (token: string, web?: Web) => {
  const report = await ask(token, web);
  return [report.verdict, ...['integrity', 'issuer-key', 'status'].map(question => codeOf(report, question))];
};
const good = ['valid', 'signature_matches', 'key_of_domain', 'in_force'];

describe('a signed badge of Open Badges 2', () => {
  it('counts by its signature, with a key that its issuer lists', async () => {
    expect(await told(issue())).toEqual(good);
    const { headline, text, notes } = explain(await ask(issue()), 'en');
    expect(`${headline} ${text}`).toBe('Valid today. Issued by Lindon University, the owner of lindon.example.');
    expect(notes).toContain('Its list of withdrawn awards is not signed. It says what its address says today.');
  });

  it('may have its class elsewhere, its key inside of its issuer, and no key named', async () => {
    const away = { ...assertion, badge: `${host}/classes/boats` };
    expect((await told(issue(away), { ...pages, [`${host}/classes/boats`]: assertion.badge as JsonObject }))[0]).toBe(
      'valid',
    );
    const inside = {
      ...pages,
      [`${host}/issuer`]: { ...issuer, publicKey: [{ ...key, publicKeyPem: toPem(own.publicKey, 'pkcs1') }] },
    };
    const unnamed = { ...assertion, verification: { type: 'signed' } };
    expect((await told(issue(unnamed), inside))[0]).toBe('valid');
    const second = {
      ...pages,
      [`${host}/keys/0`]: { ...key, id: `${host}/keys/0`, publicKeyPem: toPem(other.publicKey) },
    };
    const both = { ...second, [`${host}/issuer`]: { ...issuer, publicKey: [`${host}/keys/0`, `${host}/keys/1`] } };
    expect((await told(issue(unnamed), both))[0]).toBe('valid');
  });

  it('is withdrawn when the list names it, with the reason', async () => {
    for (const name of [id, { id, revocationReason: 'Awarded twice' }, { uid: id }]) {
      const named = { ...pages, [`${host}/revoked`]: { ...list, revokedAssertions: [name] } };
      expect((await told(issue(), named))[0]).toBe('revoked');
    }
    const reasoned = { ...list, revokedAssertions: [{ id, revocationReason: 'Awarded twice' }] };
    const report = await ask(issue(), { ...pages, [`${host}/revoked`]: reasoned });
    expect(report.findings.find(({ question }) => question === 'status')?.facts.message).toBe('Awarded twice');
    const { revocationList: _, ...without } = issuer;
    expect((await told(issue(), { ...pages, [`${host}/issuer`]: without }))[3]).toBe('no_status_list');
  });

  it('is refused when it was changed, signed with another key, or not signed', async () => {
    const token = issue();
    const [head, , signature] = token.split('.');
    const changed = Buffer.from(JSON.stringify({ ...assertion, issuedOn: '2019-06-12T00:00:00Z' })).toString(
      'base64url',
    );
    expect((await told(`${head}.${changed}.${signature}`)).slice(0, 2)).toEqual(['invalid', 'signature_differs']);
    expect((await told(issue(assertion, { alg: 'RS256' }, other.privateKey)))[1]).toBe('signature_differs');
    expect((await told(issue(assertion, { alg: 'none' })))[1]).toBe('not_signed');
    expect((await told(issue(assertion, { alg: 'HS256' })))[1]).toBe('signature_proves_nothing');
    expect((await told(issue(assertion, { alg: 'RS256', typ: 'kb+jwt' })))[1]).toBe('signature_for_other_purpose');
    const report = await verify(assertion, { find: findIn(pages), now });
    expect([report.verdict, codeOf(report, 'integrity')]).toEqual(['invalid', 'not_signed']);
  });

  it('is not its issuer’s when the key is not', async () => {
    const forged = { ...key, id: `${host}/keys/2` };
    const named = { ...assertion, verification: { type: 'SignedBadge', creator: `${host}/keys/2` } };
    expect((await told(issue(named), { ...pages, [`${host}/keys/2`]: forged }))[2]).toBe('key_not_listed');
    const lent = { ...pages, [`${host}/keys/1`]: { ...key, owner: 'https://elsewhere.example/issuer' } };
    expect((await told(issue(), lent)).slice(0, 3)).toEqual(['invalid', 'signature_matches', 'key_of_other']);
    const masked = { ...pages, [`${host}/issuer`]: { ...issuer, id: 'https://elsewhere.example/issuer' } };
    expect((await told(issue(), masked))[2]).toBe('issuer_unreadable');
  });

  it.each(Object.keys(pages))('stays open when %s is out of reach or no document', async missing => {
    const { [missing]: _, ...rest } = pages;
    expect((await told(issue(), rest))[0]).toBe('undetermined');
    expect((await told(issue(), { ...rest, [missing]: '<html>' }))[0]).toBe('undetermined');
  });

  it.each(['', 'no key', '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----'])(
    'does not read the key %j',
    async publicKeyPem => {
      const report = await ask(issue(), { ...pages, [`${host}/keys/1`]: { ...key, publicKeyPem } });
      expect(report.verdict).not.toBe('valid');
    },
  );

  it('is judged by a list of its own issuer only', async () => {
    const theirs = { ...list, issuer: 'https://elsewhere.example/issuer' };
    expect((await told(issue(), { ...pages, [`${host}/revoked`]: theirs }))[3]).toBe('status_list_untrusted');
  });

  it('is found in a picture', async () => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:openbadges="http://openbadges.org"><openbadges:assertion verify="${issue()}"/></svg>`;
    const given = toGiven(await readAnything(svg));
    expect(given && (await verify(given, { find: findIn(pages), now })).verdict).toBe('valid');
  });
});

describe('a badge of Open Badges 1', () => {
  const first = {
    uid: '1',
    recipient: { type: 'email', hashed: false, identity: 'a@example.com' },
    badge: `${host}/b`,
    issuedOn: 1,
  };

  it.each([
    [
      '1.1',
      {
        ...first,
        '@context': 'https://w3id.org/openbadges/v1',
        type: 'Assertion',
        verify: { type: 'hosted', url: host },
      },
    ],
    ['1.0', { ...first, verify: { type: 'hosted', url: host } }],
    [
      '0.5',
      { recipient: 'a@example.com', badge: { version: '0.5.0', name: 'Boats', issuer: { origin: host, name: 'L' } } },
    ],
  ])('of edition %s is said not to be read', async (_edition, document) => {
    for (const given of [document as JsonObject, issue(document as JsonObject)]) {
      const report = await verify(given, { find: findIn({}), now });
      expect([report.verdict, report.findings.map(({ code }) => code)]).toEqual(['undetermined', ['edition_not_read']]);
    }
  });
});

describe('to whom it is made out', () => {
  const holderOf = async (given: JsonObject | string, recipient: string) =>
    codeOf(await verify(given, { find: findIn(pages), now, recipient }), 'holder');

  it('is compared with the address that is given, through its hash', async () => {
    expect(await holderOf(issue(), 'a@example.com')).toBe('recipient_matches');
    expect(await holderOf(issue(), ' A@Example.com')).toBe('recipient_matches');
    expect(await holderOf(issue(), 'b@example.com')).toBe('recipient_differs');
    const plain = { ...assertion, recipient: { type: 'email', hashed: false, identity: 'A@example.com' } };
    expect(await holderOf(issue(plain), 'a@example.com')).toBe('recipient_matches');
    const old = { ...assertion, recipient: { type: 'email', hashed: true, identity: 'md5$00' } };
    expect(await holderOf(issue(old), 'a@example.com')).toBe('recipient_hash_unknown');
  });

  it('is asked of newer badges too', async () => {
    const identifier = {
      type: 'IdentityObject',
      hashed: true,
      identityHash: 'sha256$b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399',
      identityType: 'emailAddress',
      salt: 'Kosher',
    };
    expect(await holderOf({ credentialSubject: { identifier: [identifier] } }, 'a@example.com')).toBe(
      'recipient_matches',
    );
    expect(await holderOf({ credentialSubject: { id: 'did:key:z6Mk' } }, 'a@example.com')).toBe('subject_unnamed');
    expect(await holderOf({ credentialSubject: { id: 'did:key:z6Mk' } }, 'did:key:z6Mk')).toBe('recipient_matches');
    expect(await holderOf({ credentialSubject: { id: 'did:key:z6Mk' } }, 'did:key:z6Ml')).toBe('recipient_differs');
  });
});
