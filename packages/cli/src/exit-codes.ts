import type { Verdict } from '@cairn/core/report';

/** What the command answers to the shell. From 64 on they are those of BSD's sysexits. */
export const exitCodes = {
  ok: 0,
  /** A verdict against the credential, a damaged store, or an award that was not issued. */
  no: 1,
  undetermined: 2,
  usage: 64,
  unreadable: 65,
  unavailable: 69,
  bug: 70,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** The code of many: what speaks against one of them first, then what could not be read, then what could not be found out. */
export function worstOf(codes: readonly ExitCode[]): ExitCode {
  const order = [exitCodes.no, exitCodes.unreadable, exitCodes.undetermined];
  return order.find(code => codes.includes(code)) ?? exitCodes.ok;
}

/** 0 only for a credential that is valid; what could not be found out is never reported as false. */
export function exitCodeOf(verdict: Verdict): ExitCode {
  if (verdict === 'valid') return exitCodes.ok;
  return verdict === 'undetermined' ? exitCodes.undetermined : exitCodes.no;
}
