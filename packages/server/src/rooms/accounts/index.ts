/** People and machines that sign in: by a link in a letter, or by an API key. */
export { forgetEnded } from './forget-ended.ts';
export { identify } from './identify.ts';
export {
  changePerson,
  createPersonWithoutEmail,
  findOrCreatePersonByEmail,
  getPersons,
  makeOperator,
} from './persons.ts';
export { sendSignInLink } from './request-sign-in-link.ts';
export { routes, signInRoutes } from './routes.ts';
export { openSession, sessionCookie } from './sessions.ts';
export { findPersonByEmail, type PersonRecord } from './store.ts';
