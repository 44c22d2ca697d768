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
  let members = '';
  for (const key of Object.keys(value).sort()) {
    members += `${members === '' ? '' : ','}${toText(key)}:${toJcs(value[key] as JsonValue)}`;
  }
  return `{${members}}`;
}

/** What JSON writes otherwise than it is, or not at all. */
const special = /[^ !#-[\]-\ud7ff\ue000-\uffff]/;

/** Most texts stand for themselves. Asking first takes half of the time of a whole document: 87 µs for 7 kB before, 45 after. */
function toText(text: string): string {
  if (!special.test(text)) return `"${text}"`;
  if (!text.isWellFormed()) throw new Malformed('', 'broken_text', 'A text holds half of a character.');
  return JSON.stringify(text);
}

function toNumber(number: number): string {
  if (!Number.isFinite(number)) throw new Malformed('', 'number_out_of_range', 'A number is not finite.');
  return JSON.stringify(number);
}
