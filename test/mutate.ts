import type { JsonObject, JsonValue } from '../packages/core/src/json.ts';
import type { Random } from './random.ts';

/** Odd things that a document may hold, at any place. */
const oddValues: readonly JsonValue[] = [
  null,
  true,
  false,
  0,
  -0,
  1,
  1.0,
  1.5,
  1e21,
  1e-9,
  -123456789.25,
  '',
  ' ',
  'plain',
  'relative/path',
  '#fragment',
  'urn:x:1',
  'https://lindon.example/ spaced',
  'xsd:string',
  'sec:proof',
  'cred:thing',
  'ob:thing',
  'http://',
  ':a',
  'a:',
  '_:b1',
  '@type',
  '@vocab',
  '@json',
  '@unknown',
  'id',
  'type',
  'Achievement',
  '\ud800',
  'x\udfff',
  '🌊',
  '\ue000',
  '\uffff',
  '\u0085',
  '\ufeff:x',
  'urn:\ufeff',
  [],
  {},
  [[]],
  ['a', ['b']],
  ['a', 'a'],
  [1, '1', 1.0],
  [true, 'true'],
  [{}, {}],
  [{ type: 'Evidence' }, { type: 'Evidence' }],
  { id: 'urn:x:1' },
  { id: '_:b1' },
  { type: 'Evidence' },
  { en: 'A text', ar: 'نص' },
  { '@value': 'A text', '@language': 'en' },
  { '@value': '2026', '@type': 'http://www.w3.org/2001/XMLSchema#gYear' },
  { '@list': ['a', 'b'] },
  { '@set': ['a'] },
  { '@id': 'urn:x:2' },
  { '@graph': [{ id: 'urn:x:3', type: 'Evidence' }] },
  { '@context': null, id: 'urn:x:4' },
];

const oddKeys: readonly string[] = [
  '@id',
  '@type',
  '@value',
  '@list',
  '@set',
  '@graph',
  '@index',
  '@language',
  '@included',
  '@nest',
  '@reverse',
  '@none',
  'colour',
  'id',
  'type',
  'name',
  'description',
  'proof',
  'evidence',
  'tag',
  'allowedValue',
  'verifiableCredential',
  'credentialSubject',
  'proofPurpose',
  'cnf',
  'jsonSchema',
  'relatedResource',
  'termsOfUse',
  'urn:a:word',
  'sec:word',
  'xsd:word',
  'https://lindon.example/word',
  '_:p',
  '',
  '__proto__x',
  'constructor',
  'toString',
];

const oddContexts: readonly JsonValue[] = [
  'https://www.w3.org/ns/credentials/v2',
  'https://www.w3.org/2018/credentials/v1',
  'https://w3id.org/security/data-integrity/v1',
  'https://w3id.org/security/data-integrity/v2',
  'https://w3id.org/security/suites/ed25519-2020/v1',
  'https://purl.imsglobal.org/spec/ob/v3p0/context.json',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
  'https://elsewhere.example/contexts/micro-credential/v1',
  'https://unknown.example/v1',
  { colour: 'urn:colour' },
  null,
];

type Slot = { holder: JsonObject | JsonValue[]; key: string };

function listSlots(value: JsonValue, slots: Slot[] = []): Slot[] {
  if (typeof value !== 'object' || value === null) return slots;
  for (const [key, child] of Object.entries(value)) {
    if (key === '@context') continue;
    slots.push({ holder: value, key });
    listSlots(child, slots);
  }
  return slots;
}

const get = ({ holder, key }: Slot): JsonValue => (holder as JsonObject)[key] ?? null;

function set({ holder, key }: Slot, value: JsonValue): void {
  (holder as JsonObject)[key] = structuredClone(value);
}

function drop({ holder, key }: Slot): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[key];
}

const mutations: readonly ((document: JsonObject, slots: Slot[], random: Random) => void)[] = [
  (_document, slots, random) => drop(random.pick(slots)),
  (_document, slots, random) => set(random.pick(slots), get(random.pick(slots))),
  (_document, slots, random) => set(random.pick(slots), random.pick(oddValues)),
  (_document, slots, random) => {
    const slot = random.pick(slots);
    set(slot, [get(slot), get(random.pick([slot, random.pick(slots)]))]);
  },
  (document, slots, random) => {
    const holder = get(random.pick(slots));
    const isNode = typeof holder === 'object' && holder !== null && !Array.isArray(holder);
    (isNode ? holder : document)[random.pick(oddKeys)] = structuredClone(random.pick(oddValues));
  },
  (_document, slots, random) => {
    const slot = random.pick(slots);
    const value = get(slot);
    drop(slot);
    if (!Array.isArray(slot.holder)) slot.holder[random.pick(oddKeys)] = value;
  },
  (document, slots, random) => {
    const holder = get(random.pick(slots));
    const isNode = typeof holder === 'object' && holder !== null && !Array.isArray(holder);
    const target = isNode && random.below(2) === 0 ? holder : document;
    const before = target['@context'];
    const contexts = [...(Array.isArray(before) ? before : []), random.pick(oddContexts)];
    target['@context'] = random.below(3) === 0 ? random.pick(oddContexts) : contexts;
  },
  (document, _slots, random) => {
    const contexts = document['@context'];
    if (Array.isArray(contexts)) contexts.splice(random.below(contexts.length), 1);
  },
];

/** The document, broken or changed in one to three places. */
export function mutate(document: JsonObject, random: Random): JsonObject {
  const mutant = structuredClone(document);
  for (let count = random.below(3); count >= 0; count -= 1) {
    const slots = listSlots(mutant);
    if (slots.length > 0) random.pick(mutations)(mutant, slots, random);
  }
  return mutant;
}
