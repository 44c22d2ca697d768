import type { CheckedReport, CredentialModel, WithdrawnModel } from '@cairn/api/pages';
import { formatDate, inDigits, useText } from '../messages/text.ts';
import { Button, LinkButton } from '../ui/button.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { Part } from '../ui/public-frame.tsx';
import { Verdict, type VerdictTone } from '../ui/verdict.tsx';
import { CreditsText } from './amounts.tsx';
import { CountsTowardsPart } from './counts-towards.tsx';
import { CheckItYourself, Hero, HowShown, KeepIt, useCheckedAt, WhatWasChecked } from './credential-parts.tsx';
import { hasLevelOrWorkload, LevelAndWorkload } from './level-and-workload.tsx';
import { Outcomes } from './outcomes.tsx';
import { achievementWords, credentialWords, reasonKey } from './words.ts';

const tones = { good: 'pass', caution: 'person', bad: 'fail', unknown: 'unknown' } as const;
const tonesOfVerdicts = {
  valid: 'good',
  revoked: 'bad',
  expired: 'caution',
  'not-yet-valid': 'caution',
  invalid: 'bad',
  undetermined: 'unknown',
} as const;

/** The ground and shape of a verdict. */
export function toneOf({ tone, verdict }: Pick<CheckedReport, 'tone' | 'verdict'>): VerdictTone {
  return tones[tone ?? tonesOfVerdicts[verdict]];
}

function VerdictOf({ credential }: { credential: CredentialModel }) {
  const say = useText(credentialWords);
  const { report } = credential;
  return (
    <Verdict
      tone={toneOf(report)}
      headline={report.headline}
      note={
        <>
          <span>{useCheckedAt(report)}</span>
          <a href={`/verify#${credential.jsonPath}`} data-check-here hidden>
            {say('checkHere')}
          </a>
        </>
      }
    >
      {report.text}
    </Verdict>
  );
}

/** One line of dates and amounts: `12 June 2026. Level 6, 125 hours, 5 ECTS credits.` */
function Summary({ credential }: { credential: CredentialModel }) {
  const say = useText(credentialWords);
  const { levels, workloadHours, credits } = credential.achievement;
  const [level] = levels;
  const join = say.language === 'ar' ? '، ' : ', ';
  const amounts = [
    level && <bdi key="level">{say('level', { value: inDigits(say.language, level.value) })}</bdi>,
    workloadHours !== undefined && <span key="hours">{say('hours', { hours: workloadHours })}</span>,
    credits && <CreditsText key="credits" credits={credits} />,
  ].filter(Boolean);
  return (
    <p className="soft">
      {say('awardedOn', { date: formatDate(say.language, credential.awardedOn) })}{' '}
      {amounts.map((amount, place) => (place === 0 ? amount : [join, amount]))}
      {amounts.length > 0 && '.'}
    </p>
  );
}

/** One award in force, as anybody may see it. */
export function CredentialPage({ credential }: { credential: CredentialModel }) {
  const say = useText(credentialWords);
  const { achievement, validUntil } = credential;
  return (
    <>
      <Hero credential={credential} heading="headingEarned">
        <Summary credential={credential} />
        <p className="actions">
          <LinkButton href="#check">{say('checkIt')}</LinkButton>
          <LinkButton look="plain" icon="download" href="#keep">
            {say('download')}
          </LinkButton>
          <Button look="bare" icon="link" data-copy={credential.url} data-copied={say('copied')} hidden>
            {say('copyLink')}
          </Button>
        </p>
      </Hero>
      <VerdictOf credential={credential} />
      <WhatWasChecked credential={credential} />
      {achievement.outcomes.length > 0 && (
        <Part title={say('canTitle')} note={say('canNote')}>
          <Outcomes achievement={achievement} />
        </Part>
      )}
      <HowShown credential={credential} />
      {hasLevelOrWorkload(achievement) && (
        <Part title={say('levelTitle')}>
          <dl className="facts">
            <LevelAndWorkload
              achievement={achievement}
              isShort
              expires={validUntil ? { label: say('expires'), iso: validUntil } : undefined}
            />
          </dl>
        </Part>
      )}
      <CountsTowardsPart achievement={achievement} thisNote={useText(achievementWords)('thisCredential')} />
      <KeepIt credential={credential} />
      <CheckItYourself credential={credential} />
    </>
  );
}

function WhatThisMeans({ credential }: { credential: WithdrawnModel }) {
  const say = useText(credentialWords);
  const bold = (words: React.ReactNode[]) => <b key="bold">{words}</b>;
  const day = (iso: string) => formatDate(say.language, iso);
  return (
    <Part title={say('meansTitle')}>
      <p>{say.rich('meansShown', { b: bold })}</p>
      <p>{say.rich('meansRelied', { b: bold, from: day(credential.awardedOn), until: day(credential.withdrawnOn) })}</p>
      <p>
        {say.rich('meansYou', { b: bold, issuer: <bdi>{credential.issuer.name}</bdi> })}{' '}
        {credential.contactUrl && <a href={credential.contactUrl}>{say('contact')}</a>}
      </p>
      {credential.reason && (
        <p>
          <b>{say('reasonTitle')}:</b> {say(reasonKey(credential.reason))} {credential.explanation}
        </p>
      )}
    </Part>
  );
}

/** An award that was taken back: what that means for three readers, and what it said folded away. */
export function WithdrawnPage({ credential }: { credential: WithdrawnModel }) {
  const say = useText(credentialWords);
  const inError = credential.reason === 'issued-in-error' || credential.reason === 'wrong-person';
  const day = (iso: string) => formatDate(say.language, iso);
  return (
    <>
      <Hero credential={credential} heading={inError ? 'headingInError' : 'headingWithdrawn'} withdrawn>
        <p className="soft">
          {say('withdrawnDates', { issued: day(credential.awardedOn), withdrawn: day(credential.withdrawnOn) })}
        </p>
        <p className="actions">
          <LinkButton look="plain" href="#check">
            {say('checkIt')}
          </LinkButton>
        </p>
      </Hero>
      <VerdictOf credential={credential} />
      <WhatThisMeans credential={credential} />
      <WhatWasChecked credential={credential} />
      <Part title={say('saidTitle')} note={say('saidNote')}>
        <Disclosure summary={say('saidRead')}>
          <Outcomes achievement={credential.achievement} />
        </Disclosure>
      </Part>
      <CheckItYourself credential={credential} />
    </>
  );
}
