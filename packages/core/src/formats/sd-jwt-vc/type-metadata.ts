import { fromHex, toBase64url } from '../../bytes.ts';
import { asArray, isJsonObject, type JsonObject, type JsonValue, toStep } from '../../json.ts';
import type { Language } from '../../language.ts';
import { hashText } from '../../machinery.ts';
import { sha512 } from '../../sha512.ts';

/**
 * Is this the text that the digest is of (W3C Subresource Integrity §3.3.4)? Of several digests those of the strongest hash
 * count. Undefined when none of them can be read.
 */
export function isAsPinned(text: string, integrity: string): boolean | undefined {
  const digests = integrity.split(/\s+/).flatMap(part => {
    const [, hash = '', digest = ''] = /^(sha(?:256|384|512))-([A-Za-z0-9+/_-]+)={0,2}(?:\?.*)?$/.exec(part) ?? [];
    return hash === '' ? [] : [{ hash, digest: digest.replaceAll('+', '-').replaceAll('/', '_') }];
  });
  const strongest = digests
    .map(({ hash }) => hash)
    .sort()
    .at(-1);
  if (strongest === undefined) return undefined;
  const own = toBase64url(hashes[strongest]?.(text) ?? new Uint8Array());
  return digests.some(({ hash, digest }) => hash === strongest && digest === own);
}

const hashes: Readonly<Record<string, (text: string) => Uint8Array>> = {
  sha256: text => fromHex(hashText(text)),
  sha384: text => sha512(text, 'SHA-384'),
  sha512: text => sha512(text, 'SHA-512'),
};

/** A claim that is not as its type says, by its place (a JSON Pointer). */
export interface ClaimFault {
  at: string;
  problem: 'missing' | 'hidden' | 'not_hideable';
}

/**
 * What keeps claims from being of their type (SD-JWT VC §9): a claim that has to be there for everybody is hidden or missing,
 * or one that the holder may leave out always cannot be.
 * @param types the metadata of the type, followed by that of the types it extends; what it says itself comes first
 * @param hidden JSON Pointers to the claims that the holder could have left out
 */
export function findClaimFault(
  types: readonly JsonObject[],
  claims: JsonObject,
  hidden: readonly string[],
): ClaimFault | undefined {
  for (const { path, sd, mandatory } of listClaimRules(types)) {
    const places = listPlaces(claims, path);
    if (sd === 'never') {
      const at = places.find(place => hidden.includes(place));
      if (at !== undefined) return { at, problem: 'hidden' };
      if (mandatory === true && places.length === 0) return { at: toPlainPlace(path), problem: 'missing' };
    }
    if (sd === 'always') {
      const isHideable = (place: string) => hidden.some(other => place === other || place.startsWith(`${other}/`));
      const at = places.find(place => !isHideable(place));
      if (at !== undefined) return { at, problem: 'not_hideable' };
    }
  }
  return undefined;
}

interface ClaimRule extends JsonObject {
  path: JsonValue[];
}

function listClaimRules(types: readonly JsonObject[]): ClaimRule[] {
  const isRule = (rule: JsonValue): rule is ClaimRule => isJsonObject(rule) && Array.isArray(rule.path);
  const byPath = new Map<string, ClaimRule>();
  for (const rule of types.flatMap(({ claims }) => asArray(claims)).filter(isRule)) {
    const path = JSON.stringify(rule.path);
    if (!byPath.has(path)) byPath.set(path, rule);
  }
  return [...byPath.values()];
}

/** The places in the claims that a path leads to: a text names a member, a number an item, null every item (§9.1). */
function listPlaces(claims: JsonObject, path: readonly JsonValue[]): string[] {
  let found: { value: JsonValue; at: string }[] = [{ value: claims, at: '' }];
  for (const step of path) {
    found = found.flatMap(({ value, at }) => {
      if (step === null) {
        return Array.isArray(value) ? value.map((item, index) => ({ value: item, at: at + toStep(index) })) : [];
      }
      const isStep = typeof step === 'number' ? Array.isArray(value) : isJsonObject(value);
      const name = typeof step === 'number' || typeof step === 'string' ? step : '\0';
      const inner = isStep && Object.hasOwn(value as object, name) ? (value as JsonObject)[name] : undefined;
      return inner === undefined ? [] : [{ value: inner, at: at + toStep(name) }];
    });
  }
  return found.map(({ at }) => at);
}

function toPlainPlace(path: readonly JsonValue[]): string {
  return path.map(step => toStep(String(step ?? '-'))).join('');
}

/** How a type and its claims are called, for a reader. What the metadata leaves open is absent. */
export interface TypeWords {
  name?: string;
  description?: string;
  claims: { path: JsonValue[]; label: string }[];
}

/** The words of a type for its readers, in their language where it has them (SD-JWT VC §8, §9.2). */
export function describeType(types: readonly JsonObject[], language: Language): TypeWords {
  const display = types.map(({ display }) => pickLanguage(display, language)).find(found => found !== undefined);
  const { name, description } = { ...types.find(type => type.name !== undefined), ...display };
  const claims = listClaimRules(types).flatMap(({ path, display }) => {
    const label = pickLanguage(display, language)?.label;
    return typeof label === 'string' ? [{ path, label }] : [];
  });
  return {
    ...(typeof name === 'string' ? { name } : {}),
    ...(typeof description === 'string' ? { description } : {}),
    claims,
  };
}

/** `lang` is what earlier drafts called `locale`. */
function pickLanguage(display: JsonValue | undefined, language: Language): JsonObject | undefined {
  const all = asArray(display).filter(isJsonObject);
  const isOf = ({ locale, lang }: JsonObject) => new RegExp(`^${language}(?:-|$)`, 'i').test(String(locale ?? lang));
  return all.find(isOf) ?? all[0];
}
