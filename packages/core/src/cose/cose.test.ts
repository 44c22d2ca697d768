import { describe, expect, it } from 'vitest';
import { codeOf, did, draft, findIn, keys, now, web } from '../../../../test/small-web.ts';
import { toHex, toUtf8 } from '../bytes.ts';
import { type CborValue, fromCbor, toCbor } from '../cbor/index.ts';
import { signCredentialCose } from '../formats/index.ts';
import { readAnything } from '../image/index.ts';
import { type JsonObject, Malformed, verify } from '../index.ts';
import { generateKeyPair, toSigner } from '../proof/index.ts';
import { verifyPresentation } from '../verify/presentation.ts';
import { looksLikeCose, parseCose, signCose } from './index.ts';

const hex = (text: string) => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'));

describe('CBOR', () => {
  it.each<[string, CborValue]>([
    ['00', 0],
    ['17', 23],
    ['1818', 24],
    ['1903e8', 1000],
    ['1a000f4240', 1_000_000],
    ['1b000000e8d4a51000', 1_000_000_000_000],
    ['20', -1],
    ['3903e7', -1000],
    ['f4', false],
    ['f5', true],
    ['f6', null],
    ['4401020304', new Uint8Array([1, 2, 3, 4])],
    ['64f0908591', '\u{10151}'],
    ['8301820203820405', [1, [2, 3], [4, 5]]],
    [
      'a26161016162820203',
      new Map<string, CborValue>([
        ['a', 1],
        ['b', [2, 3]],
      ]),
    ],
    ['c11a514b67b0', { tag: 1, value: 1_363_896_240 }],
    ['a0', new Map()],
  ])('%s is read and written as RFC 8949 §A says', (text, value) => {
    expect(fromCbor(hex(text))).toEqual(value);
    expect(toHex(toCbor(value))).toBe(text);
  });

  it.each([
    ['1817', 'longer than needed'],
    ['190017', 'longer than needed'],
    ['1a0000ffff', 'longer than needed'],
    ['1b00000000ffffffff', 'longer than needed'],
    ['1b0020000000000000', 'beyond the safe numbers'],
    ['3bffffffffffffffff', 'beyond the safe numbers'],
    ['9f01ff', 'an endless list'],
    ['5f4101ff', 'endless bytes'],
    ['bf6161 01ff', 'an endless map'],
    ['f93c00', 'a fraction'],
    ['fb3ff199999999999a', 'a fraction'],
    ['f7', 'undefined'],
    ['f818', 'a simple value'],
    ['a2 6161 01 6161 02', 'a key twice'],
    ['a1 80 01', 'a list as a key'],
    ['62c328', 'text that is not UTF-8'],
    ['4201', 'an end too early'],
    ['82 01', 'an end too early'],
    ['0000', 'more than one item'],
    ['', 'nothing'],
    ['1c', 'a reserved count'],
    ['9b001fffffffffffff', 'more items than there are bytes'],
  ])('%s is refused: %s', text => {
    expect(fromCbor(hex(text))).toBeUndefined();
  });

  it('is read within limits, and only whole numbers are written', () => {
    expect(fromCbor(hex(`${'81'.repeat(16)}00`))).toBeDefined();
    expect(fromCbor(hex(`${'81'.repeat(17)}00`))).toBeUndefined();
    expect(fromCbor(hex('83000000'), { items: 3 })).toBeUndefined();
    for (const number of [0.5, 2 ** 53, Number.NaN]) expect(() => toCbor(number)).toThrow(RangeError);
  });
});

const signer = await toSigner(keys.secretMultikey, did);
const outside = { find: findIn(web), now };
const ask = async (given: string | JsonObject) => verify(given, outside);
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

/** A COSE_Sign1 with these headers, signed as it should be. */
async function make(
  head: [number, CborValue][],
  open: [number, CborValue][] = [],
  payload: CborValue = toUtf8(JSON.stringify(draft())),
  tag = 18,
): Promise<string> {
  const kept = toCbor(new Map(head));
  const bytes = toCbor(['Signature1', kept, new Uint8Array(), payload]);
  const signature = Uint8Array.from(await signer.sign(bytes));
  return base64(toCbor({ tag, value: [kept, new Map(open), payload, signature] }));
}
const kid = toUtf8(signer.verificationMethod);
const usual: [number, CborValue][] = [
  [1, -8],
  [4, kid],
  [16, 'application/vc+cose'],
];

