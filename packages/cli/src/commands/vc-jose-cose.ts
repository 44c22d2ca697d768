import { writeFile } from 'node:fs/promises';
import type { JsonObject } from '@cairn/core';
import { fromBase64url } from '@cairn/core/bytes';
import { credentialsV2 } from '@cairn/core/contexts';
import { checkToken, looksLikeToken, parseToken, signJwt } from '@cairn/core/jose';
import { isJsonObject } from '@cairn/core/json';
import { fromJwk, isPublicKey, type SigningKind, toSecretMultikey } from '@cairn/core/keys';
import { parseJson } from '@cairn/core/limits';
import { lintCredential } from '@cairn/core/lint-credential';
import { Malformed } from '@cairn/core/malformed';
import { type Signer, toSigner } from '@cairn/core/proof';
import { exitCodes } from '../exit-codes.ts';
import { readOptions } from '../options.ts';
import { readInput } from '../read-input.ts';
import { type Command, languageFor, UsageFault } from '../terminal.ts';

const options = {
  input: { type: 'string' },
  key: { type: 'string' },
  feature: { type: 'string' },
  sd: { type: 'string' },
  output: { type: 'string' },
} as const;

const features = ['credential_jose', 'presentation_jose'] as const;
const otherFeatures = ['credential_sdjwt', 'presentation_sdjwt', 'credential_cose', 'presentation_cose'];
type Feature = (typeof features)[number];

/** What the test suite reads: `indeterminate` where this is not done here. */
interface Result {
  result: 'success' | 'failure' | 'indeterminate' | 'error';
  data: string;
}

const codes = {
  success: exitCodes.ok,
  failure: exitCodes.no,
  indeterminate: exitCodes.undetermined,
  error: exitCodes.unreadable,
} as const;

const largestInputBytes = 1_048_576;

/** `cairn vc-jose-cose`: the command line that the test suite for VC-JOSE-COSE 1.0 calls, with keys as JsonWebKey. */
export const vcJoseCose: Command = {
  usage: 'vc-jose-cose (issue | verify) --input FILE --key FILE --feature FEATURE --output FILE',
  async run(parameters, terminal) {
    const { values, positionals } = readOptions(parameters, options);
    const { input, key, feature = '', output } = values;
    const [action] = positionals;
    if ((action !== 'issue' && action !== 'verify') || !input || !key || !output) throw new UsageFault(this.usage);
    if (![...features, ...otherFeatures].includes(feature)) throw new UsageFault(`--feature ${feature}`);
    const language = languageFor(undefined, terminal.environment);
    const read = async (path: string) => Buffer.from(await readInput(path, largestInputBytes, terminal, language));
    const [given, method] = [(await read(input)).toString().trim(), (await read(key)).toString()];
    const known = features.find(each => each === feature);
    const result = known ? await answer(action, known, given, method) : toIndeterminate(feature);
    await writeFile(output, `${JSON.stringify(result)}\n`);
    return codes[result.result];
  },
};

const toIndeterminate = (what: string): Result => ({ result: 'indeterminate', data: what });

async function answer(action: 'issue' | 'verify', feature: Feature, given: string, method: string): Promise<Result> {
  try {
    const key = parseJson(method);
    if (!isJsonObject(key)) return { result: 'error', data: 'key' };
    return action === 'issue' ? await issue(feature, given, key) : await verify(feature, given, key);
  } catch (fault) {
    if (fault instanceof Malformed) return { result: 'error', data: fault.message };
    throw fault;
  }
}

async function issue(feature: Feature, given: string, key: JsonObject): Promise<Result> {
  const document = parseJson(given);
  const fault = isJsonObject(document) ? await findFault(feature, document) : 'not_an_object';
  if (fault !== undefined || !isJsonObject(document)) return { result: 'failure', data: fault ?? '' };
  const signer = await readSigner(key);
  if (!signer) return toIndeterminate('key');
  return { result: 'success', data: await signJwt(document, signer, types[feature]) };
}

const types: Readonly<Record<Feature, string>> = { credential_jose: 'vc+jwt', presentation_jose: 'vp+jwt' };

async function verify(feature: Feature, given: string, { publicKeyJwk }: JsonObject): Promise<Result> {
  const text = given.replace(/^"(.*)"$/s, '$1');
  if (!looksLikeToken(text)) return { result: 'failure', data: 'not_a_token' };
  const token = parseToken(text);
  const publicKey = isJsonObject(publicKeyJwk) ? fromJwk(publicKeyJwk) : undefined;
  if (!publicKey) return { result: 'error', data: 'key' };
  if (!isPublicKey(publicKey)) return toIndeterminate('key');
  if (token.header.typ !== undefined && token.header.typ !== types[feature]) return { result: 'failure', data: 'typ' };
  const checked = await checkToken(token, publicKey);
  const fault = checked === 'matches' ? await findFault(feature, token.payload) : checked;
  return fault === undefined
    ? { result: 'success', data: JSON.stringify(token.payload) }
    : { result: 'failure', data: fault };
}

/**
 * What keeps the payload from being a credential or a presentation of edition 2.0. The claims `vc` and `vp` of edition 1.1 must
 * not stand in it (VC-JOSE-COSE 1.0 §3.1). Words are covered as bytes, so a context that nobody knows here is no fault.
 */
async function findFault(feature: Feature, document: JsonObject): Promise<string | undefined> {
  const { '@context': contexts, type } = document;
  if ('vc' in document || 'vp' in document) return 'claim_of_older_edition';
  if (!Array.isArray(contexts) || contexts[0] !== credentialsV2) return 'context_wrong';
  if (feature === 'presentation_jose') {
    return [type].flat().includes('VerifiablePresentation') ? undefined : 'type_missing';
  }
  const linted = await lintCredential(document);
  return 'finding' in linted && linted.finding.answer === 'fail' ? linted.finding.code : undefined;
}

/** The signer of a JsonWebKey with its secret, or undefined when it is of a kind that signs nothing here. */
async function readSigner({ id, secretKeyJwk }: JsonObject): Promise<Signer | undefined> {
  if (!isJsonObject(secretKeyJwk) || typeof id !== 'string') return undefined;
  const { crv, d } = secretKeyJwk;
  const kind = (['Ed25519', 'P-256', 'P-384'] satisfies SigningKind[]).find(each => each === crv);
  const secret = typeof d === 'string' ? fromBase64url(d) : undefined;
  if (!kind || secret?.length !== { Ed25519: 32, 'P-256': 32, 'P-384': 48 }[kind]) return undefined;
  return { ...(await toSigner(toSecretMultikey(secret, kind))), verificationMethod: id };
}
