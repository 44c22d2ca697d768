import { type NoteKey, parseNoteKey } from '@cairn/core/log/notes';
import { Malformed } from '@cairn/core/malformed';

/** Somebody who cosigns the log, and the address below which they are asked (C2SP tlog-witness). */
export interface ListedWitness {
  key: NoteKey;
  /** Without a slash at its end. */
  url: string;
}

/** Who is asked to cosign the transparency log, and how many have to before anybody is shown it. */
export interface Witnessing {
  witnesses: readonly ListedWitness[];
  /** 0 shows it at once; what is cosigned later is added. */
  needed: number;
  /** They may be asked over plain http and on this machine or network: the operator knows them. */
  isNear: boolean;
}

/** How such a list looks. */
export const witnessExample = 'w.example/1+0a1b2c3d+BA… https://witness.example, …';

const mostWitnesses = 32;

/** The witnesses of a list: key and address of each, with commas or line feeds between. Undefined when it is none. */
export function parseWitnesses(text: string, isNear: boolean): ListedWitness[] | undefined {
  const lines = text.split(/[,\n]/).map(line => line.trim().split(/\s+/));
  const witnesses = lines.flatMap(([line = '', url = '', ...more]) => {
    const key = findKey(line);
    return key && more.length === 0 && mayAsk(url, isNear) ? [{ key, url: url.replace(/\/+$/, '') }] : [];
  });
  const names = new Set(witnesses.map(({ key }) => key.name));
  const isWhole = witnesses.length === lines.length && names.size === lines.length && lines.length <= mostWitnesses;
  return isWhole ? witnesses : undefined;
}

function findKey(line: string): NoteKey | undefined {
  try {
    const key = parseNoteKey(line);
    return key.kind === 'cosigner' ? key : undefined;
  } catch (fault) {
    if (fault instanceof Malformed) return undefined;
    throw fault;
  }
}

function mayAsk(text: string, isNear: boolean): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') return false;
  return url.protocol === 'https:' || (isNear && url.protocol === 'http:');
}
