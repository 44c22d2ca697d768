import type { Explanation } from '@cairn/core';
import { useText } from '../messages/text.ts';
import { verifyWords } from '../public/words.ts';
import { Disclosure } from '../ui/disclosure.tsx';
import { Name } from '../ui/name.tsx';
import { State } from '../ui/pebble.tsx';
import { Part } from '../ui/public-frame.tsx';
import { ExplainedQuestions } from './explained-questions.tsx';

type ExplainedPart = Explanation['parts'][number];

const answerOf = { good: 'pass', caution: 'person', bad: 'fail', unknown: 'unknown' } as const;

function OnePart({ part }: { part: ExplainedPart }) {
  const say = useText(verifyWords);
  const { kind, at, name, issuer, explanation } = part;
  return (
    <li>
      <p>
        <State answer={answerOf[explanation.tone]}>{explanation.headline}</State>
      </p>
      <h3>{name ? <Name>{name}</Name> : <code>{at}</code>}</h3>
      <p className="small soft">
        {kind === 'endorsement' ? say('partEndorsement') : say('partAward')}
        {issuer && say.rich('partIssuer', { issuer: <bdi>{issuer}</bdi> })}
      </p>
      <p>{explanation.text}</p>
      <Disclosure summary={say('partQuestions')}>
        <ExplainedQuestions items={explanation.items} notes={explanation.notes} />
      </Disclosure>
      <PartList parts={explanation.parts} />
    </li>
  );
}

function PartList({ parts }: { parts: readonly ExplainedPart[] }) {
  if (parts.length === 0) return null;
  return (
    <ol className="rows report-parts">
      {parts.map(part => (
        <OnePart key={part.at} part={part} />
      ))}
    </ol>
  );
}

/** What a credential carries that is signed by itself, each judged alone: awards of a learner record, endorsements. */
export function ReportParts({ parts }: { parts: readonly ExplainedPart[] }) {
  const say = useText(verifyWords);
  if (parts.length === 0) return null;
  return (
    <Part title={say('partsTitle')} note={say('partsNote')}>
      <PartList parts={parts} />
    </Part>
  );
}
