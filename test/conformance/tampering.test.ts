import { describe, expect, it } from 'vitest';
import { asArray, isJsonObject, type JsonObject, type JsonValue } from '../../packages/core/src/json.ts';
import { Random } from '../random.ts';
import { ask, issue, listUrl, publishList, type Web, web } from '../small-web.ts';

const mutants = Number(process.env.CAIRN_MUTANTS ?? 2_000);
const seed = Number(process.env.CAIRN_SEED ?? Date.now() % 2 ** 31);

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
      asArray(child).map(item => `${key} ${key === '@context' ? JSON.stringify(child) : name(item)}`),
    );
    if (typeof id !== 'string') return `{${[...new Set(said)].sort().join()}}`;
    for (const statement of said) statements.add(`${id} ${statement}`);
    return `<${id}>`;
  };
  return statements.add(name(document));
}

function meansTheSame(one: JsonObject, other: JsonObject): boolean {
  const [before, after] = [listStatements(one), listStatements(other)];
  return before.size === after.size && [...before].every(statement => after.has(statement));
}

/** Where two documents differ, for whoever has to find out why. */
function listDifferences(one: JsonValue | undefined, other: JsonValue | undefined, at = ''): string[] {
  if (JSON.stringify(one) === JSON.stringify(other)) return [];
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) {
    return [`${at}: ${JSON.stringify(one)} became ${JSON.stringify(other)}`];
  }
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  const [before, after] = [one as JsonObject, other as JsonObject];
  return keys.flatMap(key => listDifferences(before[key], after[key], `${at}/${key}`));
}

/** A changed copy that says something else. */
function toMutant(original: JsonObject, random: Random): JsonObject {
  for (;;) {
    const mutant = structuredClone(original);
    const places = listPlaces(mutant);
    random.pick(changes)(random.pick(places), random.pick(places), random);
    if (!meansTheSame(mutant, original)) return mutant;
  }
}

describe(`tampering, seed ${seed}`, () => {
  it(`none of ${mutants} changed credentials is accepted`, async () => {
    console.log(`tampering with ${mutants} credentials: CAIRN_SEED=${seed}`);
    const random = new Random(seed);
    const original = await issue();
    expect((await ask(original)).verdict).toBe('valid');
    const accepted: string[][] = [];
    for (let count = 0; count < mutants; count += 1) {
      const mutant = toMutant(original, random);
      if ((await ask(mutant)).verdict === 'valid') accepted.push(listDifferences(original, mutant));
    }
    expect(accepted).toEqual([]);
  }, 600_000);

  it('no changed status list lets a withdrawn credential pass', async () => {
    const random = new Random(seed);
    const original = await issue();
    const list = await publishList({ revoked: [80412] });
    for (let count = 0; count < mutants / 20; count += 1) {
      const pages: Web = { ...web, [listUrl]: toMutant(list, random) };
      expect((await ask(original, pages)).verdict).not.toBe('valid');
    }
  }, 600_000);

  it('a check that looks at nothing would be caught', async () => {
    const random = new Random(seed);
    const original = await issue();
    const blind = async (document: JsonObject) => {
      const report = await ask(document);
      return report.findings
        .filter(({ question }) => question !== 'integrity')
        .every(({ answer }) => answer !== 'fail');
    };
    let accepted = 0;
    for (let count = 0; count < 50; count += 1) if (await blind(toMutant(original, random))) accepted += 1;
    expect(accepted).toBeGreaterThan(0);
  });
});
