/** Claims that the issuer may not hide (SD-JWT VC §2.2.2.2), for what judging goes by has to be there for everybody. */
export const neverHiddenClaims = ['iss', 'nbf', 'exp', 'cnf', 'vct', 'vct#integrity', 'aka_vcts', 'status'];

/** The same of a credential of the data model: without these nobody could say whose it is, what it is and whether it counts. */
export const neverHiddenProperties = [
  '@context',
  'type',
  'issuer',
  'validFrom',
  'validUntil',
  'credentialStatus',
  'credentialSchema',
  'relatedResource',
  'cnf',
  'iss',
  'nbf',
  'exp',
];

/** The first of these claims that one of these pointers hides, if any does. */
export function findHidden(never: readonly string[], pointers: Iterable<string>): string | undefined {
  for (const pointer of pointers) {
    const claim = never.find(name => pointer === `/${name}` || pointer.startsWith(`/${name}/`));
    if (claim !== undefined) return claim;
  }
  return undefined;
}
