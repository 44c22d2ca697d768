import { asArray, isJsonObject, type JsonObject, type JsonValue } from '../json.ts';
import { fromMultikey, isPublicKey } from '../keys/index.ts';
import { checkProof } from '../proof/index.ts';
import type { Witnesses } from './parameters.ts';

/** More proofs than this of one witness are not tried. */
const mostTries = 4;

/** The key in a `did:key`, or in the id of its only key. */
export function keyOf(verificationMethod: JsonValue | undefined): string | undefined {
  const [, key, fragment] = /^did:key:(z\w+)(?:#(z\w+))?$/.exec(String(verificationMethod)) ?? [];
  return fragment === undefined || fragment === key ? key : undefined;
}

/** Was this signed with this key, in the one way that logs are signed (did:webvh 1.0, "method")? */
export async function isSignedWith(document: JsonObject, proof: JsonObject, multikey: string): Promise<boolean> {
  const key = fromMultikey(multikey);
  const isLogProof = proof.cryptosuite === 'eddsa-jcs-2022' && proof.proofPurpose === 'assertionMethod';
  if (!isLogProof || !isPublicKey(key)) return false;
  return (await checkProof({ ...document, proof }, proof, key)) === 'matches';
}

/**
 * Which entry lacks the witnesses that it needs, counted from 1. Whoever vouches for an entry vouches for all before it
 * (did:webvh 1.0, "Verifying Witness Proofs During Resolution").
 * @param versionIds of the entries, in order
 * @param needed who has to vouch for each entry
 * @param file what `did-witness.json` holds
 */
export async function findUnwitnessed(
  versionIds: readonly string[],
  needed: readonly Witnesses[],
  file: JsonValue | undefined,
): Promise<number | undefined> {
  const numbers = new Map(versionIds.map((versionId, index) => [versionId, index + 1]));
  const proofs = asArray(file)
    .filter(isJsonObject)
    .flatMap(({ versionId, proof }) =>
      asArray(proof)
        .filter(isJsonObject)
        .map(one => ({ number: numbers.get(String(versionId)) ?? 0, versionId: String(versionId), proof: one })),
    )
    .filter(({ number }) => number > 0)
    .sort((one, other) => other.number - one.number);
  const latest = new Map<string, number>();
  for (const id of new Set(needed.flatMap(({ ids }) => ids))) {
    const own = proofs.filter(({ proof }) => `did:key:${keyOf(proof.verificationMethod)}` === id);
    for (const { number, versionId, proof } of own.slice(0, mostTries)) {
      if (!(await isSignedWith({ versionId }, proof, id.slice('did:key:'.length)))) continue;
      latest.set(id, number);
      break;
    }
  }
  const lacking = needed.findIndex(
    ({ threshold, ids }, index) => ids.filter(id => (latest.get(id) ?? 0) > index).length < threshold,
  );
  return lacking < 0 ? undefined : lacking + 1;
}
