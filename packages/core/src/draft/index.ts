/** Before anybody signs: what a definition still lacks, and what is wrong with an award. */
export { describeProblem, type Problem, type ProblemCode } from '../problem.ts';
export { type LintedDraft, lintAward } from './lint-award.ts';
export { openLinter } from './linter.ts';
export { parseDraft } from './parse-draft.ts';
export { isComplete, type PackName, type Readiness, type ReadinessItemId, readiness } from './readiness.ts';
export { type ItemSentences, packSentences, readinessSentences } from './sentences.ts';
