import type { Award, Result, ResultDescription } from '../award.ts';
import { type Problem, type ProblemCode, toProblem } from '../problem.ts';

const notPassed = new Set(['Enrolled', 'Failed', 'InProgress', 'OnHold', 'Withdrew']);

/** Results must belong to the achievement, be possible there, and be good enough for an award (Open Badges 3.0 §B.1.18 ff.). */
export function* lintResults(award: Award): Generator<Problem> {
  const described = new Map(award.achievement.resultDescriptions.map(description => [description.id, description]));
  for (const [index, result] of award.results.entries()) {
    const at = `/results/${index}`;
    const description = described.get(result.resultDescription ?? '');
    if (result.resultDescription !== undefined && description === undefined) {
      yield toProblem(`${at}/resultDescription`, 'result_unknown');
    }
    const name = description?.name ?? result.resultDescription ?? '';
    if (notPassed.has(result.status ?? '')) yield toProblem(`${at}/status`, 'not_passed', { name });
    if (description === undefined) continue;
    const fault = findFault(result, description);
    if (fault !== undefined) yield toProblem(at + fault.at, fault.code, { name, value: result.value ?? '' });
  }
}

/** The first thing wrong, since a value that is not possible cannot be compared with what is required. */
function findFault(result: Result, description: ResultDescription): { at: string; code: ProblemCode } | undefined {
  if (description.resultType === 'Status' && result.status === undefined) {
    return { at: '/status', code: 'result_status_missing' };
  }
  const levels = description.rubricCriterionLevel?.map(level => level.id) ?? [];
  const { achievedLevel, value } = result;
  if (achievedLevel !== undefined && !levels.includes(achievedLevel)) {
    return { at: '/achievedLevel', code: 'result_level_unknown' };
  }
  if (value !== undefined && !isPossible(value, description)) return { at: '/value', code: 'result_value_not_allowed' };
  const { requiredLevel, requiredValue } = description;
  if (requiredLevel !== undefined && achievedLevel !== undefined) {
    if (levels.indexOf(achievedLevel) < levels.indexOf(requiredLevel)) {
      return { at: '/achievedLevel', code: 'requirement_not_met' };
    }
  }
  if (requiredValue !== undefined && value !== undefined && isBelow(value, requiredValue, description)) {
    return { at: '/value', code: 'requirement_not_met' };
  }
  return undefined;
}

function isPossible(value: string, { allowedValue, valueMin, valueMax }: ResultDescription): boolean {
  if (allowedValue !== undefined && allowedValue.length > 0) return allowedValue.includes(value);
  if (valueMin === undefined && valueMax === undefined) return true;
  const number = toNumber(value);
  if (number === undefined) return false;
  return number >= (toNumber(valueMin) ?? -Infinity) && number <= (toNumber(valueMax) ?? Infinity);
}

/** Allowed values are ordered from low to high; without them, values are compared as numbers where they are numbers. */
function isBelow(value: string, required: string, { allowedValue = [] }: ResultDescription): boolean {
  if (allowedValue.includes(required)) return allowedValue.indexOf(value) < allowedValue.indexOf(required);
  const [reached, least] = [toNumber(value), toNumber(required)];
  return reached !== undefined && least !== undefined && reached < least;
}

function toNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^-?\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : undefined;
}
