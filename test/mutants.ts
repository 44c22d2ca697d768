import { isJsonObject, type JsonObject, type JsonValue } from '../packages/core/src/json.ts';

/** What may stand in a place where something else belongs. */
const wrongValues: JsonValue[] = [
  null,
  0,
  1.5,
  true,
  '',
  'x',
  [],
  {},
  ['x'],
  ['x', 'y'],
  [null],
  { en: 'x' },
  { en: 1 },
  { english: 'x' },
  'ext:own',
  'MicroCredential',
  'Completed',
  '2026-01-01T00:00:00Z',
  '2026-01-01T00:00:00.5+01:00',
  '2026-02-30T00:00:00Z',
  '2026-01-01',
  '2026-13-01',
  'ar',
  'zh-Hant-TW',
  'a.b.c',
  { id: 'urn:x:y', type: 'Image' },
  { type: 'IdentityObject', hashed: true, identityHash: 'x', identityType: 'name', extra: 1 },
  [{ type: ['Alignment'], targetName: 'x', targetUrl: 'y' }],
  { type: 'Profile', id: 'urn:x:y' },
];

/**
 * The document itself, and as it is while it differs in one place: a value removed, replaced, wrapped, doubled or misnamed.
 * Places whose last two names were seen before are left out.
 */
export function* mutants(document: JsonObject, seen: Set<string>): Generator<JsonObject> {
  yield document;
  for (const { parent, key, value, names } of [...places(document, [])]) {
    const place = names.slice(-2).join('/');
    if (seen.has(place)) continue;
    seen.add(place);
    const others: JsonValue[] = [...wrongValues, [value]];
    if (isJsonObject(value)) others.push({ ...value, stranger: 'x' }, { ...value, type: ['Stranger'] });
    if (Array.isArray(value)) others.push([...value, ...value], ...value.slice(0, 1));
    for (const other of others) {
      parent[key] = other;
      yield document;
    }
    delete parent[key];
    yield document;
    parent[key] = value;
  }
}

interface Place {
  parent: JsonObject;
  key: string;
  value: JsonValue;
  names: string[];
}

function* places(value: JsonValue, names: string[]): Generator<Place> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    if (isJsonObject(value)) yield { parent: value, key, value: child, names: [...names, key] };
    yield* places(child, isJsonObject(value) ? [...names, key] : names);
  }
}
