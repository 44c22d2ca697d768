import { createClient } from '@cairn/api/client';
import type { Language } from '../messages/text.ts';
import { fetchProven } from './fresh-proof.ts';

/** The language in which the server wrote the page around us. */
export const pageLanguage: Language = document.documentElement.lang.startsWith('ar') ? 'ar' : 'en';

/** The one way to the server: the client that everybody else gets. */
export const api = createClient({ fetch: fetchProven }, '', { 'accept-language': pageLanguage });
