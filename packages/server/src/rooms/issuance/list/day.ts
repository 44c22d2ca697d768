/** What a cell says about a day: one day, two possible ones, or nothing that can be read. */
export type ReadDay = { day: string } | { either: [dayFirst: string, monthFirst: string] } | 'unreadable';

/** Months by their beginnings, in the languages whose headings are known. Each row is one month. */
const months = `jan|janv|ene|janu|يناير|كانون الثاني|янв
feb|fev|febr|فبراير|شباط|фев
mar|mars|marz|mrz|مارس|اذار|мар
apr|avr|abr|ابريل|نيسان|апр
may|mai|mayo|مايو|ايار|май|мая|маи
jun|juin|يونيو|حزيران|июн
jul|juil|يوليو|تموز|июл
aug|aou|ago|اغسطس|اب|авг
sep|sept|set|سبتمبر|ايلول|сен
oct|okt|اكتوبر|تشرين الاول|окт
nov|نوفمبر|تشرين الثاني|ноя
dec|dez|dic|ديسمبر|كانون الاول|дек`
  .split('\n')
  .map(line => line.split('|'));

/** Reads a day as people write it. Day and month are never guessed when both orders make sense. */
export function readDay(cell: string): ReadDay {
  const text = plain(cell);
  const spelled = readSpelled(text);
  if (spelled) return spelled;
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t ][\d:.]+z?)?$/.exec(text);
  if (iso) return one(iso[1], iso[2], iso[3]);
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})\.?$/.exec(text);
  if (dotted) return one(dotted[3], dotted[2], dotted[1]);
  const slashed = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})$/.exec(text);
  return slashed ? either(slashed[3], slashed[1], slashed[2]) : readSerial(text);
}

/** Western digits, no accents, no ordinal endings, Chinese and Japanese date marks as hyphens. */
function plain(cell: string): string {
  return cell
    .normalize('NFKD')
    .replace(/[\p{M}\u200e\u200f\u061c\u0640]/gu, '')
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, digit => String((digit.codePointAt(0) ?? 0) & 15))
    .replace(/^(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]$/u, '$1-$2-$3')
    .toLowerCase()
    .replace(/[أإآ]/g, 'ا')
    .replace(/(\d)(?:st|nd|rd|th|er|º|\.(?=\s*\p{L}))/gu, '$1')
    .trim();
}

function readSpelled(text: string): ReadDay | undefined {
  const words = text.split(/(?:[\s,.-]|\b(?:de|del|of|г)\b)+/u).filter(word => word !== '' && word !== 'г');
  const letters = words.filter(word => /\p{L}/u.test(word)).join(' ');
  const numbers = words.filter(word => /^\d+$/.test(word));
  const month = letters === '' ? 0 : monthOf(letters);
  if (month === 0) return undefined;
  const [first = '', second = ''] = numbers;
  if (numbers.length !== 2) return 'unreadable';
  return first.length === 4 ? one(first, String(month), second) : one(second, String(month), first);
}

function monthOf(word: string): number {
  let best = { month: 0, length: 0 };
  for (const [index, names] of months.entries()) {
    for (const name of names) {
      if (word.startsWith(name) && name.length > best.length) best = { month: index + 1, length: name.length };
    }
  }
  return best.month;
}

/** A spreadsheet's own count of days since 1899-12-30, for the years 2000 to 2064. */
function readSerial(text: string): ReadDay {
  const serial = /^\d{5}$/.test(text) ? Number(text) : 0;
  if (serial < 36_526 || serial > 60_000) return 'unreadable';
  return { day: new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10) };
}

function either(year: string | undefined, first: string | undefined, second: string | undefined): ReadDay {
  const dayFirst = one(year, second, first);
  const monthFirst = one(year, first, second);
  if (dayFirst === 'unreadable') return monthFirst;
  if (monthFirst === 'unreadable' || first === second) return dayFirst;
  return 'day' in dayFirst && 'day' in monthFirst ? { either: [dayFirst.day, monthFirst.day] } : 'unreadable';
}

/** A day of the calendar; two digits of a year mean this century. */
function one(year = '', month = '', day = ''): ReadDay {
  const fullYear = year.length === 2 ? `20${year}` : year;
  const iso = `${fullYear}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const instant = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(instant.getTime()) || instant.toISOString().slice(0, 10) !== iso ? 'unreadable' : { day: iso };
}
