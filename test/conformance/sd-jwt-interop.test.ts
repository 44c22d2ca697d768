import { SDJwtInstance } from '@sd-jwt/core';
import { describe, expect, it } from 'vitest';
import { checkToken } from '../../packages/core/src/jose/index.ts';
import type { JsonObject } from '../../packages/core/src/json.ts';
import { fromMultikey, isPublicKey, type PublicKey } from '../../packages/core/src/keys/index.ts';
import { generateKeyPair as makeKeys, toSigner } from '../../packages/core/src/proof/index.ts';
import { placeDisclosures } from '../../packages/core/src/sd-jwt/disclose.ts';
import {
  checkKeyBinding,
  disclose,
  hideClaims,
  parseSdJwt,
  presentSdJwt,
  signSdJwt,
} from '../../packages/core/src/sd-jwt/index.ts';
import { hasStandard, readStandard } from '../standards.ts';

/** Both implementations sign with the same two keys: one of the issuer, one of the holder. */
const [issuer, holder] = await Promise.all([makeKeys('P-256'), makeKeys('P-256')]);
const [issuerSigner, holderSigner] = await Promise.all([
  toSigner(issuer.secretMultikey),
  toSigner(holder.secretMultikey),
]);
const keyOf = (multikey: string): PublicKey => {
  const key = fromMultikey(multikey);
  if (!isPublicKey(key)) throw new Error('no key');
  return key;
};
const [issuerKey, holderKey] = [keyOf(issuer.publicMultikey), keyOf(holder.publicMultikey)];
const now = new Date('2026-11-24T12:00:00Z');

type Signer = typeof issuerSigner;
const signWith = (signer: Signer) => async (text: string) =>
  Buffer.from(await signer.sign(new TextEncoder().encode(text))).toString('base64url');
const checkWith = (key: PublicKey) => async (text: string, signature: string) => {
  const imported = await crypto.subtle.importKey(
    'jwk',
    key.jwk as never,
    { name: 'ECDSA', namedCurve: 'P-256' },
    false,
    ['verify'],
  );
  const bytes = new Uint8Array(Buffer.from(signature, 'base64url'));
  return crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, imported, bytes, new TextEncoder().encode(text));
};

const toPeer = (hashAlg: 'sha-256' | 'sha-384' | 'sha-512') =>
  new SDJwtInstance({
    signAlg: 'ES256',
    kbSignAlg: 'ES256',
    hashAlg,
    signer: signWith(issuerSigner),
    verifier: checkWith(issuerKey),
    kbSigner: signWith(holderSigner),
    kbVerifier: checkWith(holderKey),
    hasher: async (text, algorithm) => {
      const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : new Uint8Array(text);
      return new Uint8Array(await crypto.subtle.digest(algorithm.toUpperCase(), bytes));
    },
    saltGenerator: async length => Buffer.from(crypto.getRandomValues(new Uint8Array(length))).toString('base64url'),
  });
const theirs = toPeer('sha-256');

const claims: JsonObject = {
  vct: 'urn:coastal',
  cnf: { jwk: holderKey.jwk as unknown as JsonObject },
  name: 'Amira',
  marks: ['a', 'b'],
  place: { town: 'Lindon', street: 'Quay' },
};
const pointers = ['/name', '/place', '/marks/0', '/marks/1', '/place/town'];
const frame = { _sd: ['name', 'place'], marks: { _sd: [0, 1] }, place: { _sd: ['town'] } } as never;

async function issueHere(hiding: Parameters<typeof hideClaims>[2] = {}): Promise<string> {
  const hidden = hideClaims(claims, pointers, hiding);
  if ('refused' in hidden) throw new Error(hidden.refused);
  return signSdJwt(hidden, issuerSigner, 'dc+sd-jwt');
}

describe('SD-JWTs of @sd-jwt, read here', () => {
  it.each(['sha-256', 'sha-384', 'sha-512'] as const)('with %s', async hash => {
    const issued = await toPeer(hash).issue(claims, frame);
    const all = parseSdJwt(issued);
    expect(await checkToken(all.token, issuerKey)).toBe('matches');
    expect(disclose(all)).toEqual(claims);
    expect([...placeDisclosures(all).places.values()].sort()).toEqual([...pointers].sort());
  });

  it('show what they show there, and the answer of their holder holds', async () => {
    const issued = await theirs.issue(claims, frame);
    const kb = { payload: { iat: now.getTime() / 1_000, aud: 'https://b.example', nonce: 'n' } };
    const shown = await theirs.present(issued, { place: true, marks: { 1: true } } as never, { kb });
    const open = disclose(parseSdJwt(shown));
    expect(open).toEqual({ ...claims, name: undefined, marks: ['b'], place: { street: 'Quay' } });
    const asked = { nonce: 'n', audience: 'https://b.example', now };
    expect(await checkKeyBinding(parseSdJwt(shown), open, asked)).toBe('holds');
    const ours = await presentSdJwt(issued, ['/marks/1', '/place']);
    expect(disclose(parseSdJwt(String(ours)))).toEqual(open);
  });
});

