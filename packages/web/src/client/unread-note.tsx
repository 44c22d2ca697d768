import { useText } from '../messages/text.ts';
import { verifyWords } from '../public/words.ts';
import { Verdict } from '../ui/verdict.tsx';
import type { Unread } from './check-given.ts';

/** There was nothing to judge: what is wrong, where, and what to do. */
export function UnreadNote({ unread }: { unread: Unread }) {
  const say = useText(verifyWords);
  return (
    <Verdict
      tone="unknown"
      headline={say('notRead')}
      note={unread.at && <span>{say.rich('place', { at: <code>{unread.at}</code> })}</span>}
      live
    >
      {say(`unread_${unread.unread}`)}
    </Verdict>
  );
}
