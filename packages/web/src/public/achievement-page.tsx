import type { AchievementModel, IssuerModel } from '@cairn/api/pages';
import { useText } from '../messages/text.ts';
import { Badge } from '../ui/badge.tsx';
import { LinkButton } from '../ui/button.tsx';
import { Part } from '../ui/public-frame.tsx';
import { WordsOf } from '../ui/words-of.tsx';
import { CountsTowardsPart } from './counts-towards.tsx';
import { hasLevelOrWorkload, LevelAndWorkload } from './level-and-workload.tsx';
import { Outcomes } from './outcomes.tsx';
import { type Pair, Pairs } from './pairs.tsx';
import { paths } from './paths.ts';
import { Prose } from './prose.tsx';
import { achievementWords, assessmentKey, catalogueWords, stackabilityKey, supervisionKey } from './words.ts';

function Opening({ achievement, issuer }: { achievement: AchievementModel; issuer: IssuerModel }) {
  const say = useText(achievementWords);
  const count = Math.max(1, Math.min(6, achievement.outcomes.length));
  return (
    <div className="achievement-opening">
      <div>
        <p className="small">
          <a href={paths.catalogue}>{useText(catalogueWords)('pageTitle')}</a>
        </p>
        <h1 className="title">
          <WordsOf language={achievement.language}>{achievement.title}</WordsOf>
        </h1>
        <p className="lead">
          <WordsOf language={achievement.language}>{achievement.description}</WordsOf>{' '}
          {say.rich('offeredBy', {
            issuer: () => (
              <a key="issuer" href={issuer.path}>
                <bdi>{issuer.name}</bdi>
              </a>
            ),
          })}
        </p>
        <p className="actions">
          <LinkButton href={paths.claim}>{say('claim')}</LinkButton>
          <LinkButton look="plain" href={paths.verify}>
            {say('checkOne')}
          </LinkButton>
        </p>
      </div>
      <Badge path={achievement.badgePath} alt={say('badgeAlt', { count })} size={320} />
    </div>
  );
}

function HowEarned({ achievement }: { achievement: AchievementModel }) {
  const say = useText(achievementWords);
  const { criteria, assessment, supervision, prerequisites, furtherInformation, language } = achievement;
  const pairs: Pair[] = [
    {
      term: say('assessment'),
      words: assessment && (
        <>
          {say(assessmentKey(assessment.type))}. <WordsOf language={language}>{assessment.description}</WordsOf>
        </>
      ),
    },
    { term: say('identity'), words: supervision && say(supervisionKey(supervision)) },
    { term: say('prerequisites'), words: prerequisites && <WordsOf language={language}>{prerequisites}</WordsOf> },
    {
      term: say('furtherInformation'),
      words: furtherInformation && <a href={furtherInformation}>{say('furtherLink')}</a>,
    },
  ];
  if (!criteria && pairs.every(pair => !pair.words)) return null;
  return (
    <Part title={say('earnTitle')} note={say('earnNote')}>
      {criteria && <Prose text={criteria} language={language} />}
      <Pairs pairs={pairs} />
    </Part>
  );
}

function StandsBehind({ achievement, issuer }: { achievement: AchievementModel; issuer: IssuerModel }) {
  const say = useText(achievementWords);
  const issuerLink = (
    <a key="issuer" href={issuer.path}>
      <bdi>{issuer.name}</bdi>
    </a>
  );
  const { qualityAssurance, stackability, version, fieldOfStudy } = achievement;
  const quality = qualityAssurance.map(({ type, body, statement }) => (
    <span key={body} className="quality">
      {say.rich(type === 'internal' ? 'qualityInternal' : 'qualityExternal', {
        body: () => <bdi key="body">{body}</bdi>,
      })}
      {statement && `. ${statement}`}
    </span>
  ));
  return (
    <Part title={say('standsBehind')}>
      <Pairs
        pairs={[
          {
            term: say('issuer'),
            words: issuer.domain
              ? say.rich('ownerOf', {
                  issuer: () => issuerLink,
                  domain: () => <bdi key="domain">{issuer.domain}</bdi>,
                })
              : issuerLink,
          },
          { term: say('quality'), words: quality.length > 0 && quality },
          { term: say('field'), words: fieldOfStudy },
          {
            term: say('towardsTitle'),
            words: stackability && `${say(stackabilityKey(stackability.type))} ${stackability.description ?? ''}`,
          },
          { term: say('version'), words: version && say('versionText', { version }) },
        ]}
      />
    </Part>
  );
}

/** What can be earned: what one will be able to do, what it asks, who stands behind it. */
export function AchievementPage({ achievement, issuer }: { achievement: AchievementModel; issuer: IssuerModel }) {
  const say = useText(achievementWords);
  return (
    <>
      <Opening achievement={achievement} issuer={issuer} />
      {hasLevelOrWorkload(achievement) && (
        <dl className="facts facts-ruled">
          <LevelAndWorkload achievement={achievement} />
        </dl>
      )}
      {achievement.outcomes.length > 0 && (
        <Part title={say('outcomesTitle')} note={say('outcomesNote')}>
          <Outcomes achievement={achievement} />
        </Part>
      )}
      <HowEarned achievement={achievement} />
      <CountsTowardsPart achievement={achievement} thisNote={say('isThis')} />
      <StandsBehind achievement={achievement} issuer={issuer} />
    </>
  );
}
