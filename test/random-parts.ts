import type { JsonObject, JsonValue } from '../packages/core/src/json.ts';
import type { Random } from './random.ts';

/** Parts of random badges: every kind of text, and the small classes of Open Badges 3.0 (§B.1). */

export const texts = [
  'Boat safety',
  'Coastal data',
  'A',
  'B',
  'C',
  '',
  ' ',
  'Líneas “curvas” — ®',
  'برج العرب',
  'Two\nlines\tand a tab\r',
  'quote " backslash \\ done',
  '\u0000\u001f\u007f\u0080',
  'wave 🌊',
  '🛟',
  '\ue000 private',
  '\uffee high',
  'fi ligature ﬁ 🌊',
  '@id',
  '@context',
  'https://lindon.example/a b',
  '{"a":1}',
  '_:b0',
  '_:c14n0',
];

/** Builds one value at random. */
export type Build = (random: Random) => JsonValue;

/** A set of one may be written without its array. */
export function some(random: Random, build: Build, most = 3): JsonValue {
  const items = Array.from({ length: random.below(most + 1) }, () => build(random));
  const [only] = items;
  return items.length === 1 && only !== undefined && random.below(3) === 0 ? only : items;
}

/** An object with the fields that chance keeps, in an order that chance makes. */
export function pick(random: Random, fields: Record<string, Build>, always: JsonObject = {}): JsonObject {
  const kept = Object.entries(fields).filter(() => random.below(2) === 0);
  const built = kept.map(([name, build]): [string, JsonValue] => [name, build(random)]);
  const all = [...Object.entries(always), ...built];
  return Object.fromEntries(random.below(4) === 0 ? all.reverse() : all);
}

export const text: Build = random => random.pick(texts);
export const number: Build = random => random.pick([0, 1, 60, -0, 2.5, 0.1, 62.5, 1e21, 1e-7, 123456789012]);
export const instant: Build = random => `20${10 + random.below(30)}-0${1 + random.below(9)}-11T09:00:00Z`;

export function address(random: Random): string {
  const host = random.pick(['lindon.example', 'harbour.example', 'ñ.example', 'x.example/🌊', 'x.example/"<q>']);
  return random.pick([
    () => `https://${host}/items/${random.below(9)}`,
    () => `urn:uuid:5f0c5ad4-5c44-4d0b-9d5c-0d4b0a9a5b${10 + random.below(9)}`,
    () => `did:web:lindon.example:${random.below(4)}`,
  ])();
}

export const image: Build = random => pick(random, { caption: text }, { id: address(random), type: 'Image' });
export const identifier: Build = random => ({
  type: 'IdentifierEntry',
  identifier: random.pick(texts),
  identifierType: random.pick(['name', 'sourcedId', 'ext:ROR']),
});
const geo: Build = random => ({ type: 'GeoCoordinates', latitude: number(random), longitude: number(random) });
export const postal: Build = random =>
  pick(
    random,
    { addressCountry: text, addressRegion: text, streetAddress: text, postalCode: text, geo },
    { type: 'Address' },
  );
export const alignment: Build = random =>
  pick(
    random,
    { targetCode: text, targetDescription: text, targetFramework: text, targetType: () => 'ext:ESCOSkill' },
    {
      type: random.pick<JsonValue>(['Alignment', ['Alignment']]),
      targetName: text(random),
      targetUrl: address(random),
    },
  );
const level: Build = random =>
  pick(
    random,
    { level: text, points: text, description: text, alignment: random => some(random, alignment) },
    { id: address(random), type: 'RubricCriterionLevel', name: text(random) },
  );
export const resultDescription: Build = random =>
  pick(
    random,
    {
      allowedValue: random => some(random, text, 5),
      requiredValue: text,
      requiredLevel: address,
      valueMin: text,
      valueMax: text,
      rubricCriterionLevel: random => some(random, level),
      alignment: random => some(random, alignment),
    },
    { id: address(random), type: 'ResultDescription', name: text(random), resultType: 'LetterGrade' },
  );
export const result: Build = random =>
  pick(
    random,
    {
      value: text,
      status: text,
      achievedLevel: address,
      resultDescription: address,
      alignment: random => some(random, alignment),
    },
    { type: 'Result' },
  );
export const evidence: Build = random =>
  pick(
    random,
    { id: address, name: text, narrative: text, description: text, genre: text, audience: text },
    { type: 'Evidence' },
  );
export const related: Build = random =>
  pick(random, { inLanguage: () => 'en', version: text }, { id: address(random), type: 'Related' });
