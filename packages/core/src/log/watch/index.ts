/** For those who watch logs: what a witness may cosign, and the proof that a log showed two histories. */
export { compareViews, isSplit, parseSplit, type SplitView, writeSplit } from './views.ts';
export { judgeSubmission, parseSubmission, type Submission, type WitnessAnswer, writeSubmission } from './witness.ts';
