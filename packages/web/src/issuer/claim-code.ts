/** A claim code in groups of four, as people read it aloud and type it. */
export function toReadableCode(code: string): string {
  return code.replace(/[\s-]/g, '').replace(/(.{4})(?=.)/g, '$1-');
}
