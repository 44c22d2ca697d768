/** The compiled path cannot prove that it would give the same bytes. Thrown inside of it and caught at its door. */
export class Declined extends Error {
  override name = 'Declined';
}

/** Leaves the compiled path. The reason is for people who measure how often that happens. */
export function decline(reason: string): never {
  throw new Declined(reason);
}
