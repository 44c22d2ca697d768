/**
 * Sends random and mutated badges through the compiled and the general canonicalisation and stops at the first difference.
 * Run: node bench/fuzz-canonical.ts --count 20000 --seed 1
 */
import { parseArgs } from 'node:util';
import { compare } from '../test/differential.ts';

const { values } = parseArgs({ options: { count: { type: 'string' }, seed: { type: 'string' } } });
const count = Number(values.count ?? 2_000);
const seed = Number(values.seed ?? Date.now() % 2 ** 31);
const pieces = 500;
const totals = { wellFormed: 0, wellFormedCompiled: 0, mutants: 0, mutantsCompiled: 0, mutantsLost: 0, ordered: 0 };
const reasons = new Map<string, number>();

for (let done = 0; done < count; done += pieces) {
  const seen = await compare(Math.min(pieces, count - done), seed + done);
  for (const name of Object.keys(totals) as (keyof typeof totals)[]) totals[name] += seen[name];
  for (const [reason, times] of seen.declined) reasons.set(reason, (reasons.get(reason) ?? 0) + times);
  const [first] = seen.mismatches;
  if (first) {
    console.log(JSON.stringify(first));
    throw new Error(`The paths differ on this document (seed ${seed + done}).`);
  }
}
console.log(JSON.stringify({ seed, count, ...totals, share: totals.wellFormedCompiled / totals.wellFormed }));
for (const [reason, times] of [...reasons].sort((one, other) => other[1] - one[1])) console.log(`${times}\t${reason}`);
