import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiId, stretch, stretchedLength, toNumber } from '../../packages/bbs/src/scheme/hashing.ts';
import { checkProof as checkShown, prove, sign, toPublicKey, verify } from '../../packages/bbs/src/scheme/index.ts';
import { Fr } from '../../packages/bbs/src/scheme/scalars.ts';
import { fromHex, toHex, toUtf8 } from '../../packages/core/src/bytes.ts';
import { toNQuads } from '../../packages/core/src/canonical/index.ts';
import { byCodePoint } from '../../packages/core/src/canonical/order.ts';
import type { JsonObject, JsonValue } from '../../packages/core/src/json.ts';
import { toHeader } from '../../packages/core/src/proof/bbs/check-messages.ts';
import { type BbsMachinery, giveBbs } from '../../packages/core/src/proof/bbs/machinery.ts';
import {
  fromBaseMessages,
  fromDerivedMessages,
  toBaseMessages,
  toDerivedMessages,
} from '../../packages/core/src/proof/bbs/proof-value.ts';
import { openShuffled } from '../../packages/core/src/proof/bbs/shuffle.ts';
import { relabel } from '../../packages/core/src/proof/disclosure/check-disclosed.ts';
import { derive } from '../../packages/core/src/proof/disclosure/index.ts';
import { select } from '../../packages/core/src/proof/disclosure/select.ts';
import { checkProof, listProofs } from '../../packages/core/src/proof/index.ts';
import { hasStandard, readStandard } from '../standards.ts';
import { vector } from '../vectors.ts';
import { keyOf, listMutants, loadVectorContext, readVector } from '../w3c-vectors.ts';

const isThere = hasStandard('vectors/di-bbs');

/** One vector of the suite, as `docs/conformance.md` lists it. */
function record(step: string, file: string, check: () => Promise<void> | void, expected?: string): void {
  const of = { standard: 'Data Integrity BBS Cryptosuites 1.0', clause: `bbs-2023, ${step}` };
  vector({ ...of, name: `vectors/di-bbs/${file}`, ...(expected ? { expected } : {}) }, check);
}
/** The vectors of the race write their context into the document; here contexts come by address. */
const raceContext = 'https://windsurf.example/selective';

function load(url: string): JsonObject | undefined {
  if (url !== raceContext) return loadVectorContext(url);
  const [, written = {}] = readVector('di-bbs/windDoc.json')['@context'] as JsonObject[];
  return { '@context': written };
}

function read<T = JsonObject>(path: string): T {
  const found = readVector(`di-bbs/${path}`);
  const contexts = found['@context'];
  if (!Array.isArray(contexts)) return found as T;
  const named = contexts.map(context => (typeof context === 'string' ? context : raceContext));
  return { ...found, '@context': named } as T;
}

const material = isThere ? read<Record<string, string>>('BBSDeriveMaterial.json') : {};
const keys = isThere ? read<Record<string, string>>('BBSKeyMaterial.json') : {};
const secretKey = fromHex(keys.privateKeyHex ?? '');
const hmacKey = fromHex((keys.hmacKeyString ?? '').toLowerCase());
const presentationHeader = fromHex(material.presentationHeaderHex ?? '');

/** What is drawn by chance comes from a seed in the vectors, under no name of its own. */
function drawFromSeed(count: number): bigint[] {
  const bytes = stretch(fromHex(material.pseudoRandSeedHex ?? ''), apiId, stretchedLength * count);
  const parts = Array.from({ length: count }, (_, index) => bytes.subarray(index * stretchedLength));
  return parts.map(part => toNumber(part.subarray(0, stretchedLength)) % Fr.ORDER);
}

/** The mathematics on the spot, with numbers from the seed. */
const machinery: BbsMachinery = {
  checkProof: async (said, proof, messages) => checkShown(said, proof, messages.map(toUtf8)),
  prove: async (said, signature, messages) => prove(said, signature, messages.map(toUtf8), drawFromSeed),
};

/** Maps of the vectors are written as lists of pairs. */
function toPairs<T = [number, string]>(value: JsonValue | undefined): T[] {
  return (value as unknown as { value: T[] }).value;
}

function toLabels(value: JsonValue | undefined): [number, number][] {
  const pairs = Array.isArray(value) ? (value as [string, string][]) : toPairs<[string, string]>(value);
  return pairs.map(([own, label]) => [Number(own.replace('c14n', '')), Number(label.replace('b', ''))]);
}

