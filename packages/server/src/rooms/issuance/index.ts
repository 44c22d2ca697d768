/** How credentials come to be: recorded, signed, verified, released; one at a time or by lists of learners. */
export { fsckIssuance } from './fsck-issuance.ts';
export { issueAward } from './issue-credential.ts';
export { finishIntents, jobs } from './jobs.ts';
export type { IssueOrder } from './record-requests.ts';
export { routes } from './routes.ts';
