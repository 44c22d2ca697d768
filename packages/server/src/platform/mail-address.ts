const reserved = /(^|\.)(example|test|invalid|localhost|local|example\.(com|net|org))\.?$/i;

/**
 * Whether nobody can ever get mail under this address, because its domain is set aside for examples and tests (RFC 2606,
 * RFC 6761, RFC 6762).
 */
export function isForExamples(address: string): boolean {
  return reserved.test(address.slice(address.lastIndexOf('@') + 1));
}
