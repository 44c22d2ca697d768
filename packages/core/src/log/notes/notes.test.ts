import { createPublicKey, verify } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newNoteSigner } from '../../../../../test/made-log.ts';
import {
  checkNote,
  type NoteSigner,
  openCheckpoint,
  parseCheckpoint,
  parseNote,
  parseNoteKey,
  parseSignature,
  signNote,
  toNoteKey,
  writeCheckpoint,
  writeNote,
  writeNoteKey,
  writeSignature,
} from './index.ts';

/** The example of the specification, and that of the first implementation with the key that goes with it. */
const poem =
  'Ognuno sta solo sul cuor della terra\ntrafitto da un raggio di sole:\n\ned è subito sera.\n\n' +
  '— quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=\n';
const neumann = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const problem =
  "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n" +
  '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';
const cosigned =
  'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n' +
  '— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n' +
  '— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==\n';

const now = new Date('2026-11-24T09:00:00.700Z');

const text = 'log.example/awards\n8\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\n';

async function noteBy(...signers: NoteSigner[]): Promise<string> {
  return writeNote({ text, signatures: await Promise.all(signers.map(signer => signNote(text, signer, now))) });
}

describe('a key of notes', () => {
  it.each([neumann, 'sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8'])(
    '%s is read and written',
    line => {
      expect(writeNoteKey(parseNoteKey(line))).toBe(line);
    },
  );

  it('may be that of a witness, and has another id then', async () => {
    const { key } = await newNoteSigner('w.example');
    const other = toNoteKey('w.example', 'cosigner', key.publicKey);
    expect(other.id).not.toBe(key.id);
    expect(parseNoteKey(writeNoteKey(other))).toEqual(other);
  });

  it.each([
    ...['', 'PeterNeumann', neumann.replace('c7', 'C7'), neumann.replace('c74f20a3', 'c74f20a4'), `${neumann}\n`],
    ...[
      neumann.replace('+ARpc', '+BRpc'),
      neumann.replace('0TW', '0TX'),
      neumann.replace('Peter', 'Peter '),
      ` ${neumann}`,
    ],
    ...[neumann.replace('+ARpc2', '+Arpc2'), neumann.slice(0, -4), neumann.replaceAll('/', '_'), `${neumann}+a`],
    'x'.repeat(1_000_000),
  ])('is not %.80j', line => {
    expect(() => parseNoteKey(line)).toThrow(expect.objectContaining({ code: 'not_an_identifier' }));
  });

  it('is none when its bytes are no point of the curve, or of small order', () => {
    for (const bytes of [new Uint8Array(32), new Uint8Array(31).fill(7), new Uint8Array(32).fill(255)]) {
      expect(() => toNoteKey('a', 'log', bytes)).toThrow(expect.objectContaining({ code: 'wrong_type' }));
    }
    for (const name of ['', 'a b', 'a+b', 'a\u2003b', 'a\u0085b', 'a\nb', 'é'.repeat(256), '\ud800']) {
      expect(() => toNoteKey(name, 'log', parseNoteKey(neumann).publicKey)).toThrow('name');
    }
  });
});

