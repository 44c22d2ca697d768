import { describe, expect, it } from 'vitest';
import { Malformed } from '../../packages/core/src/index.ts';
import { checkToken } from '../../packages/core/src/jose/index.ts';
import type { JsonObject } from '../../packages/core/src/json.ts';
import { fromJwk, isPublicKey, type PublicKey } from '../../packages/core/src/keys/index.ts';
import { generateKeyPair, toSigner } from '../../packages/core/src/proof/index.ts';
import { placeDisclosures } from '../../packages/core/src/sd-jwt/disclose.ts';
import {
  checkKeyBinding,
  disclose,
  fromJsonForm,
  hideClaims,
  looksLikeSdJwt,
  parseSdJwt,
  presentSdJwt,
  signSdJwt,
  toFlattened,
  toGeneral,
} from '../../packages/core/src/sd-jwt/index.ts';
import { hasStandard, readStandard } from '../standards.ts';
import { vectors } from '../vectors.ts';

const keys = await generateKeyPair('P-256');
const folder = 'vectors/sd-jwt';
const toVector = (clause: string) => (name: string) => ({
  standard: 'RFC 9901, SD-JWT',
  clause,
  name: `${folder}/${name}/sd_jwt_presentation.txt`,
});
const examples = [
  'address_only_flat address_only_recursive address_only_structured address_only_structured_one_open arf-pid',
  'complex_eidas complex_eidas_proposal complex_ekyc jsonld simple simple_structured w3c-vc w3c-vc_for_slide_deck',
].flatMap(line => line.split(' '));
const read = (name: string, file: string) => readStandard(`${folder}/${name}/${file}`).replaceAll(/\s/g, '');
const readJson = (name: string, file: string) => JSON.parse(readStandard(`${folder}/${name}/${file}`)) as JsonObject;

function toKey(jwk: JsonObject): PublicKey {
  const key = fromJwk(jwk);
  if (!isPublicKey(key)) throw new Error('no key');
  return key;
}

/** The issuer's key of the examples. */
const issuerKey = {
  kty: 'EC',
  crv: 'P-256',
  x: 'b28d4MwZMjw8-00CG4xfnn9SLMVMM19SlqZpVb_uNtQ',
  y: 'Xv5zWwuoaTgdS6hV43yI6gBwTnjukmFQQnJ_kCxzqk8',
};

describe.runIf(hasStandard(folder))('examples of RFC 9901', () => {
  vectors(examples, toVector('7 signature and disclosures'), async name => {
    const shown = parseSdJwt(read(name, 'sd_jwt_presentation.txt'));
    expect(await checkToken(shown.token, toKey(issuerKey))).toBe('matches');
    expect(disclose(shown)).toEqual(readJson(name, 'verified_contents.json'));
    const issued = parseSdJwt(read(name, 'sd_jwt_issuance.txt'));
    const { iat: _, exp: __, iss: ___, cnf: ____, ...told } = disclose(issued);
    expect(Object.keys(told).length).toBeGreaterThan(0);
  });

  vectors(['simple', 'w3c-vc', 'arf-pid', 'jsonld'], toVector('4.3 key binding'), async name => {
    const shown = parseSdJwt(read(name, 'sd_jwt_presentation.txt'));
    const claims = disclose(shown);
    const { nonce, aud, iat } = readJson(name, 'kb_jwt_payload.json');
    const now = new Date(Number(iat) * 1_000);
    const asked = { nonce: String(nonce), audience: String(aud), now };
    expect(await checkKeyBinding(shown, claims, asked)).toBe('holds');
    expect(await checkKeyBinding(shown, claims, { ...asked, nonce: '1' })).toBe('other_nonce');
    expect(await checkKeyBinding(shown, claims, { ...asked, audience: 'https://b.example' })).toBe('other_audience');
    const late = new Date(now.getTime() + 3_600_000);
    expect(await checkKeyBinding(shown, claims, { ...asked, now: late })).toBe('out_of_date');
    const parts = read(name, 'sd_jwt_presentation.txt').split('~');
    const fewer = parseSdJwt(parts.toSpliced(1, 1).join('~'));
    expect(await checkKeyBinding(fewer, claims, asked)).toBe('other_content');
    expect(await checkKeyBinding({ ...shown, keyBinding: undefined as never }, claims, asked)).toBe('absent');
    expect(await checkKeyBinding(shown, { ...claims, cnf: {} }, asked)).toBe('no_holder_key');
    expect(await checkKeyBinding(shown, { ...claims, cnf: { jwk: issuerKey } }, asked)).toBe('signature_differs');
  });
});

