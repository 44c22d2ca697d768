import { ApiRefused, type Problem } from '@cairn/api/client';

/** A sentence about one place of what was sent; `at` is a JSON Pointer into the body. */
export interface Fault {
  at: string;
  sentence: string;
}

/** Why something did not happen. `refused` carries the server's own sentence; the others are ours to say. */
export type Trouble =
  | { kind: 'refused'; problem: Problem; faults: Fault[] }
  | { kind: 'unreachable' }
  | { kind: 'broken' };

/** The pointer below the body, whichever way the server wrote it: `/body/a/b`, `/a/b` or `a.b`. */
function toPointer(at: string): string {
  const slashed = at.startsWith('/') ? at : `/${at.replaceAll('.', '/')}`;
  return slashed.replace(/^\/body(?=\/)/, '');
}

export function toTrouble(error: unknown): Trouble {
  if (error instanceof ApiRefused) {
    if (error.problem.code === 'bug') return { kind: 'broken' };
    const faults = (error.problem.problems ?? []).map(({ at, sentence }) => ({ at: toPointer(at), sentence }));
    return { kind: 'refused', problem: error.problem, faults };
  }
  return error instanceof TypeError ? { kind: 'unreachable' } : { kind: 'broken' };
}

/** The stable code of a refusal, if that is what happened. */
export function codeOf(trouble: Trouble | undefined): string | undefined {
  return trouble?.kind === 'refused' ? trouble.problem.code : undefined;
}
