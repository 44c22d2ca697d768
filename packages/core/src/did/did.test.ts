import { describe, expect, it } from 'vitest';
import { fromMultikey, isPublicKey, toMultikey } from '../keys/index.ts';
import {
  didKey,
  didWebUrl,
  findVerificationMethod,
  fromDidJwk,
  fromDidKey,
  isListedFor,
  locateDocument,
  toDidDocument,
  toDidWeb,
} from './index.ts';

const multikey = 'z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2';
const otherKey = 'z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi';

describe('did:key', () => {
  it('is its own document', () => {
    const publicKey = fromMultikey(multikey);
    const x = isPublicKey(publicKey) ? publicKey.jwk.x : undefined;
    expect(didKey(Buffer.from(x ?? '', 'base64url'))).toBe(`did:key:${multikey}`);
    const document = fromDidKey(`did:key:${multikey}`);
    const found = findVerificationMethod(document ?? {}, `did:key:${multikey}#${multikey}`, 'assertionMethod');
    expect(found).toMatchObject({ method: { controller: `did:key:${multikey}`, publicKey } });
  });

  it.each(['did:key:', 'did:key:z', 'did:key:u7QEC', 'did:key:z6Mk/a', `did:key:z${'1'.repeat(257)}`, 'did:kex:z'])(
    'does not read %s',
    did => expect(fromDidKey(did)).toBeUndefined(),
  );

  it.each([
    ['is cut short', 'z6Mk', { unread: 'broken' }],
    ['is of a kind not checked here', 'zQ3shokFTS3brHcDQrn82RUDfCZESWL1ZdCEJwekUDPQiYBme', { unread: 'unknown_kind' }],
    ['is no point of its curve', toMultikey(new Uint8Array(33).fill(255).with(0, 2), 'P-256'), { unread: 'broken' }],
  ])('says of its key when it %s', (_title, text, publicKey) => {
    const did = `did:key:${text}`;
    const found = findVerificationMethod(fromDidKey(did) ?? {}, `${did}#${text}`, 'assertionMethod');
    expect(found).toMatchObject({ method: { publicKey } });
  });
});

describe('did:jwk', () => {
  const toDid = (text: string) => `did:jwk:${Buffer.from(text).toString('base64url')}`;

  it('is its own document', () => {
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' };
    const did = toDid(JSON.stringify(jwk));
    const found = findVerificationMethod(fromDidJwk(did) ?? {}, `${did}#0`, 'assertionMethod');
    expect(found).toMatchObject({ method: { controller: did, publicKey: { kind: 'Ed25519', jwk } } });
    expect(locateDocument(`${did}#0`)).toEqual({ document: fromDidJwk(did) });
  });

  it.each([
    'did:jwk:',
    'did:jwk:e',
    'did:jwk:e30=',
    'did:jwk:_w',
    toDid('{}'),
    toDid('[]'),
    toDid('{"kty":"EC","kty":"EC"}'),
    toDid('{"kty":"EC"} '.padEnd(4_096)),
  ])('does not read %s', did => expect(fromDidJwk(did)).toBeUndefined());
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
    const publicKey = fromMultikey(multikey);
    const jwk = { type: 'JsonWebKey2020', publicKeyJwk: isPublicKey(publicKey) ? { ...publicKey.jwk } : {} };
    for (const key of [jwk, { type: 'Ed25519VerificationKey2020', publicKeyMultibase: multikey }]) {
      const embedded = { id: did, assertionMethod: [{ ...key, id: '#k', controller: did }] };
      const found = findVerificationMethod(embedded, `${did}#k`, 'assertionMethod');
      expect(found).toMatchObject({ method: { publicKey } });
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
