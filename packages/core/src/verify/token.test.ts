import { CompactSign, compactVerify, exportJWK, generateKeyPair as generateJoseKeys, importJWK, type JWK } from 'jose';
import { describe, expect, it } from 'vitest';
import {
  ask,
  codeOf,
  did,
  didUrl,
  draft,
  findIn,
  keys as issuerKeys,
  now,
  type Web,
  web,
} from '../../../../test/small-web.ts';
import { toDidDocument } from '../did/index.ts';
import { signCredentialToken, signOpenBadgeToken } from '../formats/index.ts';
import { type JsonObject, Malformed, type Report, verify } from '../index.ts';
import { looksLikeToken, parseToken } from '../jose/index.ts';
import { fromMultikey, isPublicKey } from '../keys/index.ts';
import { generateKeyPair, toSigner } from '../proof/index.ts';

const issuerId = did;
const document = draft() as JsonObject;
const claims = {
  iss: issuerId,
  jti: String(document.id),
  sub: String((document.credentialSubject as JsonObject).id),
  nbf: Date.parse(String(document.validFrom)) / 1_000,
};
const payload = { ...document, ...claims };

const algorithms = ['ES256', 'ES384', 'RS256', 'PS256', 'EdDSA'] as const;
const joseKeys = new Map(
  await Promise.all(algorithms.map(async alg => [alg, await generateJoseKeys(alg, { extractable: true })] as const)),
);

function keyOf(alg: string) {
  const pair = joseKeys.get(alg as (typeof algorithms)[number]);
  if (!pair) throw new Error(alg);
  return pair;
}

/** The issuer's document, listing the keys of the other library under `#<alg>`. */
async function publishKeys(): Promise<Web> {
  const methods = await Promise.all(
    [...joseKeys].map(async ([alg, { publicKey }]) => ({
      id: `${did}#${alg}`,
      type: 'JsonWebKey',
      controller: did,
      publicKeyJwk: { ...(await exportJWK(publicKey)) } as JsonObject,
    })),
  );
  const own = web[didUrl] as { verificationMethod: JsonObject[]; assertionMethod: string[] };
  const verificationMethod = [...own.verificationMethod, ...methods];
  const assertionMethod = [...own.assertionMethod, ...methods.map(({ id }) => id)];
  return { ...web, [didUrl]: { id: did, verificationMethod, assertionMethod } };
}

const pages = await publishKeys();

async function signThere(content: JsonObject, alg: string = 'ES256', header: JsonObject = {}): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(content));
  const kid = `${did}#${alg}`;
  return new CompactSign(bytes).setProtectedHeader({ alg, kid, typ: 'JWT', ...header }).sign(keyOf(alg).privateKey);
}

async function judged(token: string, of: Web = pages, at = now): Promise<Report> {
  return verify(token, { find: findIn(of), now: at });
}

/** A token with this header and payload, and a signature that is made of nothing. */
function forge(header: JsonObject | string, content: JsonObject | string, signature = ''): string {
  const encode = (part: JsonObject | string) =>
    Buffer.from(typeof part === 'string' ? part : JSON.stringify(part)).toString('base64url');
  return `${encode(header)}.${encode(content)}.${signature}`;
}

