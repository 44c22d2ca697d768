/** One award in each public form: `to…` writes it, `from…` reads it, `check…` says what a document lacks. */
export { describeProblem, type Problem, type ProblemCode } from '../problem.ts';
export { checkClr } from './clr/check-clr.ts';
export { checkEndorsement, checkOpenBadge } from './open-badge/check-open-badge.ts';
export { fromOpenBadge } from './open-badge/from-open-badge.ts';
export { toAchievementDocument, toProfileDocument } from './open-badge/to-documents.ts';
export { toOpenBadge } from './open-badge/to-open-badge.ts';
export {
  signCredentialCose,
  signCredentialToken,
  signOldCredentialToken,
  signOpenBadgeToken,
} from './vc-jwt/to-token.ts';
