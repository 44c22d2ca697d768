import type { JsonValue } from '../json.ts';
import { Malformed } from '../malformed.ts';

/**
 * The canonical text of a JSON value: members in the order of their UTF-16 code units, no white space, numbers as ECMAScript
 * writes them (RFC 8785 §3.2).
 * @throws Malformed for a number that is not finite and for half of a surrogate pair (§3.2.2), which `parseJson` lets in
 * neither
 */
export function toJcs(value: JsonValue): string {
  if (typeof value === 'string') return toText(value);
  if (typeof value === 'number') return toNumber(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(toJcs).join(',')}]`;
  const members = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${members.map(([key, member]) => `${toText(key)}:${toJcs(member)}`).join(',')}}`;
}

function toText(text: string): string {
  if (!text.isWellFormed()) throw new Malformed('', 'broken_text', 'A text holds half of a character.');
  return JSON.stringify(text);
}

function toNumber(number: number): string {
  if (!Number.isFinite(number)) throw new Malformed('', 'number_out_of_range', 'A number is not finite.');
  return JSON.stringify(number);
}
