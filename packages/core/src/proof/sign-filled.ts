import { type Bytes, concat, toBase58 } from '../bytes.ts';
import { type Filled, toNQuads } from '../canonical/index.ts';
import type { JsonObject, JsonValue } from '../json.ts';
import { digestText } from '../machinery.ts';
import { type Signer, toProofOptions } from './sign.ts';

/** The hash of the last options of a signer: they are the same for all that is signed within one second. */
const lastOptions = new WeakMap<Signer, { contexts: JsonValue | undefined; created: string; hash: Bytes }>();

/**
 * Signs what a template was filled with, with `eddsa-rdfc-2022`: the same document, signer and instant give the same bytes
 * as `sign` gives. The template has to be made of a linted draft, and the texts have to be such as lint accepts.
 * @param signer of the kind Ed25519
 * @param created instant without fractions of a second
 * @throws Error when the signer has another kind of key
 */
export async function signFilled({ document, nquads }: Filled, signer: Signer, created: string): Promise<JsonObject> {
  if (signer.kind !== undefined && signer.kind !== 'Ed25519') throw new Error(`Not signed with ${signer.kind}.`);
  const options = toProofOptions('eddsa-rdfc-2022', signer, created);
  const [config, hash] = [await hashOptions(options, document['@context'], signer, created), await digestText(nquads)];
  const signature = await signer.sign(concat(config, hash));
  return { ...document, proof: { ...options, proofValue: `z${toBase58(signature)}` } };
}

async function hashOptions(
  options: JsonObject,
  contexts: JsonValue | undefined,
  signer: Signer,
  created: string,
): Promise<Bytes> {
  const last = lastOptions.get(signer);
  if (last?.contexts === contexts && last?.created === created) return last.hash;
  const canonical = await toNQuads({ ...options, '@context': contexts ?? [] });
  if ('lost' in canonical) throw new Error(`Not signed: ${canonical.lost.code} ${canonical.lost.term}`);
  const hash = await digestText(canonical.nquads);
  lastOptions.set(signer, { contexts, created, hash });
  return hash;
}
