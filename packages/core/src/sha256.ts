/** SHA-256 (FIPS 180-4) at once and anywhere: WebCrypto answers only later, which costs more than the hash of a short text. */

const bitsOfRoots = (root: (prime: number) => number, count: number): Int32Array => {
  const words = new Int32Array(count);
  for (let candidate = 2, found = 0; found < count; candidate++) {
    let divisor = 2;
    while (divisor * divisor <= candidate && candidate % divisor) divisor++;
    if (divisor * divisor > candidate) words[found++] = (root(candidate) % 1) * 2 ** 32;
  }
  return words;
};
const start = bitsOfRoots(Math.sqrt, 8);
const rounds = bitsOfRoots(Math.cbrt, 64);

const encoder = new TextEncoder();
/** One schedule for all blocks: nothing here waits, so nobody else can be in the middle of one. */
const words = new Int32Array(64);

const at = (array: Int32Array, index: number) => array[index] as number;
const turn = (word: number, by: number) => (word >>> by) | (word << (32 - by));

function schedule(view: DataView, block: number): void {
  for (let i = 0; i < 16; i++) words[i] = view.getInt32(block + i * 4);
  for (let i = 16; i < 64; i++) {
    const [old, young] = [at(words, i - 15), at(words, i - 2)];
    const small = turn(old, 7) ^ turn(old, 18) ^ (old >>> 3);
    const large = turn(young, 17) ^ turn(young, 19) ^ (young >>> 10);
    words[i] = (((at(words, i - 16) + small) | 0) + ((at(words, i - 7) + large) | 0)) | 0;
  }
}

function compress(state: Int32Array): void {
  let [a, b, c, d] = [at(state, 0), at(state, 1), at(state, 2), at(state, 3)];
  let [e, f, g, h] = [at(state, 4), at(state, 5), at(state, 6), at(state, 7)];
  for (let i = 0; i < 64; i++) {
    const choice = (e & f) ^ (~e & g);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const worked = (((h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25))) | 0) + ((choice + at(rounds, i)) | 0)) | 0;
    const first = (worked + at(words, i)) | 0;
    const second = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + majority) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + second) | 0;
  }
  const after = [a, b, c, d, e, f, g, h];
  for (let i = 0; i < 8; i++) state[i] = at(state, i) + (after[i] as number);
}

function padded(bytes: Uint8Array): DataView {
  const whole = new Uint8Array(((bytes.length + 8) >> 6) * 64 + 64);
  whole.set(bytes);
  whole[bytes.length] = 0x80;
  const view = new DataView(whole.buffer);
  view.setUint32(view.byteLength - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(view.byteLength - 4, bytes.length << 3);
  return view;
}

/** The 32 bytes of the digest of these bytes, or of a text in UTF-8. */
export function sha256(content: string | Uint8Array): Uint8Array<ArrayBuffer> {
  const view = padded(typeof content === 'string' ? encoder.encode(content) : content);
  const state = Int32Array.from(start);
  for (let block = 0; block < view.byteLength; block += 64) {
    schedule(view, block);
    compress(state);
  }
  const digest = new DataView(new ArrayBuffer(32));
  state.forEach((word, i) => {
    digest.setInt32(i * 4, word);
  });
  return new Uint8Array(digest.buffer);
}