describe('a note', () => {
  it('of the first implementation is signed by its key', async () => {
    expect(await checkNote(parseNote(problem), [parseNoteKey(neumann)])).toMatchObject([{ key: { id: 'c74f20a3' } }]);
    expect(await checkNote(parseNote(problem.replace('problem is', 'question is')), [parseNoteKey(neumann)])).toBe(
      'differs',
    );
  });

  it.each([poem, problem, cosigned])('is written as it was read', note => {
    expect(writeNote(parseNote(note))).toBe(note);
  });

  it('may have empty lines in its text', () => {
    expect(parseNote(poem).text).toContain('\n\ned è');
  });

  it('is signed the same way each time by a log, and checked by Node alone', async () => {
    const signer = await newNoteSigner('log.example/awards');
    const note = parseNote(await noteBy(signer));
    expect(await noteBy(signer)).toBe(writeNote(note));
    const key = createPublicKey({ format: 'jwk', key: { ...signer.key.key.jwk } });
    expect(verify(null, Buffer.from(text), key, note.signatures[0]?.bytes as Uint8Array)).toBe(true);
  });

  it('is cosigned with the time, which is signed too', async () => {
    const witness = await newNoteSigner('w.example', 'cosigner');
    const note = parseNote(await noteBy(witness));
    const [signature] = note.signatures;
    const bytes = signature?.bytes ?? new Uint8Array();
    expect(await checkNote(note, [witness.key])).toEqual([{ key: witness.key, at: new Date('2026-11-24T09:00:00Z') }]);
    const key = createPublicKey({ format: 'jwk', key: { ...witness.key.key.jwk } });
    const message = `cosignature/v1\ntime ${Date.parse('2026-11-24T09:00:00Z') / 1000}\n${text}`;
    expect(verify(null, Buffer.from(message), key, bytes.subarray(8))).toBe(true);
    for (const spoilt of [bytes.map((byte, at) => (at === 7 ? byte ^ 1 : byte)), bytes.slice(8), bytes.slice(0, 71)]) {
      const changed = { text, signatures: [{ name: 'w.example', id: witness.key.id, bytes: spoilt }] };
      expect(await checkNote(changed, [witness.key])).toBe('differs');
    }
  });

  it('counts for its own keys only, and for nothing when one of them signs twice or something else', async () => {
    const [log, other] = [await newNoteSigner('log.example/awards'), await newNoteSigner('log.example/awards')];
    const whole = await noteBy(log, other);
    const note = parseNote(whole);
    expect(await checkNote(note, [log.key])).toHaveLength(1);
    expect(await checkNote(note, [])).toEqual([]);
    const [first, second] = note.signatures;
    if (!first || !second) throw new Error('two signed');
    expect(await checkNote({ text, signatures: [first, first] }, [log.key])).toBe('differs');
    expect(await checkNote({ text, signatures: [first, second, second] }, [log.key])).toHaveLength(1);
    expect(await checkNote({ text, signatures: [{ ...first, bytes: second.bytes }, second] }, [log.key])).toBe(
      'differs',
    );
  });

  it.each<[string, string]>([
    ['without a signature', text],
    ['without a blank line', problem.replace('\n\n', '\n')],
    ['without its last line feed', problem.slice(0, -1)],
    ['with an empty line at its end', `${problem}\n`],
    ['with CR LF', problem.replaceAll('\n', '\r\n')],
    ['with a tab', problem.replace('you think', 'you\tthink')],
    ['with a NUL', problem.replace('you think', 'you\0think')],
    ['with a hyphen for the dash', problem.replace('—', '-')],
    ['with two spaces', problem.replace('PeterNeumann ', 'PeterNeumann  ')],
    ['with a space at the end', problem.replace('nAM=', 'nAM= ')],
    ['with a plus in the name', problem.replace('PeterNeumann', 'Peter+Neumann')],
    ['with a thin space in the name', problem.replace('PeterNeumann', 'Peter\u2009Neumann')],
    ['without a name', problem.replace('— PeterNeumann', '—')],
    ['with base64url', problem.replace('x08go/', 'x08go_')],
    ['without padding', problem.replace('nAM=', 'nAM')],
    ['with bits that belong to no byte', problem.replace('nAM=', 'nAN=')],
    ['with padding in the middle', problem.replace('nAM=', '=nAM')],
    ['with nothing behind the key id', '\n\n— a AAAAAA==\n'],
    ['with no text', '\n— PeterNeumann x08go/ZJ\n'],
    ['with half of a character', problem.replace('you think', 'you \ud800 think')],
    ['with 65 signatures', `a\n\n${'— a AAAAAAAA\n'.repeat(65)}`],
    ['with a text of a megabyte', `${'a\n'.repeat(500_000)}\n— a AAAAAAAA\n`],
    ['with a signature of a megabyte', `a\n\n— a ${'A'.repeat(1_000_000)}\n`],
    ['that is empty', ''],
  ])('%s is none', (_, note) => {
    expect(() => parseNote(note)).toThrow(expect.objectContaining({ name: 'Malformed' }));
  });

  it('says at which line it is broken', () => {
    expect(() => parseNote(`${cosigned}x\n`)).toThrow(expect.objectContaining({ at: '/6' }));
  });

  it('has a line for each signature', () => {
    const [signature] = parseNote(problem).signatures;
    if (!signature) throw new Error('one signed');
    expect(parseSignature(writeSignature(signature).trimEnd())).toEqual(signature);
  });
});

