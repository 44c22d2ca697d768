/** Lists that say which credentials were withdrawn (Bitstring Status List 1.0). */
export { createBits, decodeBits, encodeBits, readBits, setBit, smallestList } from './bitstring.ts';
export {
  parseStatusEntry,
  readStatus,
  type StatusListDraft,
  type StatusPointer,
  type StatusPurpose,
  type StatusReading,
  toStatusListCredential,
} from './status-list.ts';
