import { toHex } from '../bytes.ts';
import { type DerItem, readInside, readOne, tags } from './der.ts';

/** What the extensions of a certificate say (RFC 5280 §4.2). */
export interface Extensions {
  /** It may issue certificates, at most so many below it besides the last. */
  isAuthority: boolean;
  pathLength?: number;
  /** Its key may sign documents; its key may sign certificates. Without the extension it may both. */
  signsDocuments: boolean;
  signsCertificates: boolean;
  /** Names of hosts and whole addresses that are its subject's (subjectAltName). */
  hosts: string[];
  addresses: string[];
  /** It has an extension that must be understood, and is not here. */
  isStrange: boolean;
}

const kinds = { basicConstraints: '551d13', keyUsage: '551d0f', subjectAltName: '551d11', extendedKeyUsage: '551d25' };

/** Reads what stands behind the key of a certificate. Undefined when it is not as it must be. */
export function readExtensions(items: readonly DerItem[]): Extensions | undefined {
  const holder = items.find(({ tag }) => tag === 0xa3);
  const list = holder ? readInside(readOne(holder.content, tags.sequence)) : [];
  if (!list || items.some(({ tag }) => ![0x81, 0x82, 0xa3].includes(tag))) return undefined;
  const read: Extensions = {
    isAuthority: false,
    signsDocuments: true,
    signsCertificates: true,
    hosts: [],
    addresses: [],
    isStrange: false,
  };
  const seen = new Set<string>();
  for (const extension of list) {
    const [name, ...rest] = readInside(extension) ?? [];
    const isCritical = rest.length === 2 && rest[0]?.tag === tags.boolean && rest[0].content[0] === 0xff;
    const value = rest.at(-1);
    if (name?.tag !== tags.name || value?.tag !== tags.octets || rest.length !== (isCritical ? 2 : 1)) return undefined;
    const kind = toHex(name.content);
    if (seen.has(kind) || !readExtension(kind, value, isCritical, read)) return undefined;
    seen.add(kind);
  }
  return read;
}

function readExtension(kind: string, { content }: DerItem, isCritical: boolean, read: Extensions): boolean {
  if (kind === kinds.basicConstraints) return readBasicConstraints(readOne(content, tags.sequence), read);
  if (kind === kinds.keyUsage) return readKeyUsage(readOne(content, tags.bits), read);
  if (kind === kinds.subjectAltName) return readNames(readOne(content, tags.sequence), read);
  if (isCritical && kind !== kinds.extendedKeyUsage) read.isStrange = true;
  return true;
}

/** §4.2.1.9. */
function readBasicConstraints(item: DerItem | undefined, read: Extensions): boolean {
  const parts = readInside(item);
  if (!parts || parts.length > 2) return false;
  const [authority, length] = parts;
  if (!authority) return true;
  read.isAuthority = authority.tag === tags.boolean && authority.content[0] === 0xff;
  if (!length) return read.isAuthority;
  const [count] = length.content;
  const isCount = length.tag === tags.integer && length.content.length === 1 && count !== undefined && count < 0x80;
  if (isCount) read.pathLength = count;
  return read.isAuthority && isCount;
}

/** §4.2.1.3: the first bit is digitalSignature, the sixth keyCertSign. */
function readKeyUsage(item: DerItem | undefined, read: Extensions): boolean {
  const [unused, bits] = item?.content ?? [];
  if (unused === undefined || unused > 7 || bits === undefined) return false;
  read.signsDocuments = (bits & 0x80) !== 0;
  read.signsCertificates = (bits & 0x04) !== 0;
  return true;
}

/** §4.2.1.6: dNSName and uniformResourceIdentifier; other names say nothing here. */
function readNames(item: DerItem | undefined, read: Extensions): boolean {
  for (const { tag, content } of readInside(item) ?? []) {
    const text = String.fromCharCode(...content.slice(0, 2_048));
    if (tag === 0x82) read.hosts.push(text.toLowerCase());
    if (tag === 0x86) read.addresses.push(text);
  }
  return item !== undefined;
}