describe('a checkpoint', () => {
  it('of the specification is read and written', () => {
    const note = parseNote(cosigned);
    const checkpoint = parseCheckpoint(note.text);
    expect(checkpoint).toMatchObject({ origin: 'example.com/behind-the-sofa', size: 20_852_163 });
    expect(writeCheckpoint(checkpoint)).toBe(note.text);
  });

  it('is there and back the same', () => {
    const root = fc.uint8Array({ minLength: 32, maxLength: 32 }).map(bytes => new Uint8Array(bytes));
    const property = fc.property(fc.maxSafeNat(), root, (size, root) => {
      const checkpoint = { origin: 'log.example', size, root };
      expect(parseCheckpoint(writeCheckpoint(checkpoint))).toEqual(checkpoint);
    });
    fc.assert(property);
  });

  it('may have lines more, which must not be empty', () => {
    expect(parseCheckpoint(`${text}more\nand more\n`).size).toBe(8);
    expect(() => parseCheckpoint(`${text}\nmore\n`)).toThrow(expect.objectContaining({ at: '/3' }));
    expect(() => parseCheckpoint(text.slice(0, -1))).toThrow(expect.objectContaining({ at: '/3' }));
  });

  it.each([
    '',
    '-1',
    '+1',
    '08',
    '8.0',
    '8e0',
    '0x8',
    ' 8',
    '8 ',
    '٨',
    '9007199254740992',
    '18446744073709551615',
    '9'.repeat(400),
  ])('has no size %j', size => {
    expect(() => parseCheckpoint(text.replace('\n8\n', `\n${size}\n`))).toThrow(expect.objectContaining({ at: '/1' }));
  });

  it.each([
    '',
    'XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg',
    'XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz-Nw7_RgQyg=',
    'AAAA',
    'XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyh=',
  ])('has no root %j', root => {
    const [, , letters = ''] = text.split('\n');
    expect(() => parseCheckpoint(text.replace(letters, root))).toThrow(expect.objectContaining({ at: '/2' }));
  });

  it('counts when its own log signed it, whoever else did', async () => {
    const [log, stranger] = [await newNoteSigner('log.example/awards'), await newNoteSigner('other.example')];
    const witnesses = [
      await newNoteSigner('w1.example', 'cosigner'),
      await newNoteSigner('w2.example', 'cosigner'),
    ] as const;
    const note = await noteBy(log, stranger, ...witnesses);
    const keys = [log.key, witnesses[0].key];
    expect(await openCheckpoint(note, keys)).toMatchObject({
      checkpoint: { size: 8 },
      witnesses: [{ name: 'w1.example' }],
    });
    expect(await openCheckpoint(note, [stranger.key])).toEqual({ problem: 'log_unknown' });
    expect(await openCheckpoint(await noteBy(stranger, ...witnesses), keys)).toEqual({ problem: 'log_did_not_sign' });
    const changed = note.replace('\n8\n', '\n9\n');
    expect(await openCheckpoint(changed, keys)).toEqual({ problem: 'signature_differs' });
    const asWitness = toNoteKey('log.example/awards', 'cosigner', log.key.publicKey);
    expect(await openCheckpoint(note, [asWitness])).toEqual({ problem: 'log_unknown' });
  });

  it('has each witness once, at its earliest', async () => {
    const log = await newNoteSigner('log.example/awards');
    const [old, young] = [await newNoteSigner('w.example', 'cosigner'), await newNoteSigner('w.example', 'cosigner')];
    const later = new Date(now.getTime() + 60_000);
    const signatures = [
      await signNote(text, log, now),
      await signNote(text, young, later),
      await signNote(text, old, now),
    ];
    const opened = await openCheckpoint(writeNote({ text, signatures }), [log.key, young.key, old.key, old.key]);
    expect(opened).toMatchObject({ witnesses: [{ name: 'w.example', at: new Date('2026-11-24T09:00:00Z') }] });
  });
});
