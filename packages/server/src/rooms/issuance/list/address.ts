import { email } from '@cairn/api/shapes';

/** Slips of the finger in the domains that most people use. */
const slips = new Map([
  ['gmial.com', 'gmail.com'],
  ['gmai.com', 'gmail.com'],
  ['gmail.co', 'gmail.com'],
  ['gmail.con', 'gmail.com'],
  ['gamil.com', 'gmail.com'],
  ['gnail.com', 'gmail.com'],
  ['hotmial.com', 'hotmail.com'],
  ['hotmail.con', 'hotmail.com'],
  ['hotnail.com', 'hotmail.com'],
  ['outlok.com', 'outlook.com'],
  ['outlook.con', 'outlook.com'],
  ['yaho.com', 'yahoo.com'],
  ['yahoo.con', 'yahoo.com'],
  ['iclod.com', 'icloud.com'],
]);

/** A mail address that was written, judged: good, or bad with what it was probably meant to be. */
export type JudgedAddress =
  | { good: true; address: string }
  | { good: false; code: 'email_malformed' | 'email_misspelt'; suggestion?: string };

/** Judges an address; it is never changed but offered in its mended form. */
export function judgeAddress(cell: string): JudgedAddress {
  const address = cell.trim();
  const well = email.safeParse(address).success;
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  const slip = slips.get(domain);
  if (well && slip === undefined) return { good: true, address };
  const suggestion = mend(address);
  const offered = suggestion !== address && email.safeParse(suggestion).success ? { suggestion } : {};
  return { good: false, code: well ? 'email_misspelt' : 'email_malformed', ...offered };
}

function mend(address: string): string {
  const inBrackets = /<([^<>]+)>/.exec(address)?.[1] ?? address;
  const tidy = inBrackets
    .normalize('NFKC')
    .replace(/^mailto:/i, '')
    .replace(/[\s\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, '')
    .replace(/\(at\)|\[at\]/i, '@')
    .replace(/[@\uff20]+/gu, '@')
    .replace(/^["'‘’“”]+|["'‘’“”.,;:]+$/gu, '')
    .replace(/\.{2,}/g, '.');
  const at = tidy.lastIndexOf('@');
  if (at < 1) return tidy;
  const domain = asciiDomain(tidy.slice(at + 1).replaceAll(',', '.'));
  return `${tidy.slice(0, at)}@${slips.get(domain) ?? domain}`;
}

function asciiDomain(domain: string): string {
  return URL.canParse(`http://${domain}`) ? new URL(`http://${domain}`).hostname : domain;
}