describe('a badge in a token of another implementation', () => {
  it.each(algorithms)('is judged like any other, signed with %s', async alg => {
    const report = await judged(await signThere(payload, alg));
    expect([report.verdict, codeOf(report, 'integrity'), codeOf(report, 'issuer-key')]).toEqual([
      'valid',
      'signature_matches',
      'key_of_domain',
    ]);
    expect(report.warnings).toEqual([]);
  });

  it.each(algorithms)('is refused when a word of it was changed (%s)', async alg => {
    const [header = '', , signature = ''] = (await signThere(payload, alg)).split('.');
    const changed = Buffer.from(JSON.stringify({ ...payload, name: 'Doctor' })).toString('base64url');
    expect(codeOf(await judged(`${header}.${changed}.${signature}`), 'integrity')).toBe('signature_differs');
  });

  it('may be of VCDM 1.1, with the credential under vc and the claims in its place', async () => {
    const { validFrom: _, id: __, issuer: ___, credentialStatus: ____, ...rest } = document;
    const contexts = (document['@context'] as string[]).with(0, 'https://www.w3.org/2018/credentials/v1');
    const issuer = document.issuer as JsonObject;
    const old = { ...claims, exp: claims.nbf + 86_400 * 365, vc: { ...rest, issuer, '@context': contexts } };
    const report = await judged(await signThere(old));
    expect([codeOf(report, 'structure'), codeOf(report, 'integrity')]).toEqual(['well_formed', 'signature_matches']);
    expect([report.verdict, codeOf(report, 'validity')]).toEqual(['valid', 'in_date']);
    const late = await judged(await signThere(old), pages, new Date('2030-01-01T00:00:00Z'));
    expect(late.verdict).toBe('expired');
  });

  it('may stand in an envelope', async () => {
    const envelope = {
      '@context': 'https://www.w3.org/ns/credentials/v2',
      type: 'EnvelopedVerifiableCredential',
      id: `data:application/vc+jwt,${await signThere(document, 'ES256', { typ: 'vc+jwt' })}`,
    };
    expect((await ask(envelope, pages)).verdict).toBe('valid');
  });

  it('ends when its token ends', async () => {
    const token = await signThere({ ...payload, exp: claims.nbf + 60 });
    expect(codeOf(await judged(token), 'validity')).toBe('signature_expired');
  });

  it('is told of when it lacks a claim that Open Badges wants', async () => {
    const { jti: _, ...fewer } = payload;
    const report = await judged(await signThere(fewer));
    expect(report.verdict).toBe('valid');
    expect(report.warnings).toEqual([{ code: 'token_incomplete', facts: { term: 'jti' } }]);
  });

  it.each<[string, JsonObject]>([
    ['iss', { iss: 'did:web:elsewhere.example' }],
    ['jti', { jti: 'urn:uuid:0' }],
    ['sub', { sub: 'urn:uuid:0' }],
    ['nbf', { nbf: claims.nbf - 1 }],
    ['nbf', { nbf: String(claims.nbf) }],
  ])('is refused when its claim %s says otherwise', async (term, change) => {
    const report = await judged(await signThere({ ...payload, ...change }));
    expect([report.verdict, codeOf(report, 'structure')]).toEqual(['invalid', 'claims_conflict']);
    expect(report.findings[0]?.facts).toEqual({ term });
  });
});

describe('a badge signed here as a token', () => {
  it.each(['Ed25519', 'P-256', 'P-384'] as const)('is accepted by another implementation (%s)', async kind => {
    const keys = await generateKeyPair(kind);
    const signer = await toSigner(keys.secretMultikey, did);
    const key = fromMultikey(keys.publicMultikey);
    if (!isPublicKey(key)) throw new Error('no key');
    const own = {
      ...web,
      [didUrl]: toDidDocument({
        did,
        keys: [keys, issuerKeys].map(({ publicMultikey }) => ({ multikey: publicMultikey })),
      }),
    };
    for (const token of [await signOpenBadgeToken(draft(), signer), await signCredentialToken(draft(), signer)]) {
      const theirs = await compactVerify(
        token,
        await importJWK(key.jwk as JWK, { Ed25519: 'EdDSA', 'P-256': 'ES256', 'P-384': 'ES384' }[kind]),
      );
      expect(JSON.parse(new TextDecoder().decode(theirs.payload))).toMatchObject(document);
      expect((await judged(token, own)).verdict).toBe('valid');
    }
  });

  it('carries the header and the claims that Open Badges wants, and no others', async () => {
    const { secretMultikey } = await generateKeyPair('P-256');
    const token = parseToken(
      await signOpenBadgeToken(draft({ validUntil: '2027-01-01T00:00:00Z' }), await toSigner(secretMultikey, did)),
    );
    expect(Object.keys(token.header)).toEqual(['alg', 'kid', 'typ']);
    expect(token.header).toMatchObject({ alg: 'ES256', typ: 'JWT' });
    expect(token.payload).toMatchObject({ ...claims, exp: Date.parse('2027-01-01T00:00:00Z') / 1_000 });
  });
});

