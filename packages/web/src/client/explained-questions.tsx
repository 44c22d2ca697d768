import type { Explanation } from '@cairn/core';
import { QuestionList } from '../ui/question-list.tsx';

/** The questions of a report with their answers, and what is worth knowing besides. */
export function ExplainedQuestions({ items, notes }: Pick<Explanation, 'items' | 'notes'>) {
  return (
    <>
      <QuestionList
        items={items.map(({ question, answer, sentence, evidence }) => ({
          question,
          answer,
          sentence,
          evidence: evidence.map(({ label, value }) => ({ term: label, value })),
        }))}
      />
      {notes.map(note => (
        <p key={note} className="small soft">
          {note}
        </p>
      ))}
    </>
  );
}
