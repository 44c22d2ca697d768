/** SHA-384 and SHA-512 (FIPS 180-4) at once and anywhere, for the few texts that ask for them; SHA-256 is far faster here. */

const mask = (1n << 64n) - 1n;

/** The first 64 bits behind the point of the square or cube root of a prime. */
function bitsOfRoot(prime: number, power: 2n | 3n): bigint {
  const scaled = BigInt(prime) << (64n * power);
  let [low, high] = [0n, 1n << 72n];
  while (low < high) {
    const middle = (low + high + 1n) >> 1n;
    if (middle ** power <= scaled) low = middle;
    else high = middle - 1n;
  }
  return low & mask;
}

function listPrimes(count: number): number[] {
  const primes: number[] = [];
  for (let candidate = 2; primes.length < count; candidate++) {
    if (primes.every(prime => candidate % prime !== 0)) primes.push(candidate);
  }
  return primes;
}

/** Worked out when first needed. */
let constants: { starts: Record<Algorithm, bigint[]>; rounds: bigint[] } | undefined;

function findConstants() {
  const primes = listPrimes(80);
  const roots = primes.slice(0, 16).map(prime => bitsOfRoot(prime, 2n));
  constants ??= {
    starts: { 'SHA-512': roots.slice(0, 8), 'SHA-384': roots.slice(8) },
    rounds: primes.map(prime => bitsOfRoot(prime, 3n)),
  };
  return constants;
}

type Algorithm = 'SHA-384' | 'SHA-512';

const lengths: Readonly<Record<Algorithm, number>> = { 'SHA-384': 48, 'SHA-512': 64 };
const turn = (word: bigint, by: bigint) => ((word >> by) | (word << (64n - by))) & mask;

function schedule(view: DataView, block: number): bigint[] {
  const words = Array.from({ length: 16 }, (_, i) => view.getBigUint64(block + i * 8));
  for (let i = 16; i < 80; i++) {
    const [old, young] = [words[i - 15] ?? 0n, words[i - 2] ?? 0n];
    const small = turn(old, 1n) ^ turn(old, 8n) ^ (old >> 7n);
    const large = turn(young, 19n) ^ turn(young, 61n) ^ (young >> 6n);
    words.push(((words[i - 16] ?? 0n) + small + (words[i - 7] ?? 0n) + large) & mask);
  }
  return words;
}

function compress(state: readonly bigint[], words: readonly bigint[], rounds: readonly bigint[]): bigint[] {
  let [a = 0n, b = 0n, c = 0n, d = 0n, e = 0n, f = 0n, g = 0n, h = 0n] = state;
  for (const [i, word] of words.entries()) {
    const choice = (e & f) ^ (~e & mask & g);
    const first = h + (turn(e, 14n) ^ turn(e, 18n) ^ turn(e, 41n)) + choice + (rounds[i] ?? 0n) + word;
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const second = (turn(a, 28n) ^ turn(a, 34n) ^ turn(a, 39n)) + majority;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) & mask, c, b, a, (first + second) & mask];
  }
  return [a, b, c, d, e, f, g, h].map((word, i) => (word + (state[i] ?? 0n)) & mask);
}

/** The 48 or 64 bytes of the digest of the text in UTF-8. */
export function sha512(text: string, algorithm: Algorithm): Uint8Array<ArrayBuffer> {
  const { starts, rounds } = findConstants();
  const bytes = new TextEncoder().encode(text);
  const whole = new Uint8Array(((bytes.length + 16) >> 7) * 128 + 128);
  whole.set(bytes);
  whole[bytes.length] = 0x80;
  const view = new DataView(whole.buffer);
  view.setBigUint64(view.byteLength - 8, BigInt(bytes.length) << 3n);
  let state = starts[algorithm];
  for (let block = 0; block < view.byteLength; block += 128) state = compress(state, schedule(view, block), rounds);
  const digest = new DataView(new ArrayBuffer(64));
  for (const [i, word] of state.entries()) digest.setBigUint64(i * 8, word);
  return new Uint8Array(digest.buffer.slice(0, lengths[algorithm]));
}
