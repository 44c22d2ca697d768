import { useText } from '../messages/text.ts';
import { AnswerWord, Pebble } from '../ui/pebble.tsx';
import { Part } from '../ui/public-frame.tsx';
import { pageWords } from './words.ts';

type Key = keyof typeof pageWords.en;

function Opening({ title, lead }: { title: Key; lead: Key }) {
  const say = useText(pageWords);
  return (
    <div className="opening">
      <h1 className="title">{say(title)}</h1>
      <p className="lead">{say(lead)}</p>
    </div>
  );
}

function Points({ title, points }: { title: Key; points: Key[] }) {
  const say = useText(pageWords);
  return (
    <Part title={say(title)}>
      <ul className="points">
        {points.map(point => (
          <li key={point}>{say(point)}</li>
        ))}
      </ul>
    </Part>
  );
}

function Words({ title, words }: { title: Key; words: Key }) {
  const say = useText(pageWords);
  return (
    <Part title={say(title)}>
      <p>{say(words)}</p>
    </Part>
  );
}

export function AccessibilityPage() {
  return (
    <>
      <Opening title="accessibilityTitle" lead="accessibilityLead" />
      <Words title="accessibilityAim" words="accessibilityAimText" />
      <Points
        title="accessibilityHow"
        points={[
          'accessibilityHow1',
          'accessibilityHow2',
          'accessibilityHow3',
          'accessibilityHow4',
          'accessibilityHow5',
          'accessibilityHow6',
        ]}
      />
      <Words title="accessibilityTested" words="accessibilityTestedText" />
      <Words title="accessibilityGaps" words="accessibilityGapsText" />
      <Words title="accessibilityTell" words="accessibilityTellText" />
    </>
  );
}

export function PrivacyPage() {
  return (
    <>
      <Opening title="privacyTitle" lead="privacyLead" />
      <Points
        title="privacyVisitors"
        points={['privacyVisitors1', 'privacyVisitors2', 'privacyVisitors3', 'privacyVisitors4']}
      />
      <Points
        title="privacyLearners"
        points={['privacyLearners1', 'privacyLearners2', 'privacyLearners3', 'privacyLearners4', 'privacyLearners5']}
      />
      <Points title="privacyIssuers" points={['privacyIssuers1', 'privacyIssuers2']} />
      <Words title="privacyAsk" words="privacyAskText" />
    </>
  );
}

const questions: readonly (readonly [Key, Key])[] = [
  ['checkingStructure', 'checkingStructureText'],
  ['checkingIntegrity', 'checkingIntegrityText'],
  ['checkingKey', 'checkingKeyText'],
  ['checkingStatus', 'checkingStatusText'],
  ['checkingValidity', 'checkingValidityText'],
  ['checkingRecognition', 'checkingRecognitionText'],
  ['checkingHolder', 'checkingHolderText'],
];

const answers = [
  ['pass', 'checkingAnswerYes'],
  ['fail', 'checkingAnswerNo'],
  ['unknown', 'checkingAnswerUnknown'],
] as const;

export function CheckingPage() {
  const say = useText(pageWords);
  return (
    <>
      <Opening title="checkingTitle" lead="checkingLead" />
      <Part title={say('checkingAnswers')}>
        <ul className="answers">
          {answers.map(([answer, words]) => (
            <li key={answer}>
              <Pebble answer={answer} />
              <p>
                <AnswerWord answer={answer} /> {say(words)}
              </p>
            </li>
          ))}
        </ul>
      </Part>
      <Part title={say('checkingQuestions')}>
        <dl className="explained">
          {questions.map(([question, words]) => (
            <div key={question}>
              <dt>{say(question)}</dt>
              <dd>{say(words)}</dd>
            </div>
          ))}
        </dl>
      </Part>
      <Words title="checkingWhere" words="checkingWhereText" />
      <Words title="checkingElsewhere" words="checkingElsewhereText" />
    </>
  );
}
