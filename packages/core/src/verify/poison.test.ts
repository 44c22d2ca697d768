import { constants, deflateRawSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { toRecord } from '../../../../test/small-record.ts';
import { created, did, didUrl, draft, findIn, issue, keys, listUrl, now, web } from '../../../../test/small-web.ts';
import { pages as issuerWeb } from '../../../../test/tampering/forms.ts';
import { issueSdJwt, signToken } from '../../../../test/tampering/tokens.ts';
import { type JsonObject, Malformed, readAnything, verify } from '../index.ts';
import { sign, toSigner } from '../proof/index.ts';

/** Of processor time: what else the machine is doing is not core's fault. */
const longestMs = 2_000;
const mostMemory = 256 * 1024 * 1024;
const megabyte = 1024 * 1024;

interface Poison {
  given: string | JsonObject;
  pages?: Record<string, string>;
}

const good = await issue();
const bare = draft({ status: undefined }) as JsonObject;
const subject = bare.credentialSubject as JsonObject;
const text = JSON.stringify(good);
const encode = (value: unknown) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const within = (inside: string) => `${text.slice(0, -1)},"x":${inside}}`;
const range = <T>(length: number, make: (at: number) => T) => Array.from({ length }, (_, at) => make(at));

/** Nodes that look alike, each pointing at many others: telling them apart takes forever. */
function alike(count: number): JsonObject[] {
  return range(count, at => ({
    id: `_:b${at}`,
    type: ['Evidence'],
    evidence: range(6, by => ({ id: `_:b${(at * 7 + by) % count}` })),
  }));
}

/** A gigabyte and more of zeros, as a gzip or as what stands inside one. */
const zeros = deflateRawSync(Buffer.alloc(megabyte), { finishFlush: constants.Z_FULL_FLUSH });
const gigabytes = (head: Buffer) => Buffer.concat([head, ...range(2_048, () => zeros)]).toString('base64url');
const gzipHead = gzipSync('').subarray(0, 10);

const withProof = (change: JsonObject): JsonObject => ({
  ...good,
  proof: { ...(good.proof as JsonObject), ...change },
});
const keyOfP256 = String(
  ((issuerWeb[didUrl] as JsonObject).assertionMethod as string[]).find(id => id.includes('#zDn')),
);
const cborProof = (...bytes: number[]) => {
  const suite = { cryptosuite: 'ecdsa-sd-2023', verificationMethod: keyOfP256 };
  return withProof({
    ...suite,
    proofValue: `u${Buffer.from([0xd9, 0x5d, 0x01, ...bytes]).toString('base64url')}`,
  });
};
const many = (count: number, byte: number) => range(count, () => byte);
const envelope = (token: string): JsonObject => ({
  '@context': 'https://www.w3.org/ns/credentials/v2',
  id: `data:application/vc+jwt,${token}`,
  type: 'EnvelopedVerifiableCredential',
});

/** Envelopes with tokens that carry envelopes with tokens. */
function nestEnvelopes(depth: number): JsonObject {
  let inside = envelope(signToken({}, { ...bare, iss: did }));
  for (let level = 0; level < depth; level += 1) inside = envelope(signToken({}, inside));
  return inside;
}

/** Disclosures of which each hides the next. */
function chainDisclosures(count: number): string {
  const [token = ''] = issueSdJwt().split('~');
  return [token, ...range(count, at => encode([`s${at}`, 'a', { _sd: [`d${at + 1}`] }]))].join('~').concat('~');
}

const texts: [string, () => Poison, RegExp][] = [
  ['a million brackets', () => ({ given: '['.repeat(1_000_000) }), /too_large|too_deep/],
  ['33 levels', () => ({ given: within('['.repeat(33) + ']'.repeat(33)) }), /too_deep/],
  ['a document of 19 MB', () => ({ given: within(`"${'x'.repeat(19 * megabyte)}"`) }), /too_large/],
  ['100,000 keys', () => ({ given: within(`{${range(15_000, at => `"k${at}":1`).join()}}`) }), /too_many_keys/],
  ['a list of 100,000', () => ({ given: within(`[${'0,'.repeat(100_000)}0]`) }), /too_many_items/],
  ['a key twice', () => ({ given: within('{"a":1,"a":2}') }), /duplicate_key/],
  ['a key twice, once in escapes', () => ({ given: within('{"a":1,"\\u0061":2}') }), /duplicate_key/],
  ...['__proto__', 'constructor', 'prototype', '\\u005f_proto__'].map((name): (typeof texts)[number] => [
    `a key ${name}`,
    () => ({ given: within(`{"${name}":{"admin":true}}`) }),
    /forbidden_key/,
  ]),
  ['half a character', () => ({ given: within('"\\ud800"') }), /broken_text/],
  ['a number beyond all numbers', () => ({ given: within('1e999') }), /number_out_of_range/],
  ['a number of 100,000 digits', () => ({ given: within('9'.repeat(100_000)) }), /number_out_of_range/],
  ['200,000 marks on one letter', () => ({ given: within(`"a${'\u0301'.repeat(100_000)}"`) }), /./],
  ['a text that turns around and around', () => ({ given: within(`"${'\u202e\u2066'.repeat(40_000)}"`) }), /./],
];

const tokens: [string, () => Poison, RegExp][] = [
  ['a million points', () => ({ given: `a${'.'.repeat(1_000_000)}` }), /too_large|not_json|unknown_format|not_a_token/],
  ['a token of 19 MB', () => ({ given: `${encode({ alg: 'ES256' })}.${'A'.repeat(19 * megabyte)}.AA` }), /too_large/],
  [
    'a header 1,000 levels deep',
    () => ({ given: `${encode(`{"a":${'['.repeat(1_000)}`)}.${encode({})}.AA` }),
    /too_deep/,
  ],
  [
    'a header of a megabyte',
    () => ({ given: `${encode({ alg: 'ES256', x5c: ['x'.repeat(500_000)] })}.${encode({})}.AA` }),
    /too_large/,
  ],
  [
    'a payload with a trap',
    () => ({ given: `${encode({ alg: 'ES256' })}.${encode('{"__proto__":{}}')}.AA` }),
    /forbidden_key/,
  ],
  [
    'a payload 100,000 levels deep',
    () => ({ given: `${encode({ alg: 'ES256' })}.${encode('['.repeat(100_000))}.AA` }),
    /too_deep/,
  ],
  ['a signature of 100 KB', () => ({ given: `${signToken({}, { ...bare, iss: did })}${'A'.repeat(100_000)}` }), /./],
  ['a thousand rules', () => ({ given: signToken({ crit: range(16, at => `r${at}`) }, { ...bare, iss: did }) }), /./],
  [
    'an address for the key that is 10 KB',
    () => ({ given: signToken({ kid: `did:web:${'a'.repeat(10_000)}.example#k` }, { ...bare, iss: did }) }),
    /./,
  ],
  [
    'a did:jwk of 10 KB for a key',
    () => ({
      given: signToken({ kid: `did:jwk:${encode({ kty: 'EC', x: 'x'.repeat(7_000) })}#0` }, { ...bare, iss: did }),
    }),
    /./,
  ],
  ['envelopes in envelopes', () => ({ given: nestEnvelopes(12) }), /./],
];

const sdJwts: [string, () => Poison, RegExp][] = [
  ['100,000 tildes', () => ({ given: `${issueSdJwt()}${'~'.repeat(100_000)}` }), /too_many_items|not_a_token/],
  ['a disclosure of 19 MB', () => ({ given: `${issueSdJwt()}${'A'.repeat(19 * megabyte)}~` }), /too_large/],
  ['a disclosure 1,000 levels deep', () => ({ given: `${issueSdJwt()}${encode('['.repeat(1_000))}~` }), /too_deep/],
  ['disclosures that hide each other', () => ({ given: chainDisclosures(490) }), /disclosure_not_covered/],
  [
    'disclosures that hide each other without end',
    () => ({ given: chainDisclosures(5_000) }),
    /too_many_items|too_large/,
  ],
  ['900 digests', () => ({ given: issueSdJwt({ _sd: range(900, at => `d${at}`) }) }), /./],
  [
    'a digest a thousand times',
    () => ({ given: issueSdJwt({ _sd: range(900, () => 'd') }) }),
    /disclosure_not_covered/,
  ],
  [
    'a disclosed trap',
    () => ({ given: `${issueSdJwt()}${encode(['s', '__proto__', { admin: true }])}~` }),
    /disclosure_not_covered/,
  ],
];

const cbor: [string, () => Poison, RegExp][] = [
  ['a list of four billion', () => ({ given: cborProof(0x9a, 0xff, 0xff, 0xff, 0xff) }), /signature_malformed/],
  ['a list of 2⁶⁴', () => ({ given: cborProof(0x9b, ...many(8, 0xff)) }), /signature_malformed/],
  ['bytes of four billion', () => ({ given: cborProof(0x85, 0x5a, 0xff, 0xff, 0xff, 0xff) }), /signature_malformed/],
  ['a map of four billion', () => ({ given: cborProof(0xba, 0xff, 0xff, 0xff, 0xff) }), /signature_malformed/],
  ['100,000 lists in one another', () => ({ given: cborProof(...many(100_000, 0x81)) }), /signature_malformed/],
  ['a list without end', () => ({ given: cborProof(0x9f, ...many(50_000, 0x00)) }), /signature_malformed/],
  ['tags of tags', () => ({ given: cborProof(...many(50_000, 0xc1)) }), /signature_malformed/],
];

const documents: [string, () => Poison | Promise<Poison>, RegExp][] = [
  [
    'nodes that look alike',
    () => ({ given: { ...good, evidence: alike(40) } }),
    /words_unreadable|too_complex|_incomplete|term_undefined/,
  ],
  [
    '300 proofs',
    () => ({
      given: {
        ...good,
        proof: range(300, at => ({ ...(good.proof as JsonObject), created: `2026-06-11T09:00:00.${at}Z` })),
      },
    }),
    /./,
  ],
  [
    'proofs that build on each other in a circle',
    () => ({
      given: {
        ...good,
        proof: range(8, at => ({
          ...(good.proof as JsonObject),
          id: `urn:x:${at}`,
          previousProof: `urn:x:${(at + 1) % 8}`,
        })),
      },
    }),
    /signature|earlier/,
  ],
  [
    'a signature of 200 KB',
    () => ({ given: withProof({ proofValue: `z${'1'.repeat(200_000)}` }) }),
    /signature_malformed/,
  ],
  [
    'a list in gzip of 2 GB',
    async () => ({ given: good, pages: { [listUrl]: JSON.stringify(await hugeList()) } }),
    /status_list_unreadable/,
  ],
  ['a list in a token that inflates to 2 GB', () => tokenListBomb(), /status_list_unreadable/],
  ['a record of 900 credentials', () => ({ given: toRecord(range(900, () => '{}')) }), /./],
  [
    'a key document of 7 MB',
    () => ({ given: good, pages: { [didUrl]: `{"id":"${did}","x":"${'x'.repeat(7 * megabyte)}"}` } }),
    /issuer_unreadable/,
  ],
  [
    'a key document 1,000 levels deep',
    () => ({ given: good, pages: { [didUrl]: '['.repeat(1_000) } }),
    /issuer_unreadable/,
  ],
  [
    '500 entries of status',
    () => ({ given: { ...good, credentialStatus: range(500, () => good.credentialStatus as JsonObject) } }),
    /./,
  ],
];

async function hugeList(): Promise<JsonObject> {
  const { proof: _, ...list } = web[listUrl] as JsonObject;
  const credentialSubject = { ...(list.credentialSubject as JsonObject), encodedList: `u${gigabytes(gzipHead)}` };
  return sign(
    { ...list, credentialSubject } as never,
    await toSigner(keys.secretMultikey, did),
    created,
    'eddsa-jcs-2022',
  );
}

/** The list is signed with the key of tokens, which the issuer's document lists here. */
function tokenListBomb(): Poison {
  const status = { status_list: { idx: 1, uri: listUrl } };
  const list = {
    sub: listUrl,
    iat: 1_790_000_000,
    status_list: { bits: 1, lst: gigabytes(Buffer.from([0x78, 0x01])) },
  };
  return { given: issueSdJwt({ status }), pages: { [listUrl]: signToken({ typ: 'statuslist+jwt' }, list) } };
}

/** The codes with which it was refused or left open. */
async function codesOf({ given, pages = {} }: Poison): Promise<string> {
  try {
    const read = typeof given === 'string' ? await readAnything(given) : undefined;
    const credential = read && 'document' in read ? read.document : given;
    const { verdict, findings } = await verify(credential, { find: findIn({ ...issuerWeb, ...pages }), now });
    return verdict === 'valid' ? 'valid' : findings.map(({ code }) => code).join();
  } catch (fault) {
    if (fault instanceof Malformed) return fault.code;
    throw fault;
  }
}

describe('what is made to hurt a verifier', () => {
  const all = [...texts, ...tokens, ...sdJwts, ...cbor, ...documents];
  it.each(all)('%s: no crash, no hang, little memory, a reason', async (_name, make, code) => {
    const poison = await make();
    const before = process.memoryUsage.rss();
    const start = process.cpuUsage();
    const codes = await codesOf(poison);
    const { user, system } = process.cpuUsage(start);
    expect(codes).toMatch(code);
    expect(codes).not.toBe('valid');
    expect((user + system) / 1000).toBeLessThan(longestMs);
    expect(process.memoryUsage.rss() - before).toBeLessThan(mostMemory);
  });

  it('leaves no trap behind', () => {
    expect(subject).not.toHaveProperty('admin');
    expect({}).not.toHaveProperty('admin');
  });
});
