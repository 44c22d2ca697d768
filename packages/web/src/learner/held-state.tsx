import type { HeldCredential } from '@cairn/api/wallet';
import { words } from '../app/words.ts';
import { formatDate, useText } from '../messages/text.ts';
import { State } from '../ui/pebble.tsx';

/** Said only when it matters: an award in force needs no remark. */
export function HeldState({ item }: { item: Pick<HeldCredential, 'state' | 'validUntil'> }) {
  const t = useText(words.wallet);
  if (item.state === 'in-force') return null;
  return (
    <State answer={item.state === 'revoked' ? 'fail' : 'person'}>
      {item.state === 'revoked' ? t('revoked') : t('expired', { date: formatDate(t.language, item.validUntil ?? '') })}
    </State>
  );
}
