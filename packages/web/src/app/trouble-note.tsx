import type { Ref } from 'react';
import { useText } from '../messages/text.ts';
import { Pebble } from '../ui/pebble.tsx';
import type { Trouble } from './trouble.ts';
import { words } from './words.ts';

/** Says what did not happen and what to do about it. Announced at once; can take focus. */
export function TroubleNote({ trouble, ref }: { trouble: Trouble | undefined; ref?: Ref<HTMLDivElement> }) {
  const t = useText(words.app);
  if (!trouble) return null;
  const sentence = trouble.kind === 'refused' ? trouble.problem.title : t(trouble.kind);
  const faults = trouble.kind === 'refused' ? trouble.faults : [];
  return (
    <div className="trouble" role="alert" tabIndex={-1} {...(ref ? { ref } : {})}>
      <Pebble answer="fail" />
      <div>
        <p>{sentence}</p>
        {faults.length > 0 && (
          <ul>
            {faults.map(fault => (
              <li key={`${fault.at} ${fault.sentence}`}>
                <span className="mono">{fault.at}</span> {fault.sentence}
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
