/**
 * A cell that no spreadsheet program takes for a formula: what begins like one gets an apostrophe in front
 * (OWASP, “CSV injection”), and every cell stands in quotes.
 */
function toCell(text: string): string {
  const harmless = /^[\s]*[=+\-@\t\r|%＝＋－＠]/u.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}

/** A table as CSV that spreadsheet programs open with its letters right: UTF-8 with a mark, lines as they expect them. */
export function toCsv(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  return `\uFEFF${[headings, ...rows].map(cells => cells.map(toCell).join(',')).join('\r\n')}\r\n`;
}
