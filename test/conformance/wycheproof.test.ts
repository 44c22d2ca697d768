import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../packages/core/src/index.ts';
import {
  type AlgorithmName,
  checkSignature,
  fromJwk,
  isPublicKey,
  type PublicKey,
} from '../../packages/core/src/keys/index.ts';
import type { CheckedJwk } from '../../packages/core/src/machinery.ts';
import { nodeMachinery } from '../../packages/server/src/platform/machinery.ts';
import { hasStandard, readStandard } from '../standards.ts';
import { vector } from '../vectors.ts';

interface Vector {
  tcId: number;
  comment: string;
  msg: string;
  sig: string;
  result: 'valid' | 'invalid' | 'acceptable';
}

interface Group {
  publicKey?: { pk?: string; uncompressed?: string };
  publicKeyJwk?: JsonObject;
  tests: Vector[];
}

interface Tests {
  testGroups: Group[];
  numberOfTests: number;
}

const files: [string, AlgorithmName, string][] = [
  ['ed25519_test.json', 'EdDSA', 'Ed25519'],
  ['ecdsa_secp256r1_sha256_p1363_test.json', 'ES256', 'P-256'],
];

function toBytes(hex: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(hex, 'hex'));
}

/** The key of a group, or undefined when it is refused before any signature. */
function readKey({ publicKey, publicKeyJwk }: Group, kind: string): PublicKey | undefined {
  const { pk = '', uncompressed = '' } = publicKey ?? {};
  const point = Buffer.from(uncompressed, 'hex').subarray(1);
  const half = point.length / 2;
  const [x, y] = [point.subarray(0, half), point.subarray(half)].map(part => part.toString('base64url'));
  const own: JsonObject =
    kind === 'Ed25519'
      ? { kty: 'OKP', crv: kind, x: Buffer.from(pk, 'hex').toString('base64url') }
      : { kty: 'EC', crv: kind, x: x ?? '', y: y ?? '' };
  const { kid: _, ...listed } = publicKeyJwk ?? own;
  const key = fromJwk(listed);
  return isPublicKey(key) ? key : undefined;
}

describe.each(files)('Wycheproof %s', (file, algorithm, kind) => {
  const path = `vectors/wycheproof/${file}`;
  const isThere = hasStandard(path);
  const nothing: Tests = { testGroups: [], numberOfTests: 0 };
  const { testGroups, numberOfTests } = isThere ? (JSON.parse(readStandard(path)) as Tests) : nothing;
  for (const group of testGroups) {
    const key = readKey(group, kind);
    for (const { tcId, comment, msg, sig, result } of group.tests) {
      const expected = result === 'valid' ? {} : { expected: `refused, ${comment}` };
      vector(
        { standard: 'Wycheproof', clause: `${algorithm} signatures`, name: `${path}#${tcId}`, ...expected },
        async () => {
          const answer = key && (await checkSignature(key, algorithm, toBytes(sig), toBytes(msg)));
          const told = `${tcId} ${comment}: ${answer === 'matches' ? 'valid' : 'invalid'}`;
          expect(told).toBe(`${tcId} ${comment}: ${result}`);
          if (!key || sig.length !== 128) return;
          const atOnce = nodeMachinery.isSignedBy(key.jwk as CheckedJwk, toBytes(sig), toBytes(msg));
          expect([tcId, atOnce]).toEqual([tcId, result === 'valid']);
        },
      );
    }
  }
  it.runIf(isThere)('has as many as it says', () => {
    expect(testGroups.flatMap(({ tests }) => tests)).toHaveLength(numberOfTests);
  });
});