describe('whose key it is', () => {
  const jwk = async (alg: string) => ({ ...(await exportJWK(keyOf(alg).publicKey)) }) as JsonObject;
  const without = (header: JsonObject) => signThere(payload, 'ES256', { kid: undefined as never, ...header });

  it('a key in the header counts when the issuer lists the same key, and never by itself', async () => {
    const token = await without({ jwk: await jwk('ES256') });
    expect((await judged(token)).verdict).toBe('valid');
    const { [didUrl]: listed, ...elsewhere } = pages;
    const alone = await judged(token, elsewhere);
    expect([alone.verdict, codeOf(alone, 'integrity'), codeOf(alone, 'issuer-key')]).toEqual([
      'undetermined',
      'signature_matches',
      'issuer_unreachable',
    ]);
    const { facts } = alone.findings.find(({ question }) => question === 'issuer-key') ?? {};
    expect(facts).toMatchObject({ document: did, issuerId: did, domain: 'lindon.example', reason: 'no_answer' });
    const stranger = {
      ...(listed as JsonObject),
      assertionMethod: [],
      verificationMethod: [{ id: '#k', type: 'Multikey' }],
    };
    const forged = await judged(token, { ...pages, [didUrl]: stranger });
    expect([forged.verdict, codeOf(forged, 'issuer-key')]).toEqual(['invalid', 'key_not_listed']);
  });

  it('a key in the header that holds its secret is no key', async () => {
    const secret = { ...(await exportJWK(keyOf('ES256').privateKey)) } as JsonObject;
    expect(codeOf(await judged(await without({ jwk: secret })), 'integrity')).toBe('key_broken');
  });

  it.each([
    ['a JWK below the issuer’s address', 'https://lindon.example/keys/1', false, 'key_of_domain'],
    [
      'a set of JWKs at the root of the issuer’s host',
      'https://lindon.example/.well-known/jwks.json#k1',
      true,
      'key_of_domain',
    ],
    ['a JWK of somebody else', 'https://elsewhere.example/keys/1', false, 'key_owner_unproven'],
  ])('kid may be the address of %s', async (_title, kid, isSet, code) => {
    const key = await jwk('RS256');
    const there = isSet
      ? {
          keys: [
            { kty: 'oct', kid: 'k0' },
            { ...key, kid: 'k1' },
          ],
        }
      : key;
    const report = await judged(await signThere(payload, 'RS256', { kid }), {
      ...pages,
      [kid.split('#')[0] ?? '']: there,
    });
    expect([codeOf(report, 'integrity'), codeOf(report, 'issuer-key')]).toEqual(['signature_matches', code]);
  });

  it('kid may be a fragment, or a bare name', async () => {
    for (const kid of ['#ES256', 'ES256'])
      expect((await judged(await signThere(payload, 'ES256', { kid }))).verdict).toBe('valid');
    const nobody = await judged(await without({}));
    expect([nobody.verdict, codeOf(nobody, 'issuer-key')]).toEqual(['undetermined', 'no_key_named']);
  });
});

