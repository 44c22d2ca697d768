import { listProofs } from '../../proof/index.ts';
import type { StatusPointer } from '../../status/index.ts';
import type { Secured } from '../secured.ts';
import { askValidity } from './validity.ts';

/** Where the list of an earlier day is asked for (Bitstring Status List 1.0 §3.2, `timestamp`). */
export function toPastAddress({ list }: Pick<StatusPointer, 'list'>, day: Date): string {
  const timestamp = encodeURIComponent(`${day.toISOString().slice(0, 19)}Z`);
  return `${list}${list.includes('?') ? '&' : '?'}timestamp=${timestamp}`;
}

/** Is this list of a later day than the one that is judged for, by its own dates or those of a signature? */
export function isOfLaterDay({ document, token }: Secured, now: Date): boolean {
  const signatures = token ? [{ created: token.signedAt ?? '' }] : listProofs(document);
  const dated = signatures.filter(({ created }) => created !== '');
  return [undefined, ...dated].some(proof => {
    const { code } = askValidity(document, proof, now);
    return code === 'not_yet_valid' || code === 'not_yet_signed';
  });
}
