import { asArray, isJsonObject, type JsonObject, type JsonValue } from '../json.ts';
import { Malformed } from '../malformed.ts';
import { parseSdJwt } from './sd-jwt.ts';

/** Is this a JWS in a JSON serialisation (RFC 7515 §7.2), by its looks? */
export function isJsonForm(document: JsonObject): boolean {
  return typeof document.payload === 'string' && ('signatures' in document || 'signature' in document);
}

/** More signatures than this are not read. */
const mostSignatures = 16;

/**
 * Reads an SD-JWT in one of the JSON serialisations (RFC 9901 §8): one compact SD-JWT for each of its signatures. The answer
 * of the holder is about the first, and stands with it alone. Nothing else in an unprotected header is read, for nobody has
 * signed it.
 * @throws Malformed when it is none
 */
export function fromJsonForm(document: JsonObject): string[] {
  const { payload, signatures } = document;
  const isGeneral = signatures !== undefined;
  if (isGeneral && ('signature' in document || 'protected' in document)) throw broken('It is in two forms at once.');
  const all = isGeneral ? asArray(signatures) : [document];
  if (all.length === 0 || all.length > mostSignatures) throw broken('It has no signature, or too many.');
  const shown = readShown(all[0]);
  return all.map((signature, index) => {
    if (index > 0 && hasShown(signature)) throw broken('Only the first signature may come with what is shown.');
    const answer = index === 0 ? shown.answer : '';
    const text = `${[readJws(payload, signature), ...shown.disclosures].join('~')}~${answer}`;
    parseSdJwt(text);
    return text;
  });
}

function readJws(payload: JsonValue | undefined, signature: JsonValue): string {
  const parts = isJsonObject(signature) ? [signature.protected, payload, signature.signature] : [];
  if (parts.length !== 3 || !parts.every(part => typeof part === 'string')) throw broken('A signature is incomplete.');
  return parts.join('.');
}

const headerOf = (signature: JsonValue | undefined): JsonValue | undefined =>
  isJsonObject(signature) ? signature.header : undefined;

function hasShown(signature: JsonValue): boolean {
  const header = headerOf(signature);
  return isJsonObject(header) && ('disclosures' in header || 'kb_jwt' in header);
}

function readShown(signature: JsonValue | undefined): { disclosures: string[]; answer: string } {
  const header = headerOf(signature) ?? {};
  if (!isJsonObject(header)) throw broken('Its header is not an object.');
  const { disclosures = [], kb_jwt: answer = '' } = header;
  const isList = Array.isArray(disclosures) && disclosures.every(text => typeof text === 'string' && !/~/.test(text));
  if (!isList || typeof answer !== 'string') throw broken('What it shows is not a list of texts.');
  return { disclosures: disclosures as string[], answer };
}

interface SignatureForm {
  protected: string;
  signature: string;
  header: { disclosures: string[]; kb_jwt?: string };
}

/** An SD-JWT in the Flattened JSON Serialization (RFC 9901 §8.1). @throws Malformed when the text is no SD-JWT */
export function toFlattened(text: string): JsonObject {
  const { payload, form } = openText(text);
  return { payload, ...form };
}

/**
 * SD-JWTs over the same claims, each with the signature of somebody else, as one in the General JSON Serialization (RFC 9901
 * §8.1). What is shown is that of the first.
 * @throws Malformed when a text is no SD-JWT, or signs something else than the first
 */
export function toGeneral(texts: readonly string[]): JsonObject {
  const [first, ...others] = texts.map(openText);
  if (!first) throw broken('There is no signature.');
  if (others.some(({ payload }) => payload !== first.payload))
    throw broken('The signatures are over different claims.');
  const bare = others.map(({ form }) => ({ protected: form.protected, signature: form.signature }));
  return { payload: first.payload, signatures: [first.form as unknown as JsonObject, ...bare] };
}

function openText(text: string): { payload: string; form: SignatureForm & JsonObject } {
  const { disclosures } = parseSdJwt(text);
  const [jws = '', ...rest] = text.split('~');
  const [head = '', payload = '', signature = ''] = jws.split('.');
  const answer = rest.at(-1) ?? '';
  const shown = disclosures.map(disclosure => disclosure.text);
  const header = { disclosures: shown, ...(answer === '' ? {} : { kb_jwt: answer }) };
  return { payload, form: { header, protected: head, signature } as SignatureForm & JsonObject };
}

function broken(sentence: string): Malformed {
  return new Malformed('', 'not_a_token', sentence);
}