const sets = [
  ['wind', '', 'windDoc.json', 'windMandatory.json', 'windSelective.json'],
  ['prc', 'prc/', 'prCredUnsigned.json', 'prCredMandatory.json', 'prCredSelective.json'],
] as const;

beforeAll(() => giveBbs(machinery));
afterAll(() => giveBbs());

describe.runIf(isThere)('W3C vectors of bbs-2023', () => {
  record('keys', 'BBSKeyMaterial.json', () => {
    expect(toHex(toPublicKey(secretKey))).toBe(keys.publicKeyHex);
  });
});

describe.runIf(isThere).each(sets)(
  'W3C vectors of bbs-2023, %s',
  (_, folder, plainFile, mandatoryFile, selectiveFile) => {
    const at = (name: string) => `${folder}${name}`;
    const mandatoryPointers = isThere ? read<string[]>(mandatoryFile) : [];
    const selectivePointers = isThere ? read<string[]>(selectiveFile) : [];
    const combined = [...mandatoryPointers, ...selectivePointers];
    const base = () => read(at('addSignedSDBase.json'));
    const raw = () => read(at('addRawBaseSignatureInfo.json'));
    const disclosure = () => read(at('derivedDisclosureData.json'));

    async function open() {
      const { proof: _, ...unsecured } = base();
      const opened = await openShuffled(unsecured, hmacKey, load);
      if ('lost' in opened) throw new Error(JSON.stringify(opened));
      return opened;
    }

    /** The statements as they are signed together: those that must be shown, and the messages. */
    async function openGroups() {
      const { statements, openPart } = await open();
      const isMandatory = new Set((await openPart(mandatoryPointers)).indexes);
      return {
        mandatory: statements.filter((_, index) => isMandatory.has(index)),
        messages: statements.filter((_, index) => !isMandatory.has(index)).map(toUtf8),
      };
    }

    async function header() {
      const { proof: _, ...unsecured } = base();
      const config = await toNQuads(
        { ...read(at('addProofConfig.json')), '@context': unsecured['@context'] ?? [] },
        load,
      );
      if ('lost' in config) throw new Error(JSON.stringify(config));
      expect(config.nquads).toBe(readStandard(`vectors/di-bbs/${at('addProofConfigCanon.txt')}`));
      return toHeader(config.nquads, (await openGroups()).mandatory);
    }

    record('canonical form', at('addBaseDocCanon.json'), async () => {
      const { proof: _, ...unsecured } = base();
      // The plain document of prc describes itself in other words than the signed one.
      expect({ ...unsecured, description: '' }).toEqual({ ...read(plainFile), description: '' });
      const canonical = await toNQuads(unsecured, load);
      if ('lost' in canonical) throw new Error(JSON.stringify(canonical));
      expect(canonical.nquads).toBe(read<string[]>(at('addBaseDocCanon.json')).join(''));
      for (const { pointer, value } of read<{ pointer: string; value: JsonValue }[]>(at('addPointerValues.json'))) {
        const steps = pointer.split('/').slice(1);
        const found = steps.reduce<JsonValue | undefined>((held, step) => (held as JsonObject)?.[step], unsecured);
        if (found !== undefined) expect(found).toEqual(value);
      }
    });

    record('statements and shuffled labels', at('addBaseDocHMACCanon.json'), async () => {
      const { statements, openPart } = await open();
      expect(statements).toEqual(read<string[]>(at('addBaseDocHMACCanon.json')));
      const transform = read(at('addBaseTransform.json'));
      expect(transform.mandatoryPointers).toEqual(mandatoryPointers);
      const mandatory = new Set((await openPart(mandatoryPointers)).indexes);
      const pairs = statements.map((statement, index): [number, string] => [index, statement]);
      expect(pairs.filter(([index]) => mandatory.has(index))).toEqual(toPairs(transform.mandatory));
      expect(pairs.filter(([index]) => !mandatory.has(index))).toEqual(toPairs(transform.nonMandatory));
    });

    record('hashes and signature', at('addRawBaseSignatureInfo.json'), async () => {
      const { proofHash, mandatoryHash } = read(at('addHashData.json'));
      const made = await header();
      expect(toHex(made)).toBe(`${proofHash}${mandatoryHash}`);
      const { messages } = await openGroups();
      const signature = sign(secretKey, made, messages);
      expect(toHex(signature)).toBe(raw().bbsSignature);
      expect(verify(toPublicKey(secretKey), signature, made, messages)).toBe('matches');
    });

    record('base proof, which is not for showing', at('addSignedSDBase.json'), async () => {
      const [proof = {}] = listProofs(base());
      const value = fromBaseMessages(String(proof.proofValue));
      if (!value) throw new Error('no base proof');
      const recovered = read(at('derivedRecoveredBaseData.json'));
      expect(toHex(value.signature)).toBe(raw().bbsSignature);
      expect(toHex(value.signature)).toBe(recovered.bbsSignature);
      expect(toHex(value.hmacKey)).toBe(recovered.hmacKey);
      expect(value.mandatoryPointers).toEqual(recovered.mandatoryPointers);
      expect(value.mandatoryPointers).toEqual(raw().mandatoryPointers);
      expect(toBaseMessages(value)).toBe(proof.proofValue);
      expect(await checkProof(base(), proof, keyOf(proof), load)).toBe('undisclosed');
    });

    record('groups and labels', at('derivedGroupIndexes.json'), async () => {
      const { openPart } = await open();
      const groups = read<Record<string, number[]>>(at('derivedGroupIndexes.json'));
      const { indexes: mandatory = [] } = await openPart(mandatoryPointers);
      const { indexes: all = [], findLabels } = await openPart(combined);
      expect(mandatory).toEqual(groups.mandatoryIndexes);
      expect((await openPart(selectivePointers)).indexes).toEqual(groups.selectiveIndexes);
      expect(all).toEqual(groups.combinedIndexes);
      expect([...(await findLabels())]).toEqual(toLabels(disclosure().labelMap).sort(([one], [other]) => one - other));
      const adjusted = read<Record<string, number[]>>(at('derivedAdjIndexes.json'));
      const value = fromDerivedMessages(String(listProofs(read(at('derivedRevealDocument.json')))[0]?.proofValue));
      expect(value?.mandatoryIndexes).toEqual(adjusted.adjMandatoryIndexes);
      expect(value?.selectiveIndexes).toEqual(adjusted.adjSelectiveIndexes);
    });

    record('derived, proof and all', at('derivedRevealDocument.json'), async () => {
      const { proof: _, ...unsecured } = base();
      expect(select(unsecured, combined)).toEqual(read(at('derivedUnsignedReveal.json')));
      const derived = await derive(base(), selectivePointers, load, presentationHeader);
      const expected = read(at('derivedRevealDocument.json'));
      expect(derived).toEqual(expected);
      const [proof = {}] = listProofs(expected);
      const value = fromDerivedMessages(String(proof.proofValue));
      if (!value) throw new Error('no derived proof');
      expect(toHex(value.proof)).toBe(disclosure().bbsProof);
      expect(toDerivedMessages(value)).toBe(proof.proofValue);
    });

    record('verified', at('derivedRevealDocument.json'), async () => {
      const shown = read(at('derivedRevealDocument.json'));
      const [original = {}] = listProofs(shown);
      expect(await checkProof(shown, original, keyOf(original), load)).toBe('matches');
      for (const { at, mutant } of listMutants(shown)) {
        const [proof = {}] = listProofs(mutant);
        expect([at, await checkProof(mutant, proof, keyOf(original), load)]).not.toEqual([at, 'matches']);
      }
    });

    it('each place and each label counts', async () => {
      const shown = read(at('derivedRevealDocument.json'));
      const [proof = {}] = listProofs(shown);
      const value = fromDerivedMessages(String(proof.proofValue));
      if (!value) throw new Error('no derived proof');
      const { labels, mandatoryIndexes, selectiveIndexes } = value;
      const bump = (list: readonly number[], place: number) =>
        list.map((one, index) => (index === place ? one + 1 : one));
      const drop = (list: readonly number[], place: number) => list.filter((_, index) => index !== place);
      const numbers = [...labels.keys()];
      const changes = [
        ...mandatoryIndexes.flatMap((_, place) => [
          { mandatoryIndexes: bump(mandatoryIndexes, place) },
          { mandatoryIndexes: drop(mandatoryIndexes, place) },
        ]),
        ...selectiveIndexes.flatMap((_, place) => [
          { selectiveIndexes: bump(selectiveIndexes, place) },
          { selectiveIndexes: drop(selectiveIndexes, place) },
        ]),
        ...numbers.map(own => ({
          labels: new Map([...labels].map(([one, label]) => [one, one === own ? 99 : label])),
        })),
        { labels: new Map([...labels].slice(1)) },
        { labels: new Map([...labels, [numbers.length, 98]]) },
        { presentationHeader: new Uint8Array() },
      ];
      for (const change of changes) {
        const proofValue = toDerivedMessages({ ...value, ...change });
        const answer = await checkProof(shown, { ...proof, proofValue }, keyOf(proof), load);
        expect([change, answer]).not.toEqual([change, 'matches']);
      }
    }, 120_000);

    it('a byte changed anywhere in its proof value is seen', async () => {
      const shown = read(at('derivedRevealDocument.json'));
      const [proof = {}] = listProofs(shown);
      const bytes = Buffer.from(String(proof.proofValue).slice(1), 'base64url');
      for (let place = 0; place < bytes.length; place += 7) {
        const changed = Buffer.from(bytes);
        changed[place] = (changed[place] ?? 0) ^ (1 << (place % 8));
        const proofValue = `u${changed.toString('base64url')}`;
        const answer = await checkProof(shown, { ...proof, proofValue }, keyOf(proof), load);
        expect([place, answer]).not.toEqual([place, 'matches']);
      }
    }, 120_000);
  },
);

