import { escapeAddress } from './quads.ts';

export const xsd = 'http://www.w3.org/2001/XMLSchema#';

/** Canonical lexical forms of the numbers of JSON (JSON-LD 1.1 API §8.6). */
export function toNumber(value: number, datatype: string | undefined): string {
  const isDouble = String(value).includes('.') || Math.abs(value) >= 1e21;
  if (!isDouble) return toLiteral(value.toFixed(0), datatype ?? `${xsd}integer`);
  const digits = value.toExponential(15).replace(/(\d)0*e\+?/, '$1E');
  return toLiteral(digits, datatype ?? `${xsd}double`);
}

/** A literal of a text that is already escaped (RDFC-1.0 §5). */
export function toLiteral(escaped: string, datatype: string | undefined): string {
  return datatype === undefined || datatype === `${xsd}string`
    ? `"${escaped}"`
    : `"${escaped}"^^<${escapeAddress(datatype)}>`;
}