describe.runIf(hasStandard(folder))('examples of RFC 9901, made here', () => {
  it.each(examples)('%s: hidden in the same places, and shown the same', async name => {
    const theirs = parseSdJwt(read(name, 'sd_jwt_issuance.txt'));
    const { claims, places } = placeDisclosures(theirs);
    const hidden = hideClaims(claims, [...places.values()]);
    if ('refused' in hidden) throw new Error(hidden.refused);
    const ours = await signSdJwt(hidden, await toSigner(keys.secretMultikey), 'example+sd-jwt');
    const made = placeDisclosures(parseSdJwt(ours));
    expect(made.claims).toEqual(claims);
    expect([...made.places.values()].sort()).toEqual([...places.values()].sort());
    const shown = placeDisclosures(parseSdJwt(read(name, 'sd_jwt_presentation.txt'))).places;
    const texts = new Set([...shown.keys()].map(({ text }) => text));
    const pointers = [...places].filter(([{ text }]) => texts.has(text)).map(([, place]) => place);
    const presented = await presentSdJwt(ours, pointers);
    if (typeof presented !== 'string') throw new Error(presented.refused);
    const { iat: _, ...verified } = readJson(name, 'verified_contents.json');
    expect(disclose(parseSdJwt(presented))).toMatchObject(verified);
    expect(parseSdJwt(presented).disclosures).toHaveLength(shown.size);
  });

  it.each(['flattened', 'general'])('%s JSON serialisation: read, checked, written the same', async kind => {
    const name = `json_serialization_${kind}`;
    const readForm = (file: string) =>
      JSON.parse(
        readStandard(`${folder}/${name}/${file}`).replaceAll(/(?<=[A-Za-z0-9_.-])\n\s*(?=[A-Za-z0-9_.-])/g, ''),
      );
    for (const file of ['sd_jwt_issuance.json', 'sd_jwt_presentation.json']) {
      const form = readForm(file) as JsonObject;
      const texts = fromJsonForm(form);
      expect(await checkToken(parseSdJwt(texts[0] ?? '').token, toKey(issuerKey))).toBe('matches');
      const { kid: _, ...bare } = { ...(form.header as JsonObject | undefined) };
      if (kind === 'flattened') expect(toFlattened(texts[0] ?? '')).toEqual({ ...form, header: bare });
      else expect(fromJsonForm(toGeneral(texts))).toEqual(texts);
    }
    const [shown = ''] = fromJsonForm(readForm('sd_jwt_presentation.json'));
    const claims = disclose(parseSdJwt(shown));
    expect(claims).toEqual(readJson(name, 'verified_contents.json'));
    const { nonce, aud, iat } = readJson(name, 'kb_jwt_payload.json');
    const asked = { nonce: String(nonce), audience: String(aud), now: new Date(Number(iat) * 1_000) };
    expect(await checkKeyBinding(parseSdJwt(shown), claims, asked)).toBe('holds');
  });
});

describe('hostile SD-JWTs', () => {
  const encode = (part: unknown) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const digest = async (text: string) =>
    Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))).toString('base64url');
  const make = (payload: unknown, ...shown: string[]) =>
    `${encode({ alg: 'ES256' })}.${encode(payload)}.AA~${shown.map(part => `${part}~`).join('')}`;
  const refused = (text: string) => expect(async () => disclose(parseSdJwt(text))).rejects.toThrow(Malformed);
  const name = encode(['salt', 'name', 'Nour']);
  const item = encode(['salt', 'Nour']);

  it('show nothing that has no place, and nothing twice', async () => {
    const d = await digest(name);
    expect(disclose(parseSdJwt(make({ _sd: [d] }, name)))).toEqual({ name: 'Nour' });
    await refused(make({ _sd: [] }, name));
    await refused(make({ _sd: [d] }, name, name));
    await refused(make({ _sd: [d, d] }));
    await refused(make({ _sd: [d], inner: { _sd: [d] } }, name));
  });

  it('take no name that is taken, reserved or a trap', async () => {
    await refused(make({ name: 'Amira', _sd: [await digest(name)] }, name));
    for (const taken of ['_sd', '...', '__proto__']) {
      const trap = encode(['salt', taken, { admin: true }]);
      await refused(make({ _sd: [await digest(trap)] }, trap));
    }
  });

  it('put no claim in the place of an item and no item in the place of a claim', async () => {
    await refused(make({ list: [{ '...': await digest(name) }] }, name));
    await refused(make({ _sd: [await digest(item)] }, item));
    await refused(make({ '...': await digest(item) }, item));
    await refused(make({ list: [{ '...': await digest(item), more: 1 }] }, item));
  });

  it('are not followed without end, and not hashed in strange ways', async () => {
    let text = encode(['salt', 'a', 1]);
    const shown = [text];
    for (let depth = 0; depth < 40; depth += 1) {
      text = encode(['salt', 'a', { _sd: [await digest(text)] }]);
      shown.push(text);
    }
    await refused(make({ _sd: [await digest(text)] }, ...shown));
    await refused(make({ _sd_alg: 'md5' }));
    await refused(make({ _sd_alg: 'constructor' }));
    await refused(make({ _sd: 'digest' }));
    await refused(make({ _sd: [7] }));
    await refused(make({}, ...new Array<string>(501).fill(item)));
    for (const broken of [encode({}), encode(['salt']), encode([1, 'a', 2]), encode(['s', 2, 3]), 'e30=']) {
      await refused(make({}, broken));
    }
  });

  it('are known by their looks', () => {
    expect(looksLikeSdJwt('a.b.c~')).toBe(true);
    for (const other of ['a.b.c', '~', 'a.b~', 'https://lindon.example/~a', 'a.b.c~ ']) {
      expect(looksLikeSdJwt(other)).toBe(false);
    }
  });
});
