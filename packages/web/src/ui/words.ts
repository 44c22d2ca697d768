import { frame as ar } from '../messages/ar/frame.ts';
import { frame as en } from '../messages/en/frame.ts';

/** Words that the parts themselves say. */
export const frameWords = { en, ar };
