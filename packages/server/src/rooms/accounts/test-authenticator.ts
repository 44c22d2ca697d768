/** A passkey device for tests, after WebAuthn Level 3 §6: what is wrong with an answer can be chosen. */
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest();
const toText = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');

/** What may be wrong with an answer. */
export interface Twist {
  origin?: string;
  rpId?: string;
  challenge?: string;
  type?: string;
  /** Absent: one more than before. */
  counter?: number;
  /** Answers without asking the person for finger or PIN. */
  unverified?: boolean;
  userHandle?: string;
  /** Names another credential than the one that signs. */
  credentialId?: string;
}

type Options = Readonly<Record<string, unknown>>;

export interface TestAuthenticator {
  credentialId: string;
  make(options: Options, twist?: Twist): ReturnType<typeof toMade>;
  use(options: Options, twist?: Twist): ReturnType<typeof toUsed>;
  /** The same key in another hand. */
  copy(): TestAuthenticator;
}

interface Inside {
  credentialId: string;
  privateKey: KeyObject;
  publicKey: KeyObject;
  userHandle: string;
  counter: number;
}

/** A device that holds one passkey. */
export function newAuthenticator(): TestAuthenticator {
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return open({ ...keys, credentialId: toText(randomBytes(32)), userHandle: '', counter: 0 });
}

function open(inside: Inside): TestAuthenticator {
  return {
    credentialId: inside.credentialId,
    make(options, twist = {}) {
      inside.userHandle = (options['user'] as { id: string }).id;
      return toMade(inside, options, twist);
    },
    use: (options, twist = {}) => toUsed(inside, options, twist),
    copy: () => open({ ...inside }),
  };
}

function toMade(inside: Inside, options: Options, twist: Twist) {
  const { credentialId } = inside;
  const rpId = (options['rp'] as { id: string }).id;
  const id = Buffer.from(credentialId, 'base64url');
  const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, toCoseKey(inside.publicKey)]);
  const authData = Buffer.concat([toAuthData(rpId, twist.counter ?? inside.counter, 0x40, twist), attested]);
  const attestationObject = Buffer.concat([
    Buffer.from([0xa3]),
    ...[text('fmt'), text('none'), text('attStmt'), Buffer.from([0xa0]), text('authData'), bytes(authData)],
  ]);
  const response = {
    clientDataJSON: toClientData('webauthn.create', options, twist),
    attestationObject: toText(attestationObject),
    transports: ['internal'],
  };
  return { id: credentialId, rawId: credentialId, type: 'public-key' as const, response };
}

function toUsed(inside: Inside, options: Options, twist: Twist) {
  inside.counter = twist.counter ?? inside.counter + 1;
  const authData = toAuthData(String(options['rpId']), inside.counter, 0, twist);
  const clientDataJSON = toClientData('webauthn.get', options, twist);
  const signed = Buffer.concat([authData, sha256(Buffer.from(clientDataJSON, 'base64url'))]);
  const id = twist.credentialId ?? inside.credentialId;
  const response = {
    clientDataJSON,
    authenticatorData: toText(authData),
    signature: toText(sign('sha256', signed, inside.privateKey)),
    userHandle: twist.userHandle ?? inside.userHandle,
  };
  return { id, rawId: id, type: 'public-key' as const, response };
}

/** Authenticator data (§6.1): hash of the host, flags, counter. */
function toAuthData(rpId: string, counter: number, flags: number, { rpId: other, unverified }: Twist): Buffer {
  const count = Buffer.alloc(4);
  count.writeUInt32BE(counter);
  return Buffer.concat([sha256(other ?? rpId), Buffer.from([flags | 0x01 | (unverified ? 0 : 0x04)]), count]);
}

function toClientData(type: string, options: Options, twist: Twist): string {
  const client = {
    type: twist.type ?? type,
    challenge: twist.challenge ?? options['challenge'],
    origin: twist.origin ?? 'http://localhost:4173',
    crossOrigin: false,
  };
  return toText(Buffer.from(JSON.stringify(client)));
}

/** ES256 as COSE writes it (RFC 9053 §7.1.1). */
function toCoseKey(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  const start = Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]);
  const coordinate = (value: string) => bytes(Buffer.from(value, 'base64url'));
  return Buffer.concat([start, coordinate(x), Buffer.from([0x22]), coordinate(y)]);
}

/** Text and bytes in CBOR (RFC 8949 §3.1), short ones. */
const text = (value: string) => Buffer.concat([Buffer.from([0x60 + value.length]), Buffer.from(value)]);
function bytes(value: Buffer): Buffer {
  const head = value.length < 256 ? [0x58, value.length] : [0x59, value.length >> 8, value.length & 255];
  return Buffer.concat([Buffer.from(head), value]);
}
