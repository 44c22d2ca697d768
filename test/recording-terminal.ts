import type { Terminal } from '../packages/cli/src/terminal.ts';

/** A terminal in memory: what was printed and run can be read afterwards. */
export interface RecordingTerminal extends Terminal {
  said(): string;
  complained(): string;
  ran: { script: string; parameters: readonly string[]; environment: Readonly<Record<string, string>> }[];
}

/** English, cut off from the network, unless said otherwise. */
export function recordingTerminal(given: Partial<Terminal> = {}): RecordingTerminal {
  const [out, err]: [string[], string[]] = [[], []];
  const ran: RecordingTerminal['ran'] = [];
  return {
    say: line => out.push(line),
    complain: line => err.push(line),
    environment: { LANG: 'en_GB.UTF-8' },
    readInput: async () => new Uint8Array(),
    fetch: () => Promise.reject(new TypeError('no network')),
    now: () => new Date('2026-11-24T12:00:00Z'),
    wait: async () => {},
    untilStopped: async () => {},
    run: async (script, parameters, environment) => {
      ran.push({ script, parameters, environment });
      return 0;
    },
    said: () => out.join('\n'),
    complained: () => err.join('\n'),
    ran,
    ...given,
  };
}
