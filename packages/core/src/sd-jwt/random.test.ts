import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toBase64url, toUtf8 } from '../bytes.ts';
import { isJsonObject, type JsonObject, type JsonValue, toStep } from '../json.ts';
import { disclose, hideClaims, parseSdJwt, presentSdJwt } from './index.ts';

const names = fc.constantFrom('a', 'b', 'c/d', 'e~f', '', 'ß', '0');
const { value } = fc.letrec<{ value: JsonValue }>(tie => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom<JsonValue>(null, true, 7, 'x', ''),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(names, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ) as fc.Arbitrary<JsonValue>,
}));
const claims = fc.dictionary(names, value, {
  minKeys: 1,
  maxKeys: 5,
  noNullPrototype: true,
}) as fc.Arbitrary<JsonObject>;

function listPointers(value: JsonValue, at = ''): string[] {
  const inner = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  const below = inner.flatMap(([name, child]) => listPointers(child as JsonValue, at + toStep(name)));
  return at === '' ? below : [at, ...below];
}

/** What is left of a value when the things at some places are taken out, with all that stands in them. */
function without(value: JsonValue, isGone: (pointer: string) => boolean, at = ''): JsonValue {
  const keep = (name: string | number) => !isGone(at + toStep(name));
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => (keep(index) ? [without(item, isGone, at + toStep(index))] : []));
  }
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, child]) =>
      keep(name) ? [[name, without(child, isGone, at + toStep(name))] as const] : [],
    ),
  );
}

it('whatever is hidden, the whole comes back, and a part is the whole without the rest', async () => {
  await fc.assert(
    fc.asyncProperty(claims, fc.infiniteStream(fc.boolean()), async (whole, chance) => {
      const toss = () => chance.next().value === true;
      const hidden = listPointers(whole).filter(toss);
      const decoys = toss() ? { '': 2 } : {};
      const made = hideClaims(whole, hidden, { decoys });
      if ('refused' in made) throw new Error(made.refused);
      expect(made.disclosures).toHaveLength(hidden.length);
      const jws = `e30.${toBase64url(toUtf8(JSON.stringify(made.payload)))}.AA`;
      const text = `${[jws, ...made.disclosures].join('~')}~`;
      expect(disclose(parseSdJwt(text))).toEqual(whole);
      const shown = hidden.filter(toss);
      const isShown = (pointer: string) => shown.some(one => one === pointer || one.startsWith(`${pointer}/`));
      const part = await presentSdJwt(text, shown);
      if (typeof part !== 'string') throw new Error(part.refused);
      expect(disclose(parseSdJwt(part))).toEqual(without(whole, at => hidden.includes(at) && !isShown(at)));
    }),
    { numRuns: 300 },
  );
});

it('no text makes the reader stumble', () => {
  const part = fc.oneof(
    fc.base64String(),
    fc.constantFrom('e30', 'W10', '', '.', '~', 'WyJhIiwiYiJd', 'eyJfc2QiOltdfQ'),
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), parts => {
      try {
        disclose(parseSdJwt(`e30.e30.~${parts.join('~')}~`));
      } catch (problem) {
        expect(problem).toHaveProperty('name', 'Malformed');
      }
    }),
    { numRuns: 500 },
  );
});
