import { describe, expect, it } from 'vitest';
import { toDidDocument } from '../../packages/core/src/did/index.ts';
import { isJsonObject, type JsonObject } from '../../packages/core/src/json.ts';
import type { SigningKind } from '../../packages/core/src/keys/index.ts';
import { derive, signBase } from '../../packages/core/src/proof/disclosure/index.ts';
import { addProof, generateKeyPair, type SigningSuite, sign, toSigner } from '../../packages/core/src/proof/index.ts';
import { ask, created, did, didUrl, draft, type Web } from '../small-web.ts';
import { listMutants } from '../w3c-vectors.ts';

const pairs = {
  Ed25519: await generateKeyPair('Ed25519'),
  'P-256': await generateKeyPair('P-256'),
  'P-384': await generateKeyPair('P-384'),
};
const listed = Object.values(pairs).map(({ publicMultikey }) => ({ multikey: publicMultikey }));
const web: Web = { [didUrl]: toDidDocument({ did, keys: listed }) };
const badge = draft({ status: undefined });
const signerOf = (kind: SigningKind) => toSigner(pairs[kind].secretMultikey, did);

function single(suite: SigningSuite, kind: SigningKind) {
  return async () => sign(badge, await signerOf(kind), created, suite);
}

/** A chain: only its last signature is left when an earlier one breaks, and it builds on that. */
async function chain(): Promise<JsonObject> {
  const { proof: _, ...bare } = (await single('eddsa-rdfc-2022', 'Ed25519')()) as JsonObject;
  const id = 'urn:uuid:26329423-bec9-4b2e-88cb-a7c7d9dc4544';
  const stranger = await toSigner((await generateKeyPair('P-256')).secretMultikey);
  const first = await addProof(bare, stranger, created, { suite: 'ecdsa-rdfc-2019', id });
  return addProof(first, await signerOf('P-384'), created, { suite: 'ecdsa-rdfc-2019', previousProof: [id] });
}

async function part(): Promise<JsonObject> {
  const mandatory = ['/id', '/issuer', '/validFrom', '/name', '/credentialSubject/achievement', '/credentialSchema'];
  const base = await signBase(badge, await signerOf('P-256'), created, mandatory);
  const shown = await derive(base, ['/credentialSubject/result', '/evidence/0']);
  if ('refused' in shown) throw new Error(String(shown.refused));
  return shown;
}

const cases: [string, () => Promise<JsonObject>][] = [
  ['eddsa-rdfc-2022', single('eddsa-rdfc-2022', 'Ed25519')],
  ['eddsa-jcs-2022', single('eddsa-jcs-2022', 'Ed25519')],
  ['ecdsa-rdfc-2019 with P-256', single('ecdsa-rdfc-2019', 'P-256')],
  ['ecdsa-rdfc-2019 with P-384', single('ecdsa-rdfc-2019', 'P-384')],
  ['a chain', chain],
  ['a part by ecdsa-sd-2023', part],
];

/** The issuer stands in three places, and JSON-LD knows of an id what is said of it in any: this says the same. */
const saidElsewhere = [
  'credentialSubject/achievement/creator/name taken out',
  'credentialSubject/source/name taken out',
];

describe.each(cases)('%s', (_name, make) => {
  it('no change of one word and no part taken out is accepted', async () => {
    const credential = await make();
    expect((await ask(credential, web)).verdict).toBe('valid');
    const accepted: string[] = [];
    let count = 0;
    for (const { at, mutant } of listMutants(credential)) {
      count += 1;
      if ((await ask(mutant, web)).verdict === 'valid' && !saidElsewhere.includes(at)) accepted.push(at);
    }
    expect(count).toBeGreaterThan(100);
    expect(accepted).toEqual([]);
  }, 120_000);

  it('no object given another word is accepted', async () => {
    const credential = await make();
    const accepted: string[] = [];
    for (const [at, mutant] of listAdditions(credential)) {
      if ((await ask(mutant, web)).verdict === 'valid') accepted.push(at);
    }
    expect(accepted).toEqual([]);
  }, 120_000);
});

/** The document with one word more in one of its objects: a word that has a meaning somewhere, and one that has none. */
function* listAdditions(document: JsonObject): Generator<[string, JsonObject]> {
  const objects: string[][] = [];
  const walk = (value: unknown, path: string[]): void => {
    if (typeof value !== 'object' || value === null || path.includes('@context')) return;
    if (isJsonObject(value)) objects.push(path);
    for (const [key, child] of Object.entries(value)) walk(child, [...path, key]);
  };
  walk(document, []);
  for (const path of objects) {
    for (const word of ['sneaked', 'description', 'id', '@id', '@graph', '@reverse']) {
      const mutant = structuredClone(document);
      const place = path.reduce((value, step) => value[step] as JsonObject, mutant);
      if (word in place) continue;
      place[word] = word === '@graph' ? [{ id: 'urn:uuid:1', name: 'x' }] : 'urn:uuid:1';
      yield [`${path.join('/')}/${word}`, mutant];
    }
  }
}
