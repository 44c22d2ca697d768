import type { ReactNode } from 'react';
import { useText } from '../messages/text.ts';
import { Disclosure } from './disclosure.tsx';
import { AnswerWord, Pebble } from './pebble.tsx';
import { frameWords } from './words.ts';

export interface QuestionItem {
  question: string;
  answer: 'pass' | 'fail' | 'unknown' | 'person';
  /** Follows the answer's word. */
  sentence: ReactNode;
  evidence: readonly { term: string; value: string }[];
}

/** Terms and values in small type, values as they are: identifiers stay left to right. */
export function Evidence({ items }: { items: QuestionItem['evidence'] }) {
  return (
    <dl className="evidence">
      {items.map(({ term, value }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>
            <bdi>{value}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Failures first, then what is not known, then all others: no answer hides another. */
export function inOrder(items: readonly QuestionItem[]): QuestionItem[] {
  const rank = { fail: 0, pass: 1, unknown: 1, person: 2 };
  return [...items].sort((one, other) => rank[one.answer] - rank[other.answer]);
}

/** Questions along a trail: the question, its answer, and the evidence one step below. */
export function QuestionList({ items }: { items: readonly QuestionItem[] }) {
  const say = useText(frameWords);
  return (
    <ol className="questions">
      {inOrder(items).map(item => (
        <li key={item.question}>
          <Pebble answer={item.answer} />
          <span className="question">{item.question}</span>
          <div className="answer">
            <AnswerWord answer={item.answer} /> {item.sentence}
            {item.evidence.length > 0 && (
              <Disclosure summary={say('evidence')}>
                <Evidence items={item.evidence} />
              </Disclosure>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}
