import { loadContext, microCredentialContext, microCredentialPath } from '../../packages/core/src/contexts/index.ts';
import { asArray, isJsonObject, type JsonObject, type JsonValue } from '../../packages/core/src/json.ts';
import type { Random } from '../random.ts';

/** A place in a document: the object or list it is in, and its key there. */
interface Place {
  holder: JsonObject | JsonValue[];
  key: string;
  value: JsonValue;
}

/** Every place in a document except the contexts, which have tests of their own. */
function listPlaces(holder: JsonObject | JsonValue[]): Place[] {
  return Object.entries(holder).flatMap(([key, value]) => {
    if (key === '@context') return [];
    const inside = typeof value === 'object' && value !== null ? listPlaces(value) : [];
    return [{ holder, key, value }, ...inside];
  });
}

function put({ holder, key }: Place, value: JsonValue): void {
  (holder as Record<string, JsonValue>)[key] = value;
}

function remove({ holder, key }: Place): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[key];
}

function changeText(text: string, random: Random): string {
  const at = random.below(text.length + 1);
  const change = random.below(4);
  if (change === 0)
    return text.slice(0, at) + random.pick(['x', '1', 'é', '™', 'ا', '😀', '\u200b', ' ']) + text.slice(at);
  if (change === 1) return text.slice(0, at) + text.slice(at + 1);
  if (change === 2)
    return text.slice(0, at) + String.fromCharCode((text.charCodeAt(at) || 65) ^ 1) + text.slice(at + 1);
  return random.pick([text.toUpperCase(), text.normalize('NFD'), `${text} `, [...text].reverse().join('')]);
}

const strangers: JsonValue[] = [0, 1.5, true, '', 'none', 'urn:uuid:0', {}, { id: 'urn:uuid:0' }];

/** The changes somebody might make, in place: a part taken out, copied, swapped, replaced, added, or a value changed. */
const changes: ((place: Place, other: Place, random: Random) => void)[] = [
  place => remove(place),
  (place, other) => put(place, structuredClone(other.value)),
  (place, other) => {
    const { value } = place;
    put(place, structuredClone(other.value));
    put(other, structuredClone(value));
  },
  (place, _other, random) => put(place, random.pick(strangers)),
  ({ value }, other, random) => {
    if (Array.isArray(value)) value.push(structuredClone(other.value));
    else if (isJsonObject(value)) value[random.pick(['name', 'description', 'tag', 'id'])] = 'x';
  },
  changeValue,
  changeValue,
  changeValue,
];

function changeValue(place: Place, _other: Place, random: Random): void {
  const { value } = place;
  if (typeof value === 'string') put(place, changeText(value, random));
  if (typeof value === 'number')
    put(place, random.pick([value + 1, -value, value * 10, `${value}`, `${value} and more`]));
  if (typeof value === 'boolean') put(place, !value);
}

/**
 * What a document says, apart from how it is written, as statements about named things. JSON-LD reads a list of one as its
 * item, an empty list as nothing, most lists as sets, and everything that is said of one id as said of one thing: a word that
 * is said of it twice may be missing once.
 */
function listStatements(document: JsonObject): Set<string> {
  const statements = new Set<string>();
  const name = (value: JsonValue): string => {
    if (Array.isArray(value)) return [...new Set(value.map(name))].sort().join();
    if (!isJsonObject(value)) return JSON.stringify(value);
    const { id, ...rest } = value;
    const said = Object.entries(rest).flatMap(([key, child]) =>
      asArray(child).map(item => `${key} ${key === '@context' ? JSON.stringify(toTerms(child)) : name(item)}`),
    );
    if (typeof id !== 'string') return `{${[...new Set(said)].sort().join()}}`;
    for (const statement of said) statements.add(`${id} ${statement}`);
    return `<${id}>`;
  };
  return statements.add(name(document));
}

/** Our own terms are the same at every installation, and which of them is named is not part of what is signed. */
function toTerms(contexts: JsonValue): JsonValue[] {
  const isOurs = (context: JsonValue) => typeof context === 'string' && loadContext(context) === microCredentialContext;
  return asArray(contexts).map(context => (isOurs(context) ? microCredentialPath : context));
}

