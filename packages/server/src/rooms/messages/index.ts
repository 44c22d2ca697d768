/** Letters to people about what happened. */
export { reactions } from './reactions.ts';
export { routes } from './routes.ts';
