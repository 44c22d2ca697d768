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
  return `"${isShort(value) ? value.toExponential().replace('e+', 'E') : toLongDouble(value)}"${suffix ?? ofDouble}`;
}

/** Sixteen digits, without the zeros at their end. */
function toLongDouble(value: number): string {
  return value.toExponential(15).replace(/(\d)0*e\+?/, '$1E');
}

/** Is it a number that a double holds exactly in a few digits, as halves and quarters? Its sixteen digits cost 2 µs. */
function isShort(value: number): boolean {
  const size = Math.abs(value);
  return size >= 1 && size < 1_000 && Number.isInteger(value * 256);
}
