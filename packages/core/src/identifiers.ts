const absoluteUri = /^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"{}|\\^`\p{Cc}]+$/u;
const dateTimeStamp =
  /^(\d{4}-\d\d-\d\d)T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-](?:0\d|1[0-3]):[0-5]\d|[+-]14:00)$/;
const languageTag = /^[a-z]{2,4}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?$/;
const longestUri = 2_048;

/**
 * Is this a complete address that signing keeps as it is: an absolute URI or IRI without white space and without the
 * characters that RFC 3987 forbids? At most 2,048 characters, unless it is a `data:` address.
 */
export function isAbsoluteUri(value: unknown): value is string {
  if (typeof value !== 'string' || !absoluteUri.test(value)) return false;
  if (value.startsWith('data:')) return true;
  return value.length <= longestUri && (!/^https?:/i.test(value) || URL.canParse(value));
}

/** Is this a day of the calendar, as `2026-06-12`? */
export function isDay(value: unknown): value is string {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const [year, month, day] = [Number(value.slice(0, 4)), Number(value.slice(5, 7)), Number(value.slice(8))];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month);
}

function daysOf(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Is this a moment with its zone (XML Schema 1.1 dateTimeStamp), perhaps with fractions of a second? */
export function isDateTimeStamp(value: unknown): value is string {
  return typeof value === 'string' && isDay(dateTimeStamp.exec(value)?.[1]);
}

/** Is this a moment as we write it: with its zone, without fractions of a second, as `2026-06-12T00:00:00Z`? */
export function isInstant(value: unknown): value is string {
  return isDateTimeStamp(value) && !value.includes('.');
}

/** Is this a language tag that Open Badges accepts: language, script and region, as `en`, `zh-Hant`, `pt-BR`? */
export function isLanguageTag(value: unknown): value is string {
  return typeof value === 'string' && languageTag.test(value);
}