describe('SD-JWTs of ours, read by @sd-jwt', () => {
  it.each([{}, { decoys: { '': 2, '/place': 1, '/marks': 3 } }, { hash: 'sha-384' }, { hash: 'sha-512' }] as const)(
    'whole, with %o',
    async hiding => {
      const { payload } = await theirs.verify(await issueHere(hiding));
      expect(payload).toEqual(claims);
    },
  );

  it('in part, with the answer of our holder', async () => {
    const binding = { signer: holderSigner, nonce: 'n', audience: 'https://b.example', at: now };
    const shown = String(await presentSdJwt(await issueHere(), ['/place/town', '/marks/0'], binding));
    const { payload, kb } = await theirs.verify(shown, { keyBindingNonce: 'n' });
    expect(payload).toEqual({ ...claims, name: undefined, marks: ['a'] });
    expect(kb?.payload).toMatchObject({ aud: 'https://b.example', nonce: 'n', iat: now.getTime() / 1_000 });
    const asked = { nonce: 'n', audience: 'https://b.example', now };
    expect(await checkKeyBinding(parseSdJwt(shown), payload as JsonObject, asked)).toBe('holds');
  });

  it('with nothing shown', async () => {
    const shown = String(await presentSdJwt(await issueHere(), []));
    expect((await theirs.verify(shown)).payload).toEqual({ vct: 'urn:coastal', cnf: claims.cnf, marks: [] });
  });
});

interface Example {
  claims: JsonObject;
  pointers: string[];
}

/** The examples of SD-JWT VC are claims in YAML, of which this reads as much as they use; `!sd` marks what is hidden. */
function readExample(text: string): Example {
  const lines = text
    .split('\n')
    .filter(line => line.trim() !== '' && !/^\s*#/.test(line))
    .map(line => ({ indent: line.search(/\S/), words: line.trim() }));
  const pointers: string[] = [];
  const toValue = (words: string) =>
    /^['"]/.test(words) ? words.slice(1, -1) : /^(?:true|false|\d+)$/.test(words) ? JSON.parse(words) : words;
  const readBlock = (indent: number, at: string, isList = false): JsonObject | unknown[] => {
    const [items, members]: [unknown[], [string, unknown][]] = [[], []];
    while (lines[0] && lines[0].indent >= indent && (!isList || lines[0].words.startsWith('- '))) {
      const { words, indent: own } = lines.shift() ?? { words: '', indent: 0 };
      const item = /^- (.*)$/.exec(words)?.[1];
      if (item !== undefined) {
        items.push(toValue(item));
        continue;
      }
      const [, mark, name = '', rest = ''] = /^(!sd )?["']?([^"':]+)["']?:\s*(.*)$/.exec(words) ?? [];
      const place = `${at}/${name}`;
      if (mark) pointers.push(place);
      const next = lines[0];
      const isList = next?.words.startsWith('- ') === true && next.indent >= own;
      members.push([
        name,
        rest === '' ? readBlock(isList ? (next?.indent ?? 0) : own + 1, place, isList) : toValue(rest),
      ]);
    }
    return items.length > 0 ? items : (Object.fromEntries(members) as JsonObject);
  };
  const start = lines.findIndex(({ words }) => words === 'user_claims:');
  lines.splice(0, start + 1);
  const end = lines.findIndex(({ indent }) => indent === 0);
  lines.splice(end === -1 ? lines.length : end);
  return { claims: readBlock(1, '') as JsonObject, pointers };
}

const examples = 'vectors/sd-jwt-vc';
describe.runIf(hasStandard(examples))('examples of SD-JWT VC', () => {
  it.each(['01', '02', '03-pid'])('%s: hidden here, opened there', async name => {
    const example = readExample(readStandard(`${examples}/${name}/specification.yml`));
    expect(example.pointers.length).toBeGreaterThan(8);
    expect(example.claims).toHaveProperty('vct');
    const hidden = hideClaims(example.claims, example.pointers);
    if ('refused' in hidden) throw new Error(hidden.refused);
    const issued = await signSdJwt(hidden, issuerSigner, 'dc+sd-jwt');
    expect((await theirs.verify(issued)).payload).toEqual(example.claims);
    const pointer = name === '03-pid' ? '/age_equal_or_over/18' : '/is_over_65';
    const shown = String(await presentSdJwt(issued, [pointer]));
    expect(
      parseSdJwt(shown)
        .disclosures.map(({ value }) => value)
        .at(0),
    ).toBe(true);
    expect((await theirs.verify(shown)).payload).toEqual(disclose(parseSdJwt(shown)));
  });
});
