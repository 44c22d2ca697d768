import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { newNoteSigner, openTestLog } from '../../../../test/made-log.ts';
import type { JsonObject } from '../json.ts';
import {
  checkReceipt,
  parseLeaf,
  parseReceipt,
  type Receipt,
  toHour,
  toLeaf,
  toldOf,
  writeLeaf,
  writeReceipt,
} from './index.ts';
import type { Leaf } from './leaf.ts';
import type { NoteSigner } from './notes/index.ts';

const hour = '2026-11-24T09:00:00Z';
const salt = new Uint8Array(32).map((_, index) => index);
const credential: JsonObject = {
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  id: 'https://lindon.example/credentials/1',
  type: ['VerifiableCredential'],
  issuer: { id: 'did:web:lindon.example', name: 'Lindon University' },
  credentialSubject: { name: 'نور Sandoval' },
  proof: { type: 'DataIntegrityProof', proofValue: 'z1' },
};

describe('a leaf', () => {
  const leaf = toLeaf(toldOf(credential), { hour, salt });

  it('can be computed by anybody from the credential and the salt', () => {
    const sorted = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(sorted)
        : typeof value === 'object' && value !== null
          ? Object.fromEntries(
              Object.entries(value)
                .sort(([a], [b]) => (a < b ? -1 : 1))
                .map(([key, inner]) => [key, sorted(inner)]),
            )
          : value;
    const digest = createHash('sha256')
      .update(JSON.stringify(sorted(credential)))
      .digest('hex');
    const told =
      `{"about":"https://lindon.example/credentials/1","digest":"${digest}","hour":"${hour}",` +
      `"issuer":"did:web:lindon.example","kind":"issue"}`;
    const commitment = createHash('sha256').update(salt).update(told).digest('base64');
    expect(Buffer.from(writeLeaf(leaf)).toString()).toBe(`cairn leaf v1\nissue\n${hour}\n${commitment}\n`);
  });

  it('tells neither the issuer nor the learner, and two of one credential have nothing in common', () => {
    const entry = Buffer.from(writeLeaf(leaf)).toString();
    expect(entry).not.toMatch(/lindon|Sandoval|credentials/);
    const other = toLeaf(toldOf(credential), { hour, salt: salt.slice().reverse() });
    expect(Buffer.from(other.commitment)).not.toEqual(Buffer.from(leaf.commitment));
  });

  it('is of the whole credential: not of its white space or order, but of each of its words', () => {
    const commitmentOf = (given: JsonObject) =>
      Buffer.from(toLeaf(toldOf(given), { hour, salt }).commitment).toString('hex');
    const known = commitmentOf(credential);
    const turned = Object.fromEntries(Object.entries(credential).reverse());
    expect(commitmentOf(JSON.parse(JSON.stringify(turned, null, 2)))).toBe(known);
    const { proof: _, ...bare } = credential;
    for (const changed of [bare, { ...credential, name: 'x' }, { ...credential, proof: [credential.proof ?? null] }]) {
      expect(commitmentOf(changed)).not.toBe(known);
    }
  });

  it('is of a token to the letter', () => {
    const toPart = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const token = `${toPart({ alg: 'EdDSA' })}.${toPart({ vc: credential, iss: 'did:web:lindon.example' })}.AAAA`;
    expect(toldOf(token)).toMatchObject({ kind: 'issue', content: token, issuer: 'did:web:lindon.example' });
    const sdJwt = `${toPart({ alg: 'EdDSA' })}.${toPart({ iss: 'did:web:lindon.example' })}.AAAA`;
    const shown = `${sdJwt}~${Buffer.from('["s","given_name","Nour"]').toString('base64url')}~`;
    expect(toldOf(shown)).toEqual(toldOf(`${sdJwt}~`));
    expect(toldOf(shown)).toMatchObject({ issuer: 'did:web:lindon.example', about: '', content: sdJwt });
  });

  it('has a salt of 32 bytes, and an hour that tells no minute', () => {
    expect(() => toLeaf(toldOf(credential), { hour, salt: salt.slice(1) })).toThrow(RangeError);
    expect(toHour(new Date('2026-11-24T09:59:59.999Z'))).toBe(hour);
  });

  it('is read as it was written', () => {
    const read: Leaf = parseLeaf(writeLeaf(leaf));
    expect(read).toEqual(leaf);
  });

  const good = Buffer.from(writeLeaf(leaf)).toString();
  it.each<[string, string]>([
    ['another edition', good.replace('v1', 'v2')],
    ['an unknown kind', good.replace('issue', 'toString')],
    ['minutes', good.replace('09:00', '09:01')],
    ['another zone', good.replace('Z', '+00:00')],
    ['no such day', good.replace('11-24', '11-31')],
    ['a short commitment', good.replace(/.{4}\n$/, '\n')],
    ['no end', good.slice(0, -1)],
    ['a line more', `${good}x\n`],
    ['an empty line more', `${good}\n`],
    ['CR LF', good.replaceAll('\n', '\r\n')],
    ['nothing', ''],
  ])('with %s is none', (_, entry) => {
    expect(() => parseLeaf(new Uint8Array(Buffer.from(entry)))).toThrow('not a leaf');
  });

  it('in broken UTF-8 is none', () => {
    expect(() => parseLeaf(new Uint8Array([0xff, 0xfe]))).toThrow('not a leaf');
  });
});

