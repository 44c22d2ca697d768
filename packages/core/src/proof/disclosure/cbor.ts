import type { Bytes } from '../../bytes.ts';
import { type CborValue as AnyValue, fromCbor as readCbor } from '../../cbor/index.ts';

export { toCbor } from '../../cbor/index.ts';

/** The little of CBOR that proof values are made of; every other item is refused. */
export type CborValue = number | string | Bytes | CborValue[] | ReadonlyMap<number, CborValue>;

/** Items nest no deeper than a list of lists in a list. */
const limits = { depth: 3, items: 20_000 };

/** The one item that the bytes hold. Undefined when they hold another kind, a longer form than needed, or anything more. */
export function fromCbor(bytes: Bytes): CborValue | undefined {
  const value = readCbor(bytes, limits);
  return value !== undefined && isOfProof(value) ? value : undefined;
}

function isOfProof(value: AnyValue): value is CborValue {
  if (typeof value === 'number') return value >= 0;
  if (typeof value === 'string' || value instanceof Uint8Array) return true;
  if (Array.isArray(value)) return value.every(isOfProof);
  if (!(value instanceof Map)) return false;
  return [...value].every(([key, member]) => typeof key === 'number' && key >= 0 && isOfProof(member));
}
