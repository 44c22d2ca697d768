import { createHash } from 'node:crypto';
import { describe, expect } from 'vitest';
import { toJcs } from '../../packages/core/src/canonical/index.ts';
import { parseJson } from '../../packages/core/src/limits.ts';
import { hasStandard, listStandards, readStandard } from '../standards.ts';
import { vector } from '../vectors.ts';

const standard = 'RFC 8785, JSON Canonicalization Scheme';
const vectors = 'vectors/jcs-rfc8785';
const isThere = hasStandard(vectors);
const names = isThere ? listStandards(`${vectors}/input`, '.json').map(path => path.split('/').at(-1) ?? '') : [];

describe.runIf(isThere)('vectors of the JSON Canonicalization Scheme (RFC 8785)', () => {
  for (const name of names) {
    vector({ standard, clause: '3.2 generation of canonical JSON', name: `${vectors}/input/${name}` }, () => {
      const text = toJcs(parseJson(readStandard(`${vectors}/input/${name}`)));
      expect(text).toBe(readStandard(`${vectors}/output/${name}`));
      const hex = readStandard(`${vectors}/outhex/${name.replace('.json', '.txt')}`).replaceAll(/\s/g, '');
      expect(Buffer.from(text).toString('hex')).toBe(hex);
    });
  }
});

/** The doubles of the standard's generator: given ones, one unit apart, then by hash (RFC 8785, Appendix B). */
function* generateDoubles(given: readonly bigint[]): Generator<bigint> {
  yield* given;
  for (let step = 0n; step < 2000n; step += 1n) yield 0x0010000000000000n + step;
  let hash = Buffer.alloc(32);
  for (;;) {
    hash = createHash('sha256').update(hash).digest();
    for (let place = 0; place < 32; place += 8) yield hash.readBigUInt64LE(place);
  }
}

describe.runIf(isThere)('the first numbers of the standard’s own generator', () => {
  /** SHA-256 of the first 1,000 and 10,000 lines that the generator writes, as its readme gives them. */
  const readme = isThere ? readStandard(`${vectors}/README.md`) : '';
  const generator = isThere ? readStandard(`${vectors}/numgen.js`) : '';
  const given = [...generator.matchAll(/0x([0-9a-f]{16})n,/g)].map(([, hex]) => BigInt(`0x${hex}`));

  for (const lines of [1_000, 10_000, 100_000]) {
    const name = `${vectors}/numgen.js#the first ${lines} lines`;
    vector({ standard, clause: 'Appendix B, numbers', name }, () => {
      const view = new DataView(new ArrayBuffer(8));
      const digest = createHash('sha256');
      let count = 0;
      for (const bits of generateDoubles(given)) {
        view.setBigUint64(0, bits);
        const number = view.getFloat64(0);
        if (!Number.isFinite(number)) continue;
        digest.update(`${bits.toString(16)},${toJcs(number)}\n`);
        count += 1;
        if (count === lines) break;
      }
      expect(readme).toContain(digest.digest('hex'));
    });
  }
});