describe('a credential as COSE_Sign1', () => {
  it('is valid in every form that it comes in', async () => {
    const signed = await signCredentialCose(draft(), signer);
    const text = base64(signed);
    const envelope = {
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      id: `data:application/vc+cose;base64,${text}`,
      type: 'EnvelopedVerifiableCredential',
    };
    for (const given of [
      text,
      text.replace(/=+$/, ''),
      Buffer.from(signed).toString('base64url'),
      toHex(signed),
      envelope,
    ]) {
      const report = await ask(given);
      expect([report.verdict, codeOf(report, 'issuer-key')]).toEqual(['valid', 'key_of_domain']);
    }
    for (const given of [signed, text, toHex(signed)]) {
      const read = await readAnything(given);
      expect(read.form).toBe('token');
      expect((await ask(read.text)).verdict).toBe('valid');
    }
  });

  it.each(['P-256', 'P-384'] as const)('is signed with a key of %s too', async kind => {
    const pair = await generateKeyPair(kind);
    const ours = await toSigner(pair.secretMultikey);
    const issuer = ours.verificationMethod.split('#')[0] ?? '';
    const document = { ...draft(), issuer: { ...(draft().issuer as JsonObject), id: issuer } };
    const { credentialStatus: _, ...bare } = document as JsonObject;
    expect((await ask(base64(await signCose(bare, ours, 'vc+cose')))).verdict).toBe('valid');
  });

  it.each<[string, [number, CborValue][], [number, CborValue][], string]>([
    [
      'valid with its key unprotected',
      [
        [1, -8],
        [16, 'application/vc+cose'],
      ],
      [[4, kid]],
      'signature_matches',
    ],
    [
      'valid when it says only what it carries',
      [
        [1, -8],
        [3, 'application/vc'],
        [4, kid],
      ],
      [],
      'signature_matches',
    ],
    [
      'for another end',
      [
        [1, -8],
        [4, kid],
        [16, 'application/vp+cose'],
      ],
      [],
      'signature_for_other_purpose',
    ],
    [
      'silent about what it is',
      [
        [1, -8],
        [4, kid],
      ],
      [],
      'signature_for_other_purpose',
    ],
    [
      'wrong in what it says it is',
      [
        [1, -8],
        [4, kid],
        [16, 7],
      ],
      [],
      'signature_for_other_purpose',
    ],
    ['without an algorithm', usual.slice(1), [], 'signature_malformed'],
    ['with its algorithm unprotected', usual.slice(1), [[1, -8]], 'signature_malformed'],
    ['authenticated with a shared secret', [[1, 5], ...usual.slice(1)], [], 'signature_proves_nothing'],
    ['of an unknown algorithm', [[1, -36], ...usual.slice(1)], [], 'signature_kind_unknown'],
    ['of another algorithm than its key', [[1, -7], ...usual.slice(1)], [], 'key_kind_wrong'],
    ['with rules that are not known', [...usual, [2, [16]]], [], 'signature_kind_unknown'],
  ])('is %s', async (_title, head, open, code) => {
    expect(codeOf(await ask(await make(head, open)), 'integrity')).toBe(code);
  });

  it('is none when a part is missing, twice or something else', async () => {
    const broken = [
      await make(usual, [[4, kid]]),
      await make(usual, [], null),
      await make(usual, [], toUtf8('[]')),
      await make(usual, [], toUtf8('{"a":1,"a":2}')),
      await make(usual, [], hex('c328')),
      await make(usual, [], toUtf8('{}'), 98),
      base64(toCbor({ tag: 18, value: [toCbor(new Map()), new Map(), toUtf8('{}')] })),
      base64(toCbor({ tag: 18, value: [toUtf8('x'), new Map(), toUtf8('{}'), new Uint8Array(64)] })),
      base64(toCbor({ tag: 18, value: [toCbor(new Map()), [], toUtf8('{}'), new Uint8Array(64)] })),
      'd284',
      'd28400',
      '0oRA',
    ];
    for (const text of broken) expect(() => parseCose(text), text).toThrow(Malformed);
    expect(['0oR', 'd284', '0oXA', 'hello', 'a.b.c'].map(looksLikeCose)).toEqual([false, false, false, false, false]);
  });

  it('holds for no other bytes', async () => {
    const signed = await signCredentialCose(draft(), signer);
    for (let place = 0; place < signed.length; place += 7) {
      const changed = signed.slice();
      changed[place] = (changed[place] ?? 0) ^ (1 << (place % 8));
      const verdict = await ask(base64(changed)).then(
        ({ verdict }) => verdict,
        problem => (problem instanceof Malformed ? 'malformed' : Promise.reject(problem)),
      );
      expect(verdict).not.toBe('valid');
    }
  });
});

it('a presentation as COSE_Sign1 is its holder’s', async () => {
  const holder = await toSigner((await generateKeyPair()).secretMultikey);
  const id = holder.verificationMethod.split('#')[0] ?? '';
  const subject = { ...(draft().credentialSubject as JsonObject), id };
  const badge = await signCredentialCose({ ...draft(), credentialSubject: subject } as never, signer);
  const presentation = {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    type: ['VerifiablePresentation'],
    holder: id,
    verifiableCredential: [
      {
        '@context': ['https://www.w3.org/ns/credentials/v2'],
        id: `data:application/vc+cose;base64,${base64(badge)}`,
        type: 'EnvelopedVerifiableCredential',
      },
    ],
    nonce: 'n-1',
    aud: 'https://b.example',
  };
  const signed = base64(await signCose(presentation, holder, 'vp+cose'));
  const asked = { challenge: 'n-1', domain: 'https://b.example' };
  const report = await verifyPresentation(signed, asked, outside);
  expect(report.fault).toBeUndefined();
  const [one] = report.credentials;
  expect(one && 'verdict' in one && [one.verdict, codeOf(one, 'holder')]).toEqual(['valid', 'holder_proven']);
  const other = await verifyPresentation(signed, { ...asked, challenge: 'n-2' }, outside);
  expect(other.fault?.code).toBe('challenge_differs');
});
