import type { JsonValue } from '../json.ts';

/** Seconds since 1970 (RFC 7519 §2) as an instant. What is no such number reads as an instant that nobody can read. */
export function fromNumericDate(seconds: JsonValue): string {
  const date = new Date(typeof seconds === 'number' ? seconds * 1_000 : Number.NaN);
  return Number.isNaN(date.getTime()) ? 'unreadable' : date.toISOString();
}
