import { toBase64url } from '../bytes.ts';
import { isCose, looksLikeCose } from '../cose/index.ts';
import { isJsonObject, type JsonObject } from '../json.ts';
import { type JsonLimits, parseJson } from '../limits.ts';
import { Malformed } from '../malformed.ts';
import { isPdf, unbakePdf } from './pdf/unbake-pdf.ts';
import { isPng, unbakePng } from './png.ts';
import { unbakeSvg } from './svg.ts';
import { largestImageBytes, largestTextBytes, type Unbaked } from './unbaked.ts';

/** In what a credential came. */
export type Wrapping = 'none' | 'png' | 'svg' | 'pdf';

/**
 * What somebody gave us to verify: a JSON document, a token (compact JWS, COSE_Sign1) that is still to be opened, or only the address where a
 * badge of Open Badges 2 or a credential lies. `text` is what was read, to the letter.
 */
export type Anything = { wrapping: Wrapping; kind: Unbaked['kind']; text: string } & (
  | { form: 'document'; document: JsonObject }
  | { form: 'token' }
  | { form: 'address' }
);

/**
 * Finds the credential in a pasted text, a file, a picture with a credential inside (PNG, SVG) or a PDF with one attached.
 * @throws Malformed with the place and the reason when there is none, or when it is beyond the limits
 */
export async function readAnything(given: Uint8Array | string, limits: Partial<JsonLimits> = {}): Promise<Anything> {
  if (typeof given === 'string') return readText(given, limits);
  if (isPdf(given)) return readPdf(given, limits);
  if (isPng(given)) return readUnbaked(unbakePng(given), 'png', limits);
  if (isCose(given)) return readText(toBase64url(given), limits);
  refuseOversize(given.length, isMarkup(new TextDecoder().decode(given.slice(0, 100))));
  return readText(toText(given), limits);
}

/** The credential in a PNG or SVG picture, as text; undefined when the picture carries none. @throws Malformed */
export function unbake(picture: Uint8Array): Unbaked | undefined {
  return isPng(picture) ? unbakePng(picture) : unbakeSvg(toText(picture));
}

function isMarkup(beginning: string): boolean {
  return /^\ufeff?\s*</.test(beginning);
}

/** A picture may be large for its pixels; a credential may not. */
function refuseOversize(length: number, isPicture: boolean): void {
  if (length > (isPicture ? largestImageBytes : largestTextBytes)) {
    throw new Malformed(
      '',
      'too_large',
      isPicture ? 'The picture is larger than 20 MB.' : 'The text is larger than 1 MB.',
    );
  }
}

function toText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes.slice());
  } catch {
    throw new Malformed('', 'unknown_format', 'This is neither text, a PNG picture nor a PDF.');
  }
}

function readText(given: string, limits: Partial<JsonLimits>): Anything {
  const isPicture = isMarkup(given);
  refuseOversize(given.length, isPicture);
  const text = given.replace(/^\ufeff/, '').trim();
  if (isPicture) return readUnbaked(unbakeSvg(text), 'svg', limits);
  return open({ kind: 'credential', text }, 'none', limits);
}

function readUnbaked(unbaked: Unbaked | undefined, wrapping: Wrapping, limits: Partial<JsonLimits>): Anything {
  if (unbaked === undefined) throw new Malformed('', 'no_credential_in_image', 'This picture carries no credential.');
  return open({ kind: unbaked.kind, text: unbaked.text.trim() }, wrapping, limits);
}

/** The first attachment that is a credential; else the first that can be opened, or why none can. */
async function readPdf(pdf: Uint8Array, limits: Partial<JsonLimits>): Promise<Anything> {
  let first: Anything | undefined;
  let fault: Malformed | undefined;
  for await (const text of unbakePdf(pdf)) {
    try {
      const found = open({ kind: 'credential', text: text.replace(/^\ufeff/, '').trim() }, 'pdf', limits);
      if (found.form === 'token' || (found.form === 'document' && '@context' in found.document)) return found;
      first ??= found;
    } catch (problem) {
      if (!(problem instanceof Malformed)) throw problem;
      fault ??= problem;
    }
  }
  if (first) return first;
  throw fault ?? new Malformed('', 'no_credential_in_pdf', 'This PDF carries no credential.');
}

/** A continuity bundle brings documents along, so it may be larger than a credential; it says first what it is. */
const bundleBeginning = /^\{\s*"continuityBundle"\s*:/;

function open(unbaked: Unbaked, wrapping: Wrapping, limits: Partial<JsonLimits>): Anything {
  const { text } = unbaked;
  const found = { ...unbaked, wrapping };
  if (/^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*\.[A-Za-z0-9_-]*(?:~[A-Za-z0-9_.~-]*)?$/.test(text))
    return { ...found, form: 'token' };
  if (looksLikeCose(text)) return { ...found, form: 'token' };
  if (/^https?:\/\/\S+$/i.test(text) && URL.canParse(text)) return { ...found, form: 'address' };
  if (!/^[[{"]/.test(text)) {
    throw new Malformed(
      '',
      'unknown_format',
      'This is neither a JSON document, a token nor a picture with a credential.',
    );
  }
  const document = parseJson(text, bundleBeginning.test(text) ? { bytes: largestTextBytes, ...limits } : limits);
  if (!isJsonObject(document)) throw new Malformed('', 'not_an_object', 'A credential is a JSON object.');
  return { ...found, form: 'document', document };
}