describe.runIf(isThere)('W3C vectors of bbs-2023, what deriving and verifying see of prc', () => {
  for (const name of ['mandatory', 'selective', 'combined']) {
    record(`${name} group`, 'prc/derivedAllGroupData.json', async () => {
      const { groups, nquads } = read<{ groups: Record<string, JsonObject>; nquads: string[] }>(
        'prc/derivedAllGroupData.json',
      );
      const [mandatory, selective] = [read<string[]>('prCredMandatory.json'), read<string[]>('prCredSelective.json')];
      const pointers = { mandatory, selective, combined: [...mandatory, ...selective] }[name] ?? [];
      const { proof: _, ...unsecured } = read('prc/addSignedSDBase.json');
      const opened = await openShuffled(unsecured, hmacKey, load);
      if ('lost' in opened) throw new Error(JSON.stringify(opened));
      expect(opened.statements).toEqual(nquads);
      const isIn = new Set((await opened.openPart(pointers)).indexes);
      const pairs = opened.statements.map((statement, index): [number, string] => [index, statement]);
      expect(pairs.filter(([index]) => isIn.has(index))).toEqual(toPairs(groups[name]?.matching));
      expect(pairs.filter(([index]) => !isIn.has(index))).toEqual(toPairs(groups[name]?.nonMatching));
    });
  }

  record('what the verifier sees', 'prc/verifyDerivedProofValue.json', async () => {
    const { proof: shownProof, ...shown } = read('prc/derivedRevealDocument.json');
    const value = fromDerivedMessages(String((shownProof as JsonObject).proofValue));
    const canonical = await toNQuads(shown, load);
    if (!value || 'lost' in canonical) throw new Error('no derived proof');
    const names = new Map([...value.labels].map(([own, label]) => [own, `b${label}`]));
    expect(relabel(canonical.nquads, names, byCodePoint)).toEqual(read<string[]>('prc/verifyNQuads.json'));
    const expected = read('prc/verifyDerivedProofValue.json');
    expect(toHex(value.proof)).toBe(expected.bbsProof);
    expect([...value.labels]).toEqual(toLabels(expected.labelMap));
    expect(value.mandatoryIndexes).toEqual(expected.mandatoryIndexes);
    expect(value.selectiveIndexes).toEqual(expected.adjSelectedIndexes ?? expected.adjSelectiveIndexes);
  });
});

/**
 * Proofs that are bound to a secret of the holder, or show a pseudonym, rest on two more drafts (blind BBS signatures and
 * pseudonyms) that change still. They are told by name and never judged.
 */
const bound = [
  ['HolderBinding', 'holder_binding'],
  ['Pseudonym', 'pseudonym'],
  ['PseudonymHB', 'pseudonym'],
] as const;

describe.runIf(isThere).each(bound)('W3C vectors of bbs-2023, %s: not supported', (folder, feature) => {
  for (const file of ['addSignedSDBase.json', 'derivedRevealDocument.json']) {
    record(
      'more than the plain proof',
      `${folder}/${file}`,
      async () => {
        const document = read(`${folder}/${file}`);
        const [proof = {}] = listProofs(document);
        expect(await checkProof(document, proof, keyOf(proof), load)).toEqual({ feature });
        expect(await derive(document, [''], load)).toEqual({ refused: 'no_base_proof' });
      },
      `not judged: makes use of ${feature}`,
    );
  }
});
