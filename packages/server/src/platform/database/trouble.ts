/** Codes by which PostgreSQL and the network say that the connection is gone (PostgreSQL appendix A, classes 08 and 57P). */
const awayCodes = new Set([
  ...['08000', '08001', '08003', '08004', '08006', '08007', '57P01', '57P02', '57P03', '53300'],
  ...['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'ENOENT', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH'],
]);

const retryCodes = new Set(['40001', '40P01']);

/** The database did not answer; nothing is known to be wrong with the request, nor whether a commit under way was kept. */
export class DatabaseAway extends Error {
  override readonly name = 'DatabaseAway';
}

/** What the driver threw, as `DatabaseAway` when it means that. The driver's own errors of connection carry no code. */
export function toDatabaseError(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof DatabaseAway) return error;
  const isPlain = error.constructor === Error && codeOf(error) === '';
  return isPlain || awayCodes.has(codeOf(error)) ? new DatabaseAway(error.message, { cause: error }) : error;
}

/** The transaction lost a race and may be told again from the start. */
export function isRetryable(error: unknown): boolean {
  return retryCodes.has(codeOf(error));
}

/** A row with that key exists already (PostgreSQL appendix A, `unique_violation`); `constraint` narrows it to one. */
export function isDuplicate(error: unknown, constraint?: string): boolean {
  if (codeOf(error) !== '23505') return false;
  return constraint === undefined || (error as { constraint?: string }).constraint === constraint;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
