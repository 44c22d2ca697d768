import { type Bytes, concat, fromUtf8, toBase64url, toHex } from '../bytes.ts';
import { type AlgorithmName, fromJwk, type PublicKey, type UnreadKey } from '../keys/index.ts';
import { type DerItem, readInside, readItems, readOne, tags, toUnsigned } from './der.ts';
import { type Extensions, readExtensions } from './extensions.ts';

/** A certificate (RFC 5280 §4.1), read and not yet checked. Instants are in milliseconds. */
export interface Certificate extends Extensions {
  /** What its issuer signed, with which algorithm, and the signature as `checkSignature` takes it. */
  signed: Bytes;
  algorithm: AlgorithmName | undefined;
  signature: Bytes;
  /** Names as they are written, to be compared byte by byte. */
  issuer: string;
  subject: string;
  /** What the subject is called: its organisation, or its common name. */
  name?: string;
  fromAt: number;
  untilAt: number;
  key: PublicKey | UnreadKey;
}

/** Algorithms by their object identifier in hexadecimal (RFC 5758 §3.2, RFC 8410 §3, RFC 4055 §5). */
const algorithms: Readonly<Record<string, AlgorithmName>> = {
  '2a8648ce3d040302': 'ES256',
  '2a8648ce3d040303': 'ES384',
  '2b6570': 'EdDSA',
  '2a864886f70d01010b': 'RS256',
};

/** Reads a certificate in DER. Undefined when it is none, or of an edition before the third. */
export function parseCertificate(bytes: Bytes): Certificate | undefined {
  const [tbs, algorithm, signature, ...rest] = readInside(readOne(bytes, tags.sequence)) ?? [];
  const [version, serial, inner, issuer, validity, subject, key, ...more] = readInside(tbs) ?? [];
  const isThird = version?.tag === 0xa0 && toHex(version.content) === '020102';
  if (!tbs || !algorithm || !issuer || !subject || !isThird || toUnsigned(serial) === undefined) return undefined;
  if (rest.length > 0 || !inner || toHex(inner.whole) !== toHex(algorithm.whole)) return undefined;
  const [from, until] = (readInside(validity) ?? []).map(toTime);
  const extensions = readExtensions(more);
  const bits = toBits(signature);
  if (from === undefined || until === undefined || !extensions || !bits) return undefined;
  const name = findName(subject);
  const algorithmName = algorithms[toHex(readInside(algorithm)?.[0]?.content ?? new Uint8Array())];
  return {
    ...extensions,
    signed: tbs.whole,
    algorithm: algorithmName,
    signature: toPlainSignature(bits, algorithmName),
    issuer: toHex(issuer.whole),
    subject: toHex(subject.whole),
    ...(name === undefined ? {} : { name }),
    fromAt: from,
    untilAt: until,
    key: toKey(key),
  };
}

/** A string of bits of which none is left over. */
function toBits(item: DerItem | undefined): Bytes | undefined {
  return item?.tag === tags.bits && item.content[0] === 0 ? item.content.slice(1) : undefined;
}

/** ECDSA as two numbers in DER (RFC 5480 §2.2) as `r` and `s` in full; what is none fits no algorithm. */
function toPlainSignature(bits: Bytes, algorithm: AlgorithmName | undefined): Bytes {
  const length = algorithm === 'ES256' ? 32 : algorithm === 'ES384' ? 48 : undefined;
  if (length === undefined) return bits;
  const numbers = (readInside(readOne(bits, tags.sequence)) ?? []).map(toUnsigned);
  const padded = numbers.map(number => {
    const isShort = number !== undefined && number.length <= length;
    return isShort ? concat(new Uint8Array(length - number.length), number) : new Uint8Array();
  });
  return padded.length === 2 ? concat(...padded) : new Uint8Array();
}

const keyKinds: Readonly<Record<string, 'EC' | 'Ed25519' | 'RSA'>> = {
  '2a8648ce3d0201': 'EC',
  '2b6570': 'Ed25519',
  '2a864886f70d010101': 'RSA',
};

const curves: Readonly<Record<string, { crv: string; length: number }>> = {
  '2a8648ce3d030107': { crv: 'P-256', length: 32 },
  '2b81040022': { crv: 'P-384', length: 48 },
};

/** The key of SubjectPublicKeyInfo (RFC 5280 §4.1.2.7, RFC 5480 §2, RFC 8410 §4, RFC 4055 §1.2). */
function toKey(item: DerItem | undefined): PublicKey | UnreadKey {
  const [algorithm, value] = readInside(item) ?? [];
  const [kind, curve] = (readInside(algorithm) ?? []).map(({ content }) => toHex(content));
  const bits = toBits(value);
  if (!bits) return { unread: 'broken' };
  switch (keyKinds[kind ?? '']) {
    case 'Ed25519':
      return fromJwk({ kty: 'OKP', crv: 'Ed25519', x: toBase64url(bits) });
    case 'EC': {
      const { crv, length } = curves[curve ?? ''] ?? { crv: '', length: 0 };
      if (crv === '') return { unread: 'unknown_kind' };
      if (bits[0] !== 4 || bits.length !== 1 + 2 * length) return { unread: 'broken', kind: crv };
      const [x, y] = [bits.slice(1, 1 + length), bits.slice(1 + length)].map(toBase64url);
      return fromJwk({ kty: 'EC', crv, x: x ?? '', y: y ?? '' });
    }
    case 'RSA': {
      const [n, e] = (readInside(readOne(bits, tags.sequence)) ?? []).map(toUnsigned);
      return n && e ? fromJwk({ kty: 'RSA', n: toBase64url(n), e: toBase64url(e) }) : { unread: 'broken', kind: 'RSA' };
    }
    default:
      return { unread: 'unknown_kind' };
  }
}

/** RFC 5280 §4.1.2.5: always in UTC, always with seconds; of two digits of the year, those from 50 are of 19xx. */
function toTime({ tag, content }: DerItem): number | undefined {
  const text = String.fromCharCode(...content);
  const isLong = tag === tags.generalTime;
  if (!(isLong ? /^\d{14}Z$/ : /^\d{12}Z$/).test(text) || (!isLong && tag !== tags.utcTime)) return undefined;
  const whole = isLong ? text : `${Number(text.slice(0, 2)) >= 50 ? '19' : '20'}${text}`;
  const [, year, month, day, hour, minute, second] = /^(.{4})(..)(..)(..)(..)(..)Z$/.exec(whole) ?? [];
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(time) ? undefined : time;
}

const nameKinds = { organisation: '55040a', common: '550403' };

function findName(subject: DerItem): string | undefined {
  const parts = (readInside(subject) ?? []).flatMap(set => readInside(set, tags.set) ?? []);
  const pairs = parts.map(part => readItems(part.content) ?? []);
  const find = (kind: string) => pairs.find(([name]) => name && toHex(name.content) === kind)?.[1];
  const value = find(nameKinds.organisation) ?? find(nameKinds.common);
  if (value?.tag !== tags.utf8 && value?.tag !== tags.printable) return undefined;
  try {
    return fromUtf8(value.content);
  } catch {
    return undefined;
  }
}
