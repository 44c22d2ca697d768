/** A claim code in groups of four, as people read it aloud and type it. */
export function toReadableCode(code: string): string {
  return code.replace(/[\s-]/g, '').replace(/(.{4})(?=.)/g, '$1-');
}

/** Where a code is typed, left to right inside any language. */
export function ClaimAddress() {
  return <bdi dir="ltr">{`${location.host}/claim`}</bdi>;
}
