/** “Is this true?” asked and answered. */
export { findAnywhere } from './find-anywhere.ts';
export { routes } from './routes.ts';
export { verdictOf } from './verdict-of.ts';
