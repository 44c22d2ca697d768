import { isJsonObject, type JsonObject } from '../json.ts';
import { type JsonLimits, parseJson } from '../limits.ts';
import { Malformed } from '../malformed.ts';
import { isPng, unbakePng } from './png.ts';
import { unbakeSvg } from './svg.ts';
import { largestImageBytes, largestTextBytes, type Unbaked } from './unbaked.ts';

/** In what a credential came. */
export type Wrapping = 'none' | 'png' | 'svg';

/**
 * What somebody gave us to verify: a JSON document, a compact JWS that is still to be opened, or only the address where a
 * badge of Open Badges 2 or a credential lies. `text` is what was read, to the letter.
 */
export type Anything = { wrapping: Wrapping; kind: Unbaked['kind']; text: string } & (
  | { form: 'document'; document: JsonObject }
  | { form: 'token' }
  | { form: 'address' }
);

/**
 * Finds the credential in a pasted text, a file, or a picture with a credential inside (PNG, SVG).
 * @throws Malformed with the place and the reason when there is none, or when it is beyond the limits
 */
export function readAnything(given: Uint8Array | string, limits: Partial<JsonLimits> = {}): Anything {
  if (typeof given === 'string') return readText(given, limits);
  if (isPng(given)) return readUnbaked(unbakePng(given), 'png', limits);
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
    throw new Malformed('', 'unknown_format', 'This is neither text nor a PNG picture.');
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

function open(unbaked: Unbaked, wrapping: Wrapping, limits: Partial<JsonLimits>): Anything {
  const { text } = unbaked;
  const found = { ...unbaked, wrapping };
  if (/^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*\.[A-Za-z0-9_-]*(?:~[A-Za-z0-9_.~-]*)?$/.test(text))
    return { ...found, form: 'token' };
  if (/^https?:\/\/\S+$/i.test(text) && URL.canParse(text)) return { ...found, form: 'address' };
  if (!/^[[{"]/.test(text)) {
    throw new Malformed(
      '',
      'unknown_format',
      'This is neither a JSON document, a token nor a picture with a credential.',
    );
  }
  const document = parseJson(text, limits);
  if (!isJsonObject(document)) throw new Malformed('', 'not_an_object', 'A credential is a JSON object.');
  return { ...found, form: 'document', document };
}
