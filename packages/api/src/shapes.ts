import { z } from 'zod';

/** Pieces that several rooms share. Everything that comes from outside has an upper bound. */

export const id = z.string().regex(/^[a-z0-9]{16,40}$/, 'An id has 16 to 40 small letters and digits.');
export const instant = z.iso.datetime({ offset: true });
export const day = z.iso.date();
export const url = z.url({ protocol: /^https?$/, error: 'Give a whole address that begins with https://.' }).max(2000);
export const email = z.email({ error: 'Write the address like name@place.example.' }).max(254);
export const languageTag = z
  .string()
  .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'Give a language tag such as en or ar.')
  .max(35);
/** A person's name exactly as they write it: any script, one field. */
export const personName = z.string().trim().min(1, 'Give the name.').max(200, 'A name has at most 200 characters.');
export const line = z.string().trim().min(1, 'Write something here.').max(300, 'Keep this under 300 characters.');
export const text = z.string().trim().min(1, 'Write something here.').max(10_000, 'Keep this under 10,000 characters.');
export const interfaceLanguage = z.enum(['en', 'ar']);

/** Lists are always paged: `cursor` is what the page before gave as `next`. */
export const pageQuery = {
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
};
export function page<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), next: z.string().optional(), total: z.number().int() });
}

export const done = z.object({ done: z.literal(true) });
export const organisationParams = z.object({ organisationId: id });

/** A receipt of the transparency log, to be kept beside the credential (C2SP tlog-proof). */
export const receipt = z.object({ fileName: z.string(), content: z.string() });