export function meansTheSame(one: JsonObject, other: JsonObject): boolean {
  const [before, after] = [listStatements(one), listStatements(other)];
  return before.size === after.size && [...before].every(statement => after.has(statement));
}

/** Where two documents differ, for whoever has to find out why. */
export function listDifferences(one: JsonValue | undefined, other: JsonValue | undefined, at = ''): string[] {
  if (JSON.stringify(one) === JSON.stringify(other)) return [];
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) {
    return [`${at}: ${JSON.stringify(one)} became ${JSON.stringify(other)}`];
  }
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  const [before, after] = [one as JsonObject, other as JsonObject];
  return keys.flatMap(key => listDifferences(before[key], after[key], `${at}/${key}`));
}

/** A changed copy that says something else. */
export function toMutant(original: JsonObject, random: Random): JsonObject {
  for (;;) {
    const mutant = structuredClone(original);
    const places = listPlaces(mutant);
    random.pick(changes)(random.pick(places), random.pick(places), random);
    if (!meansTheSame(mutant, original)) return mutant;
  }
}

const toPart = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const fromPart = (part = '') => JSON.parse(Buffer.from(part, 'base64url').toString()) as JsonObject;

const algorithms = ['none', 'HS256', 'ES256', 'ES384', 'EdDSA', 'RS256', 'PS256', ''];

/** The changes somebody might make to a token of parts between dots: in its text, or in what its parts say. */
const tokenChanges: ((parts: string[], random: Random) => void)[] = [
  (parts, random) => {
    const at = random.below(parts.length);
    parts[at] = changeText(parts[at] ?? '', random);
  },
  (parts, random) => {
    const [one, other] = [random.below(parts.length), random.below(parts.length)];
    [parts[one], parts[other]] = [parts[other] ?? '', parts[one] ?? ''];
  },
  parts => parts.pop(),
  (parts, random) => {
    parts[0] = toPart({ ...fromPart(parts[0]), alg: random.pick(algorithms) });
  },
  (parts, random) => {
    parts[0] = toPart(toMutant(fromPart(parts[0]), random));
  },
  (parts, random) => {
    parts[1] = toPart(toMutant(fromPart(parts[1]), random));
  },
  (parts, random) => {
    parts[1] = toPart(toMutant(fromPart(parts[1]), random));
    parts[0] = toPart({ ...fromPart(parts[0]), alg: 'none' });
    parts[2] = random.pick(['', parts[2] ?? '']);
  },
];

/** Another text in the place of a token; of an SD-JWT also with other disclosures. */
export function toTokenMutant(original: string, random: Random): string {
  for (;;) {
    const [token = '', ...disclosures] = original.split('~');
    const parts = token.split('.');
    if (disclosures.length > 0 && random.below(2) === 0) changeDisclosures(disclosures, random);
    else random.pick(tokenChanges)(parts, random);
    const mutant = [parts.join('.'), ...disclosures].join('~');
    if (mutant !== original) return mutant;
  }
}

function changeDisclosures(disclosures: string[], random: Random): void {
  const at = random.below(disclosures.length - 1);
  const [salt, ...rest] = JSON.parse(Buffer.from(disclosures[at] ?? '', 'base64url').toString()) as JsonValue[];
  const change = random.below(4);
  if (change === 0) disclosures[at] = changeText(disclosures[at] ?? '', random);
  if (change === 1) disclosures.splice(at, 0, disclosures[random.below(disclosures.length - 1)] ?? '');
  if (change === 2) disclosures[at] = toPart([salt, ...rest.slice(0, -1), random.pick(strangers)]);
  if (change === 3) disclosures.splice(at, 0, toPart([salt, random.pick(['name', 'iss', 'vct', 'admin']), 'x']));
}

/** The bytes with a bit turned, or with some missing, doubled or zero. */
export function toBytesMutant(original: Uint8Array, random: Random): Uint8Array {
  const at = random.below(original.length);
  const until = Math.min(original.length, at + 1 + random.below(16));
  const [before, part, after] = [original.slice(0, at), original.slice(at, until), original.slice(until)];
  const others = [
    part.map((byte, index) => (index === 0 ? byte ^ (1 << random.below(8)) : byte)),
    [],
    [...part, ...part],
  ];
  return Uint8Array.from([...before, ...random.pick([...others, part.map(() => 0)]), ...after]);
}
