import { useText } from '../messages/text.ts';
import { verifyWords } from '../public/words.ts';
import { Verdict } from '../ui/verdict.tsx';
import type { Unread } from './check-given.ts';

/** There was nothing to judge: what is wrong, where, and what to do. The name tells it from others beside it. */
export function UnreadNote({ unread, name }: { unread: Unread; name: string | undefined }) {
  const say = useText(verifyWords);
  return (
    <Verdict
      tone="unknown"
      headline={say('notRead')}
      note={unread.at && <span>{say.rich('place', { at: <code>{unread.at}</code> })}</span>}
      live
    >
      {name && (
        <>
          <bdi>{name}</bdi>:{' '}
        </>
      )}
      {say(`unread_${unread.unread}`)}
    </Verdict>
  );
}
