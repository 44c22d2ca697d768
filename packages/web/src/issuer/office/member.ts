import type { member } from '@cairn/api/organisations';
import type { z } from 'zod';

/** Somebody who belongs to the organisation, as the API tells it. */
export type Member = z.output<typeof member>;

export const nameOf = (person: Member): string => person.name ?? person.email ?? '';
