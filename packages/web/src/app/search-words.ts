/** Readers for what stands in the address after the question mark. What cannot be read is as if it were not there. */
type Reader<Value> = (value: unknown) => Value | undefined;

export const parseText: Reader<string> = value => {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value.slice(0, 500) : undefined;
};

export function parseOneOf<const Value extends string>(allowed: readonly Value[]): Reader<Value> {
  return value => allowed.find(candidate => candidate === value);
}

/** The known words of an address; unknown ones are dropped. */
export function parseWords<Words extends Record<string, unknown>>(
  search: Record<string, unknown>,
  readers: { [Name in keyof Words]: Reader<Words[Name]> },
): { [Name in keyof Words]?: Words[Name] | undefined } {
  const found = Object.entries(readers).flatMap(([name, read]) => {
    const value = (read as Reader<unknown>)(search[name]);
    return value === undefined ? [] : [[name, value]];
  });
  return Object.fromEntries(found) as Partial<Words>;
}
