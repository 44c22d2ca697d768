/** How credentials come to be: recorded, signed, verified, released; one at a time or by lists of learners. */
export { fsckIssuance } from './fsck-issuance.ts';
export { type IssueOrder, issueAward } from './issue-credential.ts';
export { finishIntents, jobs } from './jobs.ts';
export { routes } from './routes.ts';
