import { describe, expect, it } from 'vitest';
import { findings, toFinding, toWarning } from './codes.ts';

const questions = [
  'structure',
  'integrity',
  'issuer-key',
  'status',
  'validity',
  'schema',
  'resources',
  'issuer-recognition',
  'parts',
  'endorsements',
  'holder',
];

describe('the codes of findings', () => {
  it.each(Object.entries(findings))('%s belongs to a question and answers it', (code, entry) => {
    expect(entry).toHaveLength(2);
    expect(questions).toContain(entry[0]);
    expect(['pass', 'fail', 'unknown']).toContain(entry[1]);
    expect(toFinding(code as keyof typeof findings)).toEqual({ question: entry[0], answer: entry[1], code, facts: {} });
  });

  it('leave no question without each answer that it needs', () => {
    const answersTo = (question: string) =>
      new Set(Object.values(findings).flatMap(([of, answer]) => (of === question ? [answer] : [])));
    for (const question of questions) expect([question, answersTo(question).has('pass')]).toEqual([question, true]);
    for (const question of [
      'structure',
      'integrity',
      'issuer-key',
      'status',
      'validity',
      'parts',
      'endorsements',
      'holder',
    ]) {
      expect([question, answersTo(question).has('fail')]).toEqual([question, true]);
    }
  });

  it('carry the facts that are known and no others, and a place where there is one', () => {
    expect(toFinding('expired', { issuer: 'Lindon', issuerId: undefined })).toEqual({
      question: 'validity',
      answer: 'fail',
      code: 'expired',
      facts: { issuer: 'Lindon' },
    });
    expect(toFinding('context_wrong', {}, '')).toMatchObject({ at: '' });
    expect(toFinding('context_wrong')).not.toHaveProperty('at');
    expect(toWarning('hosted', { kind: 'a', term: undefined })).toEqual({ code: 'hosted', facts: { kind: 'a' } });
  });
});
