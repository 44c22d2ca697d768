import { useText } from '../messages/text.ts';
import { frameWords } from './words.ts';

/** The four answers, and a step that nobody has taken yet. */
export type PebbleAnswer = 'pass' | 'fail' | 'unknown' | 'person' | 'todo';

const stone =
  'M13 1.7c7.3 0 11.4 3.7 11.4 10.9 0 7.6-4.2 11.7-11.6 11.7-7.2 0-11.2-3.8-11.2-11.2C1.6 5.6 5.7 1.7 13 1.7Z';

function Shape({ answer }: { answer: PebbleAnswer }) {
  if (answer === 'pass')
    return (
      <>
        <path fill="currentColor" d={stone} />
        <path className="pebble-cut" d="M7.6 13.4l3.7 3.7 7.2-7.8" />
      </>
    );
  if (answer === 'fail')
    return (
      <>
        <path fill="currentColor" d={stone} />
        <path className="pebble-cut pebble-crack" d="M14.6 1l-2.3 7.2 3.4 3.5-4.7 4.7 2.3 8.8" />
      </>
    );
  if (answer === 'unknown')
    return (
      <>
        <path className="pebble-edge pebble-dashed" d={stone} />
        <path
          className="pebble-sign"
          d="M9.9 10.2c.3-1.9 1.6-2.9 3.3-2.9 1.9 0 3.2 1.1 3.2 2.8 0 2.4-3.2 2.4-3.2 4.7M13.2 18.4v.1"
        />
      </>
    );
  if (answer === 'person')
    return (
      <>
        <path className="pebble-edge" d={stone} />
        <path className="pebble-sign" d="M13 7.6v6.2M13 18.1v.1" />
      </>
    );
  return <path className="pebble-edge" d={stone} />;
}

/** An answer as a shape: filled with a tick, cracked, dashed with a question mark, outlined with an exclamation mark. */
export function Pebble({ answer, size = 'm' }: { answer: PebbleAnswer; size?: 's' | 'm' | 'l' }) {
  return (
    <svg className={`pebble pebble-${answer} pebble-${size}`} viewBox="0 0 26 26" aria-hidden="true">
      <Shape answer={answer} />
    </svg>
  );
}

/** An answer as its shape and its word. */
export function State({ answer, children }: { answer: PebbleAnswer; children: React.ReactNode }) {
  return (
    <span className={`state state-${answer}`}>
      <Pebble answer={answer} size="s" />
      {children}
    </span>
  );
}

/** The first word of an answer, in its colour: Yes. No. Not known. */
export function AnswerWord({ answer }: { answer: 'pass' | 'fail' | 'unknown' | 'person' }) {
  const say = useText(frameWords);
  const word = { pass: say('yes'), fail: say('no'), unknown: say('notKnown'), person: say('person') }[answer];
  return <b className={`answer-${answer}`}>{word}</b>;
}
