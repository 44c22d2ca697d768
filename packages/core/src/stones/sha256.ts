/** SHA-256 (FIPS 180-4) of a text, at once and anywhere: pictures are drawn where nothing can be awaited. */

const bitsOfRoots = (root: (prime: number) => number, count: number): Uint32Array => {
  const words = new Uint32Array(count);
  for (let candidate = 2, found = 0; found < count; candidate++) {
    let divisor = 2;
    while (divisor * divisor <= candidate && candidate % divisor) divisor++;
    if (divisor * divisor > candidate) words[found++] = (root(candidate) % 1) * 2 ** 32;
  }
  return words;
};
const start = bitsOfRoots(Math.sqrt, 8);
const rounds = bitsOfRoots(Math.cbrt, 64);

const turn = (word: number, by: number) => (word >>> by) | (word << (32 - by));

function padded(text: string): DataView {
  const bytes = new TextEncoder().encode(text);
  const view = new DataView(new ArrayBuffer(((bytes.length + 8) >> 6) * 64 + 64));
  bytes.forEach((byte, at) => {
    view.setUint8(at, byte);
  });
  view.setUint8(bytes.length, 0x80);
  view.setUint32(view.byteLength - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(view.byteLength - 4, bytes.length << 3);
  return view;
}

function scheduled(view: DataView, block: number): Uint32Array {
  const w = new Uint32Array(64);
  const at = (i: number) => w[i] ?? 0;
  for (let i = 0; i < 16; i++) w[i] = view.getUint32(block + i * 4);
  for (let i = 16; i < 64; i++) {
    const [old, young] = [at(i - 15), at(i - 2)];
    const small = turn(old, 7) ^ turn(old, 18) ^ (old >>> 3);
    const large = turn(young, 17) ^ turn(young, 19) ^ (young >>> 10);
    w[i] = at(i - 16) + small + at(i - 7) + large;
  }
  return w;
}

/** The 32 bytes of the digest of the text in UTF-8. */
export function sha256(text: string): Uint8Array {
  const view = padded(text);
  const state = Uint32Array.from(start);
  for (let block = 0; block < view.byteLength; block += 64) {
    const words = scheduled(view, block);
    let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number];
    for (let i = 0; i < 64; i++) {
      const choice = (e & f) ^ (~e & g);
      const majority = (a & b) ^ (a & c) ^ (b & c);
      const first = h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + choice + (rounds[i] ?? 0) + (words[i] ?? 0);
      const second = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + majority;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
    }
    [a, b, c, d, e, f, g, h].forEach((word, i) => {
      state[i] = (state[i] ?? 0) + word;
    });
  }
  const digest = new DataView(new ArrayBuffer(32));
  state.forEach((word, i) => {
    digest.setUint32(i * 4, word);
  });
  return new Uint8Array(digest.buffer);
}
