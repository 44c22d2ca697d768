/** CBOR (RFC 8949), the deterministic part of it: read strictly, written in one form. */
export { type CborLimits, fromCbor } from './read.ts';
export { type CborMap, type CborValue, isTagged, type Tagged, toCbor } from './write.ts';
