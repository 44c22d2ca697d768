import type { Award } from '@cairn/core/award';
import { fromOpenBadge } from '@cairn/core/formats';
import type { JsonObject } from '@cairn/core/json';
import { Malformed } from '@cairn/core/malformed';
import { Dialog } from '../../app/dialog.tsx';
import { words } from '../../app/words.ts';
import { useText } from '../../messages/text.ts';
import { DrawnBadge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { DateText, Name } from '../../ui/name.tsx';

/** An unsigned credential as a reader will see it, with the exact text one step below. */
export function AwardPreview({
  credential,
  onClose,
}: {
  credential: Record<string, unknown> | undefined;
  onClose: () => void;
}) {
  const t = useText(words.issue);
  const app = useText(words.app);
  if (!credential) return null;
  const award = readAward(credential);
  return (
    <Dialog title={t('previewTitle')} open onClose={onClose} wide>
      {award && <AwardWords award={award} />}
      <Disclosure summary={t('previewSigned')}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls can be reached by keyboard */}
        <pre className="document" dir="ltr" tabIndex={0}>
          {JSON.stringify(credential, null, 2)}
        </pre>
      </Disclosure>
      <p className="dialog-what">{t('previewNote')}</p>
      <div className="actions">
        <Button look="plain" onClick={onClose}>
          {app('close')}
        </Button>
      </div>
    </Dialog>
  );
}

/** What it says, when it can be read; the text below it is there in any case. */
function readAward(credential: Record<string, unknown>): Award | undefined {
  try {
    return fromOpenBadge(credential as JsonObject);
  } catch (error) {
    if (error instanceof Malformed) return undefined;
    throw error;
  }
}

function AwardWords({ award }: { award: Award }) {
  const t = useText(words.issue);
  const { achievement, issuer, learner } = award;
  return (
    <article className="award-preview">
      <DrawnBadge
        subject={{
          id: achievement.id,
          title: achievement.title,
          issuerName: issuer.name ?? '',
          outcomes: achievement.outcomes.map(outcome => outcome.text),
          ...(achievement.levels[0] ? { level: achievement.levels[0] } : {}),
        }}
        size={144}
      />
      <div>
        <p className="award-words">
          {t.rich('previewEarned', {
            name: <Name key="name">{learner.name ?? ''}</Name>,
            title: (
              <em key="title">
                <Name>{achievement.title}</Name>
              </em>
            ),
          })}
        </p>
        <p>{t.rich('previewBy', { issuer: <Name key="issuer">{issuer.name ?? ''}</Name> })}</p>
        <p className="soft">
          <DateText iso={award.awardedAt ?? award.validFrom} />
        </p>
      </div>
    </article>
  );
}
