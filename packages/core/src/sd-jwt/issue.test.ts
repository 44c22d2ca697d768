import { expect, it } from 'vitest';
import { toBase64url, toHex, toUtf8 } from '../bytes.ts';
import { type JsonObject, Malformed } from '../index.ts';
import { generateKeyPair, toSigner } from '../proof/index.ts';
import { sha512 } from '../sha512.ts';
import {
  disclose,
  fromJsonForm,
  hideClaims,
  isJsonForm,
  parseSdJwt,
  presentSdJwt,
  signSdJwt,
  toFlattened,
  toGeneral,
} from './index.ts';

const [signer, other] = await Promise.all(
  [generateKeyPair(), generateKeyPair('P-256')].map(async pair => toSigner((await pair).secretMultikey)),
);
if (!signer || !other) throw new Error('no signers');
const claims: JsonObject = { vct: 'urn:a', 'a/b~': { deep: { deeper: [1, [2, { last: true }]] } }, list: ['x', 'y'] };

function hide(pointers: string[], hiding: Parameters<typeof hideClaims>[2] = {}, of = claims) {
  const hidden = hideClaims(of, pointers, hiding);
  if ('refused' in hidden) throw new Error(hidden.refused);
  return hidden;
}

it('hides at any depth, and shows again what is asked for with what it stands in', async () => {
  const pointers = ['/a~1b~0', '/a~1b~0/deep', '/a~1b~0/deep/deeper/1', '/a~1b~0/deep/deeper/1/1/last', '/list/1'];
  const text = await signSdJwt(hide(pointers), signer, 'dc+sd-jwt');
  expect(disclose(parseSdJwt(text))).toEqual(claims);
  const show = async (...shown: string[]) => disclose(parseSdJwt(String(await presentSdJwt(text, shown))));
  expect(await show()).toEqual({ vct: 'urn:a', list: ['x'] });
  expect(await show('/a~1b~0')).toEqual({ vct: 'urn:a', list: ['x'], 'a/b~': {} });
  expect(await show('/a~1b~0/deep/deeper/1/1/last')).toEqual({ ...claims, list: ['x'] });
  expect(await show('/list/1', '/vct')).toEqual({ vct: 'urn:a', list: ['x', 'y'] });
  expect(await presentSdJwt(text, ['/list/2'])).toEqual({ refused: 'pointer_finds_nothing' });
  expect(await presentSdJwt(text, ['list'])).toEqual({ refused: 'pointer_finds_nothing' });
});

it('says nothing of what is hidden: digests are sorted, decoys look the same, every salt is fresh', () => {
  const decoys = { '': 5, '/list': 4, '/a~1b~0': 1 };
  const { payload, disclosures } = hide(['/vct', '/list/0'], { decoys });
  expect(disclosures).toHaveLength(2);
  expect(payload._sd).toHaveLength(6);
  expect(payload._sd).toEqual([...(payload._sd as string[])].sort());
  expect((payload.list as unknown[]).length).toBe(6);
  expect(new Set((payload._sd as string[]).map(digest => digest.length))).toEqual(new Set([43]));
  expect(payload['a/b~']).toHaveProperty('_sd');
  expect(hide(['/vct']).disclosures).not.toEqual(hide(['/vct']).disclosures);
  expect(hide([]).payload).toEqual(claims);
});

it.each(['/nothing', '', '/list/2', '/list/01', '/list/-', '/vct/0', 'vct', '/a~2'])(
  'hides nothing at “%s”',
  pointer => {
    expect(hideClaims(claims, [pointer])).toEqual({ refused: 'pointer_finds_nothing' });
  },
);

it.each([{ _sd: [] }, { a: [{ '...': 'x' }] }, { _sd_alg: 'sha-256' }, { a: { _sd: 1 } }])(
  'hides nothing in claims that use the names of SD-JWTs: %o',
  reserved => {
    expect(hideClaims(reserved as JsonObject, [])).toEqual({ refused: 'name_reserved' });
  },
);

it('carries several signatures in JSON, and nothing that only looks like it', async () => {
  const hidden = hide(['/vct', '/list/0']);
  const texts = [await signSdJwt(hidden, signer, 'dc+sd-jwt'), await signSdJwt(hidden, other, 'dc+sd-jwt')];
  const general = toGeneral(texts);
  expect([isJsonForm(general), fromJsonForm(general)]).toEqual([true, texts]);
  const flat = toFlattened(texts[0] ?? '');
  expect([isJsonForm(flat), fromJsonForm(flat)]).toEqual([true, [texts[0]]]);
  const elsewhere = await signSdJwt(hide(['/vct']), other, 'dc+sd-jwt');
  expect(() => toGeneral([texts[0] ?? '', elsewhere])).toThrow(Malformed);
  expect(() => toGeneral([])).toThrow(Malformed);
  const [first, second] = general.signatures as JsonObject[];
  for (const broken of [
    { ...general, signatures: [] },
    { ...general, signatures: new Array(17).fill(second) },
    { ...general, signature: 'AA' },
    { ...general, signatures: [first, { ...second, header: { disclosures: [] } }] },
    { ...general, signatures: [first, { ...second, header: { kb_jwt: '' } }] },
    { ...general, signatures: [first, 'AA'] },
    { ...flat, protected: 7 },
    { ...flat, payload: 'e30~' },
    { ...flat, header: { disclosures: [7] } },
    { ...flat, header: { disclosures: 'W10' } },
    { ...flat, header: { disclosures: ['W10~W10'] } },
    { ...flat, header: { kb_jwt: 'a~b' } },
    { ...flat, header: [] },
  ]) {
    expect(() => fromJsonForm(broken as JsonObject)).toThrow(Malformed);
  }
});

it('is bound to its holder by a token about exactly what is shown', async () => {
  const text = await signSdJwt(hide(['/vct', '/list/0']), signer, 'dc+sd-jwt');
  const at = new Date('2026-11-24T12:00:00.900Z');
  const binding = { signer: other, nonce: 'n', audience: 'https://b.example', at };
  const shown = parseSdJwt(String(await presentSdJwt(text, ['/vct'], binding)));
  expect(shown.keyBinding?.token.header).toEqual({ alg: 'ES256', typ: 'kb+jwt' });
  const digest = toBase64url(
    new Uint8Array(await crypto.subtle.digest('SHA-256', toUtf8(shown.keyBinding?.about ?? ''))),
  );
  expect(shown.keyBinding?.token.payload).toEqual({
    iat: 1_795_521_600,
    aud: 'https://b.example',
    nonce: 'n',
    sd_hash: digest,
  });
});

it.each([0, 1, 55, 111, 112, 127, 128, 129, 300])('hashes %i characters as WebCrypto does', async length => {
  for (const algorithm of ['SHA-384', 'SHA-512'] as const) {
    const text = 'ß'.repeat(length >> 1) + 'a'.repeat(length & 1);
    const theirs = new Uint8Array(await crypto.subtle.digest(algorithm, toUtf8(text)));
    expect(toHex(sha512(text, algorithm))).toBe(toHex(theirs));
  }
});
