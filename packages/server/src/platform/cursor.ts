import { Refusal } from './refusal.ts';

/** Where a page of a list ended: the instant and id of its last row, of which no two are equal. */
export interface Cursor {
  at: Date;
  id: string;
}

/** The `next` of a page that more rows follow. */
export function toCursor({ at, id }: Cursor): string {
  return `${at.getTime()}.${id}`;
}

/** The place from which to go on. Refuses `request_malformed` when it was not made here. */
export function parseCursor(text: string | undefined): Cursor | undefined {
  if (text === undefined) return undefined;
  const [, milliseconds, id] = /^(\d{1,15})\.([a-z0-9]{1,40})$/.exec(text) ?? [];
  if (milliseconds === undefined || id === undefined) throw new Refusal('request_malformed');
  return { at: new Date(Number(milliseconds)), id };
}
