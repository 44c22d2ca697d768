import { describe, expect, it } from 'vitest';
import { toHex } from '../../packages/core/src/bytes.ts';
import { toNQuads } from '../../packages/core/src/canonical/index.ts';
import type { JsonObject, JsonValue } from '../../packages/core/src/json.ts';
import { fromSecretMultikey } from '../../packages/core/src/keys/index.ts';
import { toBaseBytes } from '../../packages/core/src/proof/disclosure/check-disclosed.ts';
import { derive } from '../../packages/core/src/proof/disclosure/index.ts';
import { openStatements } from '../../packages/core/src/proof/disclosure/open-statements.ts';
import { fromBaseText, fromDerivedText } from '../../packages/core/src/proof/disclosure/proof-value.ts';
import { checkProof, listProofs } from '../../packages/core/src/proof/index.ts';
import { openSecret } from '../../packages/core/src/proof/secret-key.ts';
import { hasStandard, readStandard } from '../standards.ts';
import { vector } from '../vectors.ts';
import { keyOf, listMutants, loadVectorContext as load, readVector } from '../w3c-vectors.ts';

const standard = 'Data Integrity ECDSA Cryptosuites 1.0';
const isThere = hasStandard('vectors/di-ecdsa/ecdsa-sd-2023');

function read<T = JsonObject>(path: string): T {
  return readVector(`di-ecdsa/${path}`) as T;
}

/** Maps of the vectors are written as lists of pairs. */
function toPairs(value: JsonValue | undefined): [number, string][] {
  return (value as { value: [number, string][] }).value;
}

const sets = [
  ['prc', 'prCredMandatory.json', 'prCredSelective.json'],
  ['employ', 'employMandatory.json', 'employSelective.json'],
] as const;

describe.runIf(isThere).each(sets)('W3C vectors of ecdsa-sd-2023, %s', (folder, mandatoryFile, selectiveFile) => {
  const at = (name: string) => `ecdsa-sd-2023/${folder}/${name}`;
  const record = (step: string, file: string, check: () => Promise<void>, expected?: string) =>
    vector(
      {
        standard,
        clause: `ecdsa-sd-2023, ${step}`,
        name: `vectors/di-ecdsa/${at(file)}`,
        ...(expected ? { expected } : {}),
      },
      check,
    );
  const mandatoryPointers = isThere ? read<string[]>(mandatoryFile) : [];
  const selectivePointers = isThere ? read<string[]>(selectiveFile) : [];
  const base = () => read(at('addSignedSDBase.json'));
  const hmacKey = () => {
    const { hmacKeyString } = read('ecdsa-sd-2023/SDKeyMaterial.json');
    return new Uint8Array(Buffer.from(String(hmacKeyString), 'hex'));
  };

  async function open() {
    const { proof: _, ...unsecured } = base();
    const opened = await openStatements(unsecured, hmacKey(), load);
    if ('lost' in opened) throw new Error(JSON.stringify(opened));
    return opened;
  }

  record('statements and labels', 'addBaseDocHMACCanon.json', async () => {
    const { statements, openPart } = await open();
    expect(statements).toEqual(read<string[]>(at('addBaseDocHMACCanon.json')));
    const transform = read(at('addBaseTransform.json'));
    const mandatory = new Set((await openPart(mandatoryPointers)).indexes);
    const pairs = statements.map((statement, index): [number, string] => [index, statement]);
    expect(pairs.filter(([index]) => mandatory.has(index))).toEqual(toPairs(transform.mandatory));
    expect(pairs.filter(([index]) => !mandatory.has(index))).toEqual(toPairs(transform.nonMandatory));
  });

  record('groups', 'derivedGroupIndexes.json', async () => {
    const { openPart } = await open();
    const groups = read<Record<string, number[]>>(at('derivedGroupIndexes.json'));
    expect((await openPart(mandatoryPointers)).indexes).toEqual(groups.mandatoryIndexes);
    expect((await openPart(selectivePointers)).indexes).toEqual(groups.selectiveIndexes);
    expect((await openPart([...mandatoryPointers, ...selectivePointers])).indexes).toEqual(groups.combinedIndexes);
  });

  record('hashes', 'addHashData.json', async () => {
    const { proof: _, ...unsecured } = base();
    const config = await toNQuads(
      { ...read(at('addProofConfig.json')), '@context': unsecured['@context'] ?? [] },
      load,
    );
    if ('lost' in config) throw new Error(JSON.stringify(config));
    expect(config.nquads).toBe(readStandard(`vectors/di-ecdsa/${at('addProofConfigCanon.txt')}`));
    const { statements, openPart } = await open();
    const { indexes = [] } = await openPart(mandatoryPointers);
    const mandatory = indexes.map(index => statements[index] ?? '');
    const { proofHash, mandatoryHash } = read(at('addHashData.json'));
    expect(toHex(await toBaseBytes(config.nquads, new Uint8Array(), mandatory))).toBe(`${proofHash}${mandatoryHash}`);
  });

  record('base proof, which is not for showing', 'addSignedSDBase.json', async () => {
    const [proof = {}] = listProofs(base());
    const value = fromBaseText(String(proof.proofValue));
    const raw = read(at('addRawBaseSignatureInfo.json'));
    expect(value?.mandatoryPointers).toEqual(mandatoryPointers);
    expect(value && toHex(value.baseSignature)).toBe(raw.baseSignature);
    expect(value?.signatures.map(toHex)).toEqual(raw.signatures);
    expect(value?.hmacKey).toEqual(hmacKey());
    expect(await checkProof(base(), proof, keyOf(proof), load)).toBe('undisclosed');
  });

  it('the keys of the vectors are opened to their public halves', async () => {
    for (const pair of Object.values(read('ecdsa-sd-2023/SDKeyMaterial.json'))) {
      if (typeof pair === 'string') continue;
      const found = fromSecretMultikey(String((pair as JsonObject).secretKeyMultibase));
      const opened = found && (await openSecret(found.kind, found.secret));
      expect(opened?.publicKey.length).toBe(33);
    }
  });

  record('derived, proof and all', 'derivedRevealDocument.json', async () => {
    const derived = await derive(base(), selectivePointers, load);
    expect(derived).toEqual(read(at('derivedRevealDocument.json')));
  });

  record('verified', 'derivedRevealDocument.json', async () => {
    const shown = read(at('derivedRevealDocument.json'));
    const [original = {}] = listProofs(shown);
    expect(await checkProof(shown, original, keyOf(original), load)).toBe('matches');
    for (const { at, mutant } of listMutants(shown)) {
      const [proof = {}] = listProofs(mutant);
      expect([at, await checkProof(mutant, proof, keyOf(original), load)]).not.toEqual([at, 'matches']);
    }
  });

  it('every bit of its proof value counts', async () => {
    const shown = read(at('derivedRevealDocument.json'));
    const [proof = {}] = listProofs(shown);
    const bytes = Buffer.from(String(proof.proofValue).slice(1), 'base64url');
    expect(fromDerivedText(String(proof.proofValue))).toBeDefined();
    for (let place = 0; place < bytes.length; place += 1) {
      const changed = Buffer.from(bytes);
      changed[place] = (changed[place] ?? 0) ^ (1 << (place % 8));
      const proofValue = `u${changed.toString('base64url')}`;
      const answer = await checkProof(shown, { ...proof, proofValue }, keyOf(proof), load);
      expect([place, answer]).not.toEqual([place, 'matches']);
    }
  }, 120_000);
});
