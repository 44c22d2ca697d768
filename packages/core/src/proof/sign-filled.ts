import { type Bytes, concat } from '../bytes.ts';
import { type Filled, toNQuads } from '../canonical/index.ts';
import type { JsonObject, JsonValue } from '../json.ts';
import { digestText } from '../machinery.ts';
import { type Prepared, type Signer, toProofOptions, toSigned } from './sign.ts';

/** The last options of a signer and their hash: they are the same for all that is signed within one second. */
const lastOptions = new WeakMap<Signer, Options>();

interface Options {
  contexts: JsonValue | undefined;
  created: string;
  verificationMethod: string;
  options: JsonObject;
  hash: Bytes;
}

/**
 * Signs what a template was filled with, with `eddsa-rdfc-2022`: the same document, signer and instant give the same bytes
 * as `sign` gives. The template has to be made of a linted draft, and the texts have to be such as lint accepts.
 * @param signer of the kind Ed25519
 * @param created instant without fractions of a second
 * @throws Error when the signer has another kind of key
 */
export async function signFilled(filled: Filled, signer: Signer, created: string): Promise<JsonObject> {
  const prepared = await prepareFilled(filled, signer, created);
  return toSigned(prepared, await signer.sign(prepared.message));
}

/** All of `signFilled` but the signature. */
export async function prepareFilled({ document, nquads }: Filled, signer: Signer, created: string): Promise<Prepared> {
  if (signer.kind !== undefined && signer.kind !== 'Ed25519') throw new Error(`Not signed with ${signer.kind}.`);
  const contexts = document['@context'];
  const { verificationMethod } = signer;
  const last = lastOptions.get(signer);
  const isSame =
    last?.contexts === contexts && last?.created === created && last?.verificationMethod === verificationMethod;
  const { options, hash } = last && isSame ? last : await hashOptions(signer, contexts, created);
  return { document, options, message: concat(hash, await digestText(nquads)) };
}

async function hashOptions(signer: Signer, contexts: JsonValue | undefined, created: string): Promise<Options> {
  const options = toProofOptions('eddsa-rdfc-2022', signer, created);
  const canonical = await toNQuads({ ...options, '@context': contexts ?? [] });
  if ('lost' in canonical) throw new Error(`Not signed: ${canonical.lost.code} ${canonical.lost.term}`);
  const hash = await digestText(canonical.nquads);
  const { verificationMethod } = signer;
  const hashed = { contexts, created, verificationMethod, options, hash };
  lastOptions.set(signer, hashed);
  return hashed;
}
