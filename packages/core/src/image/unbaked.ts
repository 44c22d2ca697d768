/** What was found in a picture: a credential of Open Badges 3, or an assertion of Open Badges 1 or 2 (text, token or address). */
export interface Unbaked {
  kind: 'credential' | 'assertion';
  text: string;
}

/** Pictures larger than this are not looked into. */
export const largestImageBytes = 20 * 1024 * 1024;
/** Texts in pictures larger than this are not read. */
export const largestTextBytes = 1024 * 1024;

/** Keyword of the PNG chunk that Open Badges 3.0 prescribes. */
export const credentialKeyword = 'openbadgecredential';

const kinds: Readonly<Record<string, Unbaked['kind']>> = { [credentialKeyword]: 'credential', openbadges: 'assertion' };

/** The text under a PNG keyword, when the keyword is one of Open Badges. */
export function unbakedFrom(keyword: string, text: string): Unbaked | undefined {
  const kind = Object.hasOwn(kinds, keyword) ? kinds[keyword] : undefined;
  return kind && { kind, text };
}
