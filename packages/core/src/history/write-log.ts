import { toDidWeb } from '../did/index.ts';
import { asArray, type JsonObject } from '../json.ts';
import { present } from '../present.ts';
import { addProof, type Signer } from '../proof/index.ts';
import { digestBeginning, digestEntry, placeholder, toDigest } from './digests.ts';
import { method } from './parameters.ts';
import { checkLog } from './read-history.ts';

/** What an entry may set. What is absent stays as it was. */
export interface LogChange {
  /** Multikeys of Ed25519 that may sign the next entry; with announced keys, this one. */
  updateKeys?: readonly string[];
  /** Digests of the keys that may come next, made by `toKeyHash`. None: keys are not announced any more. */
  nextKeyHashes?: readonly string[];
  /** `did:key`s that vouch for entries, and how many of them have to. `{}`: nobody any more. */
  witness?: { threshold: number; witnesses: readonly { id: string }[] } | Record<string, never>;
}

const suite = 'eddsa-jcs-2022';

/** The digest by which a key is announced before anybody sees it (did:webvh 1.0, "Pre-Rotation"). */
export function toKeyHash(multikey: string): Promise<string> {
  return toDigest(multikey);
}

/**
 * Begins a log (did:webvh 1.0, "Create").
 * @param at instant in UTC, without fractions
 * @param beginning `address` is the https address below which `did.jsonl` will stand; `toDocument` gives the document for the
 * identifier
 * @param signer one of the `updateKeys`, named as a `did:key`
 * @throws Error when what was written would not be read: an address that is not https, a signer that is not named
 */
export async function createLog(
  beginning: LogChange & {
    address: string;
    toDocument(did: string): JsonObject;
    updateKeys: readonly string[];
    isPortable?: boolean;
  },
  signer: Signer,
  at: string,
): Promise<{ did: string; log: string }> {
  const { address, toDocument, isPortable, ...change } = beginning;
  const place = toDidWeb(address)?.slice('did:web:'.length);
  if (place === undefined) throw new Error('Not written: the address is not https.');
  const parameters = {
    method,
    scid: placeholder,
    ...(isPortable === undefined ? {} : { portable: isPortable }),
    ...toParameters(change),
  };
  const state = toDocument(`did:webvh:${placeholder}:${place}`);
  const draft = { versionId: placeholder, versionTime: at, parameters, state };
  const scid = await digestBeginning(draft, placeholder);
  const entry = JSON.parse(JSON.stringify(draft).replaceAll(placeholder, scid)) as typeof draft;
  return { did: String(entry.state.id), log: await append('', entry, scid, signer) };
}

/**
 * Goes on with a log (did:webvh 1.0, "Update", "Deactivate").
 * @param change `document` replaces the one before; `isEnded` ends the identifier for good
 * @throws Error when the log is broken, or what was written would not be read
 */
export async function extendLog(
  log: string,
  change: LogChange & { document?: JsonObject; isEnded?: true },
  signer: Signer,
  at: string,
): Promise<string> {
  const { document, isEnded, ...parameters } = change;
  const checked = await checkLog(log);
  const last = 'problem' in checked ? undefined : checked.entries.at(-1);
  if (!last) throw new Error('Not written: the log before does not hold.');
  const entry = {
    versionId: last.versionId,
    versionTime: at,
    parameters: { ...toParameters(parameters), ...(isEnded ? { deactivated: true } : {}) },
    state: document ?? last.state,
  };
  return append(log, entry, last.versionId, signer);
}

/** The word of one witness for a version and all before it, as it stands in `did-witness.json`. */
export async function witnessVersion(versionId: string, witness: Signer, at: string): Promise<JsonObject> {
  const { proof } = await addProof({ versionId }, witness, at, { suite });
  return { versionId, proof: proof ?? [] };
}

function toParameters({ updateKeys, nextKeyHashes, witness }: LogChange): JsonObject {
  return present<JsonObject>({
    updateKeys: updateKeys && [...updateKeys],
    nextKeyHashes: nextKeyHashes && [...nextKeyHashes],
    witness: witness && (JSON.parse(JSON.stringify(witness)) as JsonObject),
  });
}

async function append(log: string, draft: JsonObject, previous: string, signer: Signer): Promise<string> {
  const before = log === '' ? '' : `${log.trimEnd()}\n`;
  const number = before.split('\n').length;
  const versionId = `${number}-${await digestEntry(draft, previous)}`;
  const entry = await addProof({ ...draft, versionId }, signer, String(draft.versionTime), { suite });
  const written = `${before}${JSON.stringify({ ...entry, proof: asArray(entry.proof) })}\n`;
  const checked = await checkLog(written);
  if ('problem' in checked) throw new Error(`Not written: ${checked.problem} in line ${checked.line}.`);
  return written;
}
