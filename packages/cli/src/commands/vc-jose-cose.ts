import { writeFile } from 'node:fs/promises';
import type { JsonObject } from '@cairn/core';
import { fromBase64url } from '@cairn/core/bytes';
import { credentialsV2 } from '@cairn/core/contexts';
import { looksLikeCose, parseCose, signCose } from '@cairn/core/cose';
import { checkToken, looksLikeToken, parseToken, signJwt, type Token } from '@cairn/core/jose';
import { isJsonObject, type JsonValue, toStep } from '@cairn/core/json';
import { fromJwk, isPublicKey, type SigningKind, toSecretMultikey } from '@cairn/core/keys';
import { parseJson } from '@cairn/core/limits';
import { lintCredential } from '@cairn/core/lint-credential';
import { Malformed } from '@cairn/core/malformed';
import { type Signer, toSigner } from '@cairn/core/proof';
import { disclose, hideClaims, looksLikeSdJwt, parseSdJwt, signSdJwt } from '@cairn/core/sd-jwt';
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

/** What is secured, and how: the `typ` of the header says both (VC-JOSE-COSE 1.0 §3). */
interface Feature {
  typ: string;
  secures: 'credential' | 'presentation';
}

const features: Readonly<Record<string, Feature>> = {
  credential_jose: { typ: 'vc+jwt', secures: 'credential' },
  presentation_jose: { typ: 'vp+jwt', secures: 'presentation' },
  credential_sdjwt: { typ: 'vc+sd-jwt', secures: 'credential' },
  presentation_sdjwt: { typ: 'vp+sd-jwt', secures: 'presentation' },
  credential_cose: { typ: 'vc+cose', secures: 'credential' },
  presentation_cose: { typ: 'vp+cose', secures: 'presentation' },
};

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
  usage: 'vc-jose-cose (issue | verify) --input FILE --key FILE --feature FEATURE [--sd CLAIMS] --output FILE',
  async run(parameters, terminal) {
    const { values, positionals } = readOptions(parameters, options);
    const { input, key, feature = '', sd = '[]', output } = values;
    const [action] = positionals;
    if ((action !== 'issue' && action !== 'verify') || !input || !key || !output) throw new UsageFault(this.usage);
    const known = Object.hasOwn(features, feature) ? features[feature] : undefined;
    if (!known) throw new UsageFault(`--feature ${feature}`);
    const hidden = readPlaces(sd);
    if (!hidden) throw new UsageFault(`--sd ${sd}`);
    const language = languageFor(undefined, terminal.environment);
    const read = async (path: string) => Buffer.from(await readInput(path, largestInputBytes, terminal, language));
    const [given, method] = [(await read(input)).toString().trim(), (await read(key)).toString()];
    const result = await answer(action, { ...known, hidden }, given, method);
    await writeFile(output, `${JSON.stringify(result)}\n`);
    return codes[result.result];
  },
};

const toIndeterminate = (what: string): Result => ({ result: 'indeterminate', data: what });

function parseOrNot(text: string): JsonValue | undefined {
  try {
    return parseJson(text);
  } catch (fault) {
    if (fault instanceof Malformed) return undefined;
    throw fault;
  }
}

/** `["credentialSubject.alumniOf", "list[0]"]` as JSON Pointers. Undefined when it is no list of texts. */
function readPlaces(text: string): string[] | undefined {
  const places = parseOrNot(text);
  if (!Array.isArray(places)) return undefined;
  const pointers = places.map(place =>
    typeof place === 'string'
      ? place
          .split(/[.[\]]+/)
          .filter(step => step !== '')
          .map(toStep)
          .join('')
      : undefined,
  );
  return pointers.every(pointer => pointer !== undefined) ? pointers : undefined;
}

type Asked = Feature & { hidden: readonly string[] };

async function answer(action: 'issue' | 'verify', asked: Asked, given: string, method: string): Promise<Result> {
  try {
    const key = parseJson(method);
    if (!isJsonObject(key)) return { result: 'error', data: 'key' };
    return action === 'issue' ? await issue(asked, given, key) : await verify(asked, given, key);
  } catch (fault) {
    if (fault instanceof Malformed) return { result: 'error', data: fault.message };
    throw fault;
  }
}

async function issue({ hidden, ...feature }: Asked, given: string, key: JsonObject): Promise<Result> {
  const document = parseJson(given);
  const fault = isJsonObject(document) ? await findFault(feature, document) : 'not_an_object';
  if (fault !== undefined || !isJsonObject(document)) return { result: 'failure', data: fault ?? '' };
  const signer = await readSigner(key);
  if (!signer) return toIndeterminate('key');
  if (feature.typ.endsWith('cose')) {
    const signed = Buffer.from(await signCose(document, signer, feature.typ));
    return { result: 'success', data: signed.toString('base64').replace(/=+$/, '') };
  }
  if (!feature.typ.endsWith('sd-jwt')) return { result: 'success', data: await signJwt(document, signer, feature.typ) };
  const hid = hideClaims(document, hidden);
  if ('refused' in hid) return { result: 'failure', data: hid.refused };
  return { result: 'success', data: await signSdJwt(hid, signer, feature.typ) };
}

/** The token, and what it says: of an SD-JWT its claims with what is shown. @throws Malformed */
function open({ typ }: Feature, text: string): { token: Token; claims: JsonObject } | undefined {
  if (typ.endsWith('sd-jwt')) {
    const sdJwt = looksLikeSdJwt(text) ? parseSdJwt(text) : undefined;
    return sdJwt && { token: sdJwt.token, claims: disclose(sdJwt) };
  }
  const [looks, parse] = typ.endsWith('cose') ? [looksLikeCose, parseCose] : [looksLikeToken, parseToken];
  const token = looks(text) ? parse(text) : undefined;
  return token && { token, claims: token.payload };
}

function openOrNot(feature: Feature, text: string): ReturnType<typeof open> {
  try {
    return open(feature, text);
  } catch (fault) {
    if (fault instanceof Malformed) return undefined;
    throw fault;
  }
}

async function verify(feature: Feature, given: string, { publicKeyJwk }: JsonObject): Promise<Result> {
  const opened = openOrNot(feature, given.replace(/^"(.*)"$/s, '$1'));
  if (!opened) return { result: 'failure', data: 'not_a_token' };
  const { token, claims } = opened;
  const publicKey = isJsonObject(publicKeyJwk) ? fromJwk(publicKeyJwk) : undefined;
  if (!publicKey) return { result: 'error', data: 'key' };
  if (!isPublicKey(publicKey)) return toIndeterminate('key');
  const { typ } = token.header;
  if (typ !== undefined && String(typ).replace(/^application\//, '') !== feature.typ)
    return { result: 'failure', data: 'typ' };
  const checked = await checkToken(token, publicKey);
  const fault = checked === 'matches' ? await findFault(feature, claims) : checked;
  return fault === undefined ? { result: 'success', data: JSON.stringify(claims) } : { result: 'failure', data: fault };
}

/**
 * What keeps the payload from being a credential or a presentation of edition 2.0. The claims `vc` and `vp` of edition 1.1 must
 * not stand in it (VC-JOSE-COSE 1.0 §3.1). Words are covered as bytes, so a context that nobody knows here is no fault.
 */
async function findFault({ secures }: Feature, document: JsonObject): Promise<string | undefined> {
  const { '@context': contexts, type } = document;
  if ('vc' in document || 'vp' in document) return 'claim_of_older_edition';
  if (!Array.isArray(contexts) || contexts[0] !== credentialsV2) return 'context_wrong';
  if (secures === 'presentation') {
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
