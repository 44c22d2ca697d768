import { isDateTimeStamp } from '../identifiers.ts';

/** Milliseconds of an XSD dateTimeStamp. Undefined for everything else, a missing zone included (VCDM 2.0 §4.9). */
export function toTime(value: unknown): number | undefined {
  const time = isDateTimeStamp(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}

/** The value itself when it is text. */
export function toText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