describe('hostile tokens', () => {
  const kid = `${did}#ES256`;

  it.each<[string, JsonObject, string]>([
    ['no signature at all', { alg: 'none', kid }, 'not_signed'],
    ['no signature, in other letters', { alg: 'nOnE', kid }, 'not_signed'],
    ['a secret that everybody has', { alg: 'HS256', kid }, 'signature_proves_nothing'],
    ['an algorithm that is not read here', { alg: 'ES256K', kid }, 'signature_kind_unknown'],
    ['an algorithm named like a property of objects', { alg: 'constructor', kid }, 'signature_kind_unknown'],
    ['no algorithm', { kid }, 'signature_malformed'],
    ['a rule that must be understood', { alg: 'ES256', kid, crit: ['exp'] }, 'signature_kind_unknown'],
    ['a payload that is not encoded', { alg: 'ES256', kid, b64: false, crit: ['b64'] }, 'signature_kind_unknown'],
    ['a payload that is not encoded, in secret', { alg: 'ES256', kid, b64: false }, 'signature_kind_unknown'],
    ['another algorithm than its key', { alg: 'ES384', kid }, 'key_kind_wrong'],
    ['the RSA algorithm with a curve', { alg: 'RS256', kid }, 'key_kind_wrong'],
    ['a signature of no length', { alg: 'ES256', kid }, 'signature_differs'],
    ['another end', { alg: 'ES256', kid, typ: 'kb+jwt' }, 'signature_for_other_purpose'],
  ])('with %s prove nothing', async (_title, header, code) => {
    const report = await judged(forge(header, payload));
    expect(codeOf(report, 'integrity')).toBe(code);
    expect(report.verdict).not.toBe('valid');
  });

  it('signed with the public key as a secret prove nothing', async () => {
    const { createHmac } = await import('node:crypto');
    const pem = JSON.stringify(await exportJWK(keyOf('ES256').publicKey));
    const unsigned = forge({ alg: 'HS256', kid, typ: 'JWT' }, payload);
    const mac = createHmac('sha256', pem).update(unsigned.slice(0, -1)).digest('base64url');
    expect((await judged(unsigned + mac)).verdict).toBe('invalid');
  });

  it('a DER signature is none', async () => {
    const { KeyObject, sign } = await import('node:crypto');
    const unsigned = forge({ alg: 'ES256', kid }, payload);
    const der = sign('sha256', Buffer.from(unsigned.slice(0, -1)), KeyObject.from(keyOf('ES256').privateKey as never));
    expect(codeOf(await judged(unsigned + der.toString('base64url')), 'integrity')).toBe('signature_differs');
  });

  const deep = `${'{"a":'.repeat(40)}1${'}'.repeat(40)}`;
  it.each<[string, string]>([
    ['two parts', 'e30.e30'],
    ['four parts', 'e30.e30.e30.e30'],
    ['letters of plain base64', 'e3+0.e30.e30'],
    ['padding', 'e30=.e30.e30'],
    ['stray bits', 'e31.e30.e30'],
    ['a header that is a list', forge('[]', payload)],
    ['a header with a key twice', forge('{"alg":"none","alg":"ES256"}', payload)],
    ['a header without end', forge({ alg: 'ES256', x5c: ['A'.repeat(20_000)] }, payload)],
    ['a payload with a key twice', forge({ alg: 'ES256' }, '{"iss":"a","iss":"b","type":"x"}')],
    ['a payload with a prototype', forge({ alg: 'ES256' }, '{"__proto__":{"type":"x"}}')],
    ['a payload that is too deep', forge({ alg: 'ES256' }, `{"type":${deep}}`)],
    ['a payload that is not UTF-8', `e30.${Buffer.from([0x7b, 0xff, 0x7d]).toString('base64url')}.`],
    ['no credential', forge({ alg: 'ES256' }, { iss: 'a', sub: 'b' })],
  ])('with %s are no tokens', async (_title, token) => {
    await expect(judged(token)).rejects.toThrow(Malformed);
  });

  it('instants that no calendar has are no reason to fall over', async () => {
    for (const exp of [1e300, -1e300, 'soon', null, {}] as const) {
      const report = await judged(await signThere({ ...payload, exp }));
      expect(report.verdict).toBe('invalid');
    }
  });

  it('are known by their looks', () => {
    expect(looksLikeToken('eyJh.eyJi.')).toBe(true);
    for (const text of ['', 'a.b', 'a..c', 'https://lindon.example/a.b.c', 'a.b.c.d'])
      expect(looksLikeToken(text)).toBe(false);
  });
});
