import { Link, useRouteContext } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { CopyButton } from '../../app/copy-button.tsx';
import { words } from '../../app/words.ts';
import { useText } from '../../messages/text.ts';
import { Button } from '../../ui/button.tsx';
import { Name } from '../../ui/name.tsx';
import { Pebble } from '../../ui/pebble.tsx';
import { ClaimAddress, toReadableCode } from '../claim-code.tsx';

export interface IssuedTo {
  credentialId: string;
  claimUrl: string;
  claimCode: string;
  name: string;
  email: string;
  title: string;
}

/** What has just been issued, and how it reaches the learner. */
export function IssuedNote({ issued, another }: { issued: IssuedTo; another: () => void }) {
  const t = useText(words.issue);
  const { here } = useRouteContext({ from: '/console/$slug' });
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const code = toReadableCode(issued.claimCode);
  return (
    <section className="issued" role="status">
      <h2 tabIndex={-1} ref={heading}>
        <Pebble answer="pass" />
        {t.rich('issuedTitle', { title: <Name key="title">{issued.title}</Name> })}
      </h2>
      <p>
        {t.rich('issuedText', {
          name: (
            <b key="name">
              <Name>{issued.name}</Name>
            </b>
          ),
        })}
      </p>
      <p>{issued.email ? t.rich('letterOn', { email: <Name key="email">{issued.email}</Name> }) : t('noLetter')}</p>
      <dl className="pairs">
        <div>
          <dt>{t('claimCode')}</dt>
          <dd>
            <code className="claim-code" dir="ltr">
              {code}
            </code>
            <p className="help">{t.rich('claimHow', { address: <ClaimAddress key="address" /> })}</p>
          </dd>
        </div>
      </dl>
      <div className="actions">
        <Button onClick={another}>{t('another')}</Button>
        <Link
          className="button button-plain"
          to="/console/$slug/credentials/$credentialId"
          params={{ slug: here.slug, credentialId: issued.credentialId }}
        >
          {t('openCredential')}
        </Link>
        <CopyButton text={issued.claimUrl}>{t('copyLink')}</CopyButton>
        <CopyButton text={code}>{t('copyCode')}</CopyButton>
      </div>
    </section>
  );
}
