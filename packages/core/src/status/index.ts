/** Lists that say which credentials were withdrawn: of bits (Bitstring Status List 1.0 and older) and of names. */
export { createBits, decodeBits, encodeBits, readBits, setBit, smallestList, writeBits } from './bitstring.ts';
export { readStatus, type StatusReading } from './read-status.ts';
export { parseStatusEntry, type StatusPointer } from './status-entry.ts';
export { type StatusListDraft, type StatusPurpose, toStatusListCredential } from './status-list.ts';
