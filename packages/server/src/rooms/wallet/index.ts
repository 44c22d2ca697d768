/** What a learner holds: taken by a link or a code, private until they publish it. */
export { routes } from './routes.ts';
