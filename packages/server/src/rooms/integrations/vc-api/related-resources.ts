import type { JsonObject } from '@cairn/core';
import { fromBase58 } from '@cairn/core/bytes';
import { credentialsV2 } from '@cairn/core/contexts';
import { asArray, isJsonObject, type JsonValue } from '@cairn/core/json';

type Hash = 'sha256' | 'sha384' | 'sha512';

/** Hashes of files as they are published. Contexts are kept here as data, and a digest covers the file to the letter. */
const published: Readonly<Record<string, Record<Hash, string>>> = {
  [credentialsV2]: {
    sha256: 'WZVc7WaX1h4D8rJVb+vlMIqxaEKEb1tYbX8fet7JJzQ=',
    sha384: 'l/HrjlBCNWyAX91hr6LFV2Y3heB5Tcr6IeE4/Tje8YyzYBM8IhqjHWiWpr8+ZbYU',
    sha512: 'XVVFK9Lc+KKfWikEc+skKxxft31OaPGgqoe6pNuiaUhS1l7GPUisBKmdlW+fcVO5QG+E0tBMdIabAsI5odgTBQ==',
  },
};

/** What a multihash begins with: its kind and its length in bytes (Multihash §3). */
const multihashes: Readonly<Record<string, Hash>> = { '1220': 'sha256', '2030': 'sha384', '1340': 'sha512' };

/** Does each related resource whose bytes are known have the digest that the credential gives it (VCDM 2.0 §5.3)? */
export function agreesWithDigests(credential: JsonObject): boolean {
  return asArray(credential.relatedResource)
    .filter(isJsonObject)
    .every(({ id, digestSRI, digestMultibase }) => {
      const known = typeof id === 'string' ? published[id] : undefined;
      return !known || (agreesWithSri(digestSRI, known) && agreesWithMultibase(digestMultibase, known));
    });
}

function agreesWithSri(digest: JsonValue | undefined, known: Record<Hash, string>): boolean {
  if (typeof digest !== 'string') return digest === undefined;
  const [hash = '', value] = digest.split(/-(.*)/s);
  return known[hash as Hash] === value;
}

function agreesWithMultibase(digest: JsonValue | undefined, known: Record<Hash, string>): boolean {
  if (typeof digest !== 'string') return digest === undefined;
  const text = digest.slice(1);
  const bytes = Buffer.from(digest.startsWith('z') ? (fromBase58(text) ?? []) : Buffer.from(text, 'base64url'));
  const hash = multihashes[bytes.subarray(0, 2).toString('hex')];
  return hash !== undefined && known[hash] === bytes.subarray(2).toString('base64');
}
