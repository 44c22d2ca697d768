import { describe, expect, it } from 'vitest';
import {
  didKey,
  didWebUrl,
  findVerificationMethod,
  fromDidKey,
  fromMultikey,
  isListedFor,
  locateDocument,
  toDidDocument,
  toDidWeb,
  toMultikey,
} from './index.ts';

const multikey = 'z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2';
const otherKey = 'z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi';

describe('did:key', () => {
  it('is its own document', () => {
    const publicKey = fromMultikey(multikey);
    if (!publicKey) throw new Error('no key');
    expect(didKey(publicKey)).toBe(`did:key:${multikey}`);
    expect(toMultikey(publicKey)).toBe(multikey);
    const document = fromDidKey(`did:key:${multikey}`);
    const found = findVerificationMethod(document ?? {}, `did:key:${multikey}#${multikey}`, 'assertionMethod');
    expect(found).toMatchObject({ method: { controller: `did:key:${multikey}`, publicKey } });
  });

  it.each(['did:key:', 'did:key:z6Mk', 'did:key:zDnaerDaTF5BXEavCrfRZEk316dpbLsfPDZ3WJ5hRTPFU2169', 'did:kex:z'])(
    'does not read %s',
    did => expect(fromDidKey(did)).toBeUndefined(),
  );
});

describe('did:web', () => {
  it.each([
    ['did:web:lindon.example', 'https://lindon.example/.well-known/did.json'],
    ['did:web:lindon.example:issuers:coast', 'https://lindon.example/issuers/coast/did.json'],
    ['did:web:lindon.example%3A8443:a', 'https://lindon.example:8443/a/did.json'],
  ])('%s is looked up at %s', (did, url) => {
    expect(didWebUrl(did)).toBe(url);
    expect(toDidWeb(url.replace('/.well-known', '').replace('/did.json', ''))).toBe(did);
  });

  it.each([
    'did:web:',
    'did:web:lindon.example:',
    'did:web:lindon.example::a',
    'did:web:lindon.example:..:a',
    'did:web:lindon.example:%2e%2e:a',
    'did:web:user@lindon.example',
    'did:web:lindon.example/a',
    'did:web:lindon.example?a',
    'did:web:lindon.example%2Fa',
    'did:web:0x7f.1',
    'did:webs:lindon.example',
  ])('%s is looked up nowhere', did => expect(didWebUrl(did)).toBeUndefined());

  it('is not made from addresses that are not https', () => {
    expect(toDidWeb('http://lindon.example')).toBeUndefined();
    expect(toDidWeb('not an address')).toBeUndefined();
  });
});

describe('the document of an issuer', () => {
  const did = 'did:web:lindon.example';
  const document = toDidDocument({
    did,
    keys: [{ multikey }, { multikey: otherKey, revokedAt: '2026-01-01T00:00:00Z' }],
    alsoKnownAs: ['https://lindon.example'],
  });

  it('gives a key for its purposes', () => {
    const id = `${did}#${multikey}`;
    expect(findVerificationMethod(document, id, 'assertionMethod')).toMatchObject({ method: { id, controller: did } });
    expect(isListedFor(document, id, 'authentication')).toBe(true);
  });

  it('takes every purpose from a revoked key', () => {
    expect(findVerificationMethod(document, `${did}#${otherKey}`, 'assertionMethod')).toMatchObject({
      missing: 'not_for_purpose',
      method: { revoked: '2026-01-01T00:00:00Z' },
    });
  });

  it('gives no key of another document, none it does not list and none that another controls', () => {
    const foreign = `did:web:elsewhere.example#${multikey}`;
    expect(findVerificationMethod(document, foreign, 'assertionMethod')).toEqual({ missing: 'other_document' });
    expect(findVerificationMethod(document, `${did}#k`, 'assertionMethod')).toEqual({ missing: 'key_not_listed' });
    const method = {
      id: '#k',
      type: 'Multikey',
      controller: 'did:web:elsewhere.example',
      publicKeyMultibase: multikey,
    };
    const lent = { id: did, verificationMethod: [method], assertionMethod: ['#k'] };
    expect(findVerificationMethod(lent, `${did}#k`, 'assertionMethod')).toMatchObject({ missing: 'other_controller' });
  });

  it('reads keys written in the older ways and those that stand under the purpose itself', () => {
    const x = Buffer.from(fromMultikey(multikey) ?? []).toString('base64url');
    const jwk = { type: 'JsonWebKey2020', publicKeyJwk: { kty: 'OKP', crv: 'Ed25519', x } };
    for (const key of [jwk, { type: 'Ed25519VerificationKey2020', publicKeyMultibase: multikey }]) {
      const embedded = { id: did, assertionMethod: [{ ...key, id: '#k', controller: did }] };
      const found = findVerificationMethod(embedded, `${did}#k`, 'assertionMethod');
      expect(found).toMatchObject({ method: { publicKey: fromMultikey(multikey) } });
    }
  });

  it('is found in the identifier, at an address, or nowhere', () => {
    expect(locateDocument(`did:key:${multikey}#x`)).toHaveProperty('document');
    expect(locateDocument('did:web:lindon.example#k')).toEqual({ url: 'https://lindon.example/.well-known/did.json' });
    expect(locateDocument('https://lindon.example/issuer#k')).toEqual({ url: 'https://lindon.example/issuer' });
    expect(locateDocument('did:example:123')).toEqual({ unsupported: 'did:example:123' });
    expect(locateDocument('http://lindon.example/issuer')).toHaveProperty('unsupported');
  });
});
