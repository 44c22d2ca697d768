import { escapeAddress } from './quads.ts';

export const xsd = 'http://www.w3.org/2001/XMLSchema#';

/** What stands behind a literal of this datatype (RDFC-1.0 §5): nothing for plain texts. */
export function toSuffix(datatype: string | undefined): string {
  return datatype === undefined || datatype === `${xsd}string` ? '' : `^^<${escapeAddress(datatype)}>`;
}

const ofBoolean = toSuffix(`${xsd}boolean`);
const ofInteger = toSuffix(`${xsd}integer`);
const ofDouble = toSuffix(`${xsd}double`);

/** The canonical literal of a number or a truth value (JSON-LD 1.1 API §8.6). `suffix` is of its datatype, if it has one. */
export function toNative(value: number | boolean, suffix: string | undefined): string {
  if (typeof value === 'boolean') return `"${value}"${suffix ?? ofBoolean}`;
  const isDouble = String(value).includes('.') || Math.abs(value) >= 1e21;
  if (!isDouble) return `"${value.toFixed(0)}"${suffix ?? ofInteger}`;
  return `"${toDouble(value)}"${suffix ?? ofDouble}`;
}

/** The same few credits and results come again and again, and sixteen digits cost 2 µs. */
const doubles = new Map<number, string>();
const mostDoubles = 1_000;

/** Sixteen digits, without the zeros at their end. */
function toDouble(value: number): string {
  const known = doubles.get(value);
  if (known !== undefined) return known;
  const digits = value.toExponential(15).replace(/(\d)0*e\+?/, '$1E');
  if (doubles.size === mostDoubles) doubles.clear();
  doubles.set(value, digits);
  return digits;
}