describe('a receipt', () => {
  const opening = { kind: 'issue', hour, salt } as const;
  const seenAt = new Date('2026-11-24T09:20:00Z');
  let log: ReturnType<typeof openTestLog>;
  let witnesses: NoteSigner[];
  let receipt: Receipt;

  beforeAll(async () => {
    log = openTestLog(await newNoteSigner('log.example/awards'));
    witnesses = [await newNoteSigner('w1.example', 'cosigner'), await newNoteSigner('w2.example', 'cosigner')];
    const filler = async (count: number) => {
      for (let index = 0; index < count; index++) {
        const told = { kind: 'key', issuer: 'did:web:other.example', about: `#${index}`, content: '' } as const;
        await log.add(told, { hour, salt: crypto.getRandomValues(new Uint8Array(32)) });
      }
    };
    await filler(300);
    const index = await log.add(toldOf(credential), opening);
    await filler(40);
    receipt = await log.receipt(opening, index, await log.checkpoint(341, witnesses, seenAt));
  });

  it('shows that the credential was logged, and in which hour as the log says', async () => {
    expect(await checkReceipt(receipt, toldOf(credential), { keys: [log.signer.key] })).toEqual({
      origin: 'log.example/awards',
      index: 300,
      size: 341,
      hour,
      before: new Date('2026-11-24T10:00:00Z'),
      witnesses: [],
    });
  });

  it('shows by when it was logged at the latest, on the word of witnesses', async () => {
    const keys = [log.signer.key, ...witnesses.map(({ key }) => key)];
    const shown = await checkReceipt(receipt, toldOf(credential), { keys, witnesses: 2 });
    expect(shown).toMatchObject({ before: seenAt, witnesses: [{ name: 'w1.example' }, { name: 'w2.example' }] });
    expect(await checkReceipt(receipt, toldOf(credential), { keys, witnesses: 3 })).toEqual({
      problem: 'too_few_witnesses',
    });
    const fewer = { keys: keys.slice(0, 2), witnesses: 2 };
    expect(await checkReceipt(receipt, toldOf(credential), fewer)).toEqual({ problem: 'too_few_witnesses' });
  });

  it('counts for this credential only', async () => {
    const trust = { keys: [log.signer.key] };
    const problemFor = async (given: Receipt, told = toldOf(credential)) => checkReceipt(given, told, trust);
    const notThis = { problem: 'not_this' };
    expect(await problemFor(receipt, toldOf({ ...credential, id: 'https://lindon.example/credentials/2' }))).toEqual(
      notThis,
    );
    expect(await problemFor(receipt, { ...toldOf(credential), issuer: 'did:web:other.example' })).toEqual(notThis);
    expect(await problemFor(receipt, { ...toldOf(credential), kind: 'status' })).toEqual(notThis);
    expect(await problemFor({ ...receipt, index: 299 })).toEqual(notThis);
    expect(await problemFor({ ...receipt, index: 341 })).toEqual(notThis);
    expect(await problemFor({ ...receipt, proof: receipt.proof.slice(1) })).toEqual(notThis);
    const otherHour = { ...opening, hour: '2026-11-24T08:00:00Z' };
    expect(await problemFor({ ...receipt, opening: otherHour })).toEqual(notThis);
    expect(await problemFor({ ...receipt, opening: { ...opening, salt: salt.slice().reverse() } })).toEqual(notThis);
    expect(await problemFor({ ...receipt, checkpoint: await log.checkpoint(340) })).toEqual(notThis);
  });

  it('counts only by the key of its own log', async () => {
    const stranger = await newNoteSigner('log.example/awards');
    const told = toldOf(credential);
    expect(await checkReceipt(receipt, told, { keys: [stranger.key] })).toEqual({ problem: 'log_did_not_sign' });
    expect(await checkReceipt(receipt, told, { keys: [] })).toEqual({ problem: 'log_unknown' });
    const changed = { ...receipt, checkpoint: receipt.checkpoint.replace('\n341\n', '\n342\n') };
    expect(await checkReceipt(changed, told, { keys: [log.signer.key] })).toEqual({ problem: 'signature_differs' });
  });

  it('is a file that is read as it was written, and holds nothing of the credential', () => {
    const file = writeReceipt(receipt);
    expect(parseReceipt(file)).toEqual(receipt);
    const [, extra = ''] = file.split('\n');
    expect(Buffer.from(extra.slice(6), 'base64').toString()).not.toMatch(/lindon|Sandoval/);
    expect(file).toMatch(
      /^c2sp\.org\/tlog-proof@v1\nextra \S+\nindex 300\n(?:\S{44}\n){8}\nlog\.example\/awards\n341\n/,
    );
  });

  it('accepts none of its own with one character changed', async () => {
    const file = writeReceipt(receipt);
    const trust = { keys: [log.signer.key, ...witnesses.map(({ key }) => key)], witnesses: 2 };
    const told = toldOf(credential);
    let accepted = 0;
    for (let at = 0; at < file.length; at++) {
      const letter = String.fromCharCode(file.charCodeAt(at) ^ 1);
      const isLogged = async () => {
        try {
          return !(
            'problem' in
            (await checkReceipt(parseReceipt(file.slice(0, at) + letter + file.slice(at + 1)), told, trust))
          );
        } catch (trouble) {
          expect(trouble).toMatchObject({ name: 'Malformed' });
          return false;
        }
      };
      if (await isLogged()) accepted += 1;
    }
    expect(accepted).toBe(0);
  });

  it.each<[string, (file: string) => string, string]>([
    ['another form', file => file.replace('@v1', '@v2'), '/0'],
    ['no opening', file => file.replace(/extra .*\n/, ''), '/1'],
    ['an opening that is no base64', file => file.replace('extra ', 'extra *'), '/1'],
    ['an opening that is no JSON', file => file.replace(/extra .*/, 'extra AAAA'), ''],
    ['an opening in broken UTF-8', file => file.replace(/extra .*/, 'extra //79'), '/1'],
    ['an opening of nothing', file => file.replace(/extra .*/, 'extra e30='), '/1'],
    ['an index beyond the doubles', file => file.replace('index 300', 'index 9007199254740993'), '/2'],
    ['an index with a zero too many', file => file.replace('index 300', 'index 0300'), '/2'],
    ['a short hash', file => file.replace(/(index 300\n)..../, '$1'), '/3'],
    ['64 hashes', file => file.replace(/(index 300\n)/, `$1${`${'A'.repeat(43)}=\n`.repeat(64)}`), '/3'],
    ['a megabyte behind it', file => file + 'x'.repeat(1_000_000), ''],
    ['CR LF', file => file.replaceAll('\n', '\r\n'), '/0'],
    ['no checkpoint', file => file.slice(0, file.indexOf('\n\n') + 2), ''],
    ['a size beyond the doubles', file => file.replace('\n341\n', '\n18446744073709551615\n'), '/1'],
  ])('with %s is none', (_, change, at) => {
    expect(() => parseReceipt(change(writeReceipt(receipt)))).toThrow(
      expect.objectContaining({ name: 'Malformed', at }),
    );
  });
});
