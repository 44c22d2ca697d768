import type { CheckedReport, CredentialModel } from '@cairn/api/pages';
import { formatDate, useText } from '../messages/text.ts';
import { Badge } from '../ui/badge.tsx';
import { Pebble } from '../ui/pebble.tsx';
import { Part } from '../ui/public-frame.tsx';
import { QuestionList } from '../ui/question-list.tsx';
import { WordsOf } from '../ui/words-of.tsx';
import { OwnerOf } from './owner-of.tsx';
import { Pairs } from './pairs.tsx';
import { paths } from './paths.ts';
import { Prose } from './prose.tsx';
import { QrCode } from './qr-code.tsx';
import { achievementWords, assessmentKey, credentialWords, participationKey, supervisionKey } from './words.ts';

/** Badge, issuer and the sentence of the page; what else stands there comes as children. */
export function Hero({
  credential,
  heading,
  withdrawn = false,
  children,
}: {
  credential: CredentialModel;
  heading: 'headingEarned' | 'headingWithdrawn' | 'headingInError';
  withdrawn?: boolean;
  children: React.ReactNode;
}) {
  const say = useText(credentialWords);
  const { achievement, issuer, personName } = credential;
  const count = Math.max(1, Math.min(6, achievement.outcomes.length));
  return (
    <div className={withdrawn ? 'hero hero-withdrawn' : 'hero'}>
      <Badge path={achievement.badgePath} alt={say('badgeAlt', { count })} size={288} />
      <div>
        <p className="owner">
          <b>
            <bdi>{issuer.name}</bdi>
          </b>
          {issuer.domain && <Pebble answer="pass" size="s" />}
          {issuer.domain && <OwnerOf domain={issuer.domain} />}
        </p>
        <h1 className="title">
          {say.rich(heading, {
            person: () => (
              <span key="person" className="person">
                <bdi>{personName}</bdi>
              </span>
            ),
            title: () => (
              <em key="title" lang={achievement.language}>
                <bdi>{achievement.title}</bdi>
              </em>
            ),
          })}
        </h1>
        {children}
      </div>
    </div>
  );
}

/** What was asked of the credential, and the answers. */
export function WhatWasChecked({ credential: { report, logged } }: { credential: CredentialModel }) {
  const say = useText(credentialWords);
  return (
    <Part title={say('checkedTitle')} note={say('checkedNote', { count: report.items.length })}>
      <QuestionList items={report.items} />
      <WhereItIsLogged logged={logged} />
    </Part>
  );
}

/** Since when it stands in the transparency log, and who witnessed that. Nothing where the log shows nothing. */
export function WhereItIsLogged({ logged }: { logged: CredentialModel['logged'] }) {
  const say = useText(credentialWords);
  if (!logged) return null;
  const { log, before, witnesses, receiptPath } = logged;
  const facts = {
    log: <bdi>{log}</bdi>,
    date: formatDate(say.language, before, 'minute'),
    names: <bdi>{witnesses.join(say.language === 'ar' ? '، ' : ', ')}</bdi>,
    link: (words: React.ReactNode[]) => (
      <a key="link" href={receiptPath} download>
        {words}
      </a>
    ),
  };
  return <p className="small soft">{say.rich(witnesses.length > 0 ? 'loggedWitnessed' : 'logged', facts)}</p>;
}

function Evidence({ credential }: { credential: CredentialModel }) {
  const say = useText(credentialWords);
  if (credential.evidence.length === 0) return <span className="soft">{say('noEvidence')}</span>;
  return (
    <ul className="evidence-shown">
      {credential.evidence.map(item => (
        <li key={item.url ?? item.name}>
          {item.url ? (
            <a href={item.url} rel="nofollow ugc">
              {item.name}
            </a>
          ) : (
            item.name
          )}
          {item.description && <span className="soft small"> {item.description}</span>}
        </li>
      ))}
      <li className="soft small">{say('evidenceNote')}</li>
    </ul>
  );
}

/** How the outcomes were shown: assessment, result, supervision, evidence. */
export function HowShown({ credential }: { credential: CredentialModel }) {
  const say = useText(credentialWords);
  const about = useText(achievementWords);
  const { achievement, results, narrative } = credential;
  const { assessment, supervision, participation, qualityAssurance, criteria, language } = achievement;
  return (
    <Part title={say('shownTitle')}>
      <Pairs
        pairs={[
          {
            term: say('assessment'),
            words: assessment && (
              <>
                {about(assessmentKey(assessment.type))}. <WordsOf language={language}>{assessment.description}</WordsOf>
              </>
            ),
          },
          {
            term: say('result'),
            words:
              results.length > 0 &&
              results.map(({ name, value }) => (
                <span key={`${name} ${value}`} className="quality">
                  {name && <>{name}: </>}
                  <bdi>{value}</bdi>
                </span>
              )),
          },
          { term: say('identity'), words: supervision && about(supervisionKey(supervision)) },
          { term: say('participation'), words: participation && about(participationKey(participation)) },
          {
            term: say('quality'),
            words:
              qualityAssurance.length > 0 &&
              qualityAssurance.map(({ body }) => (
                <bdi key={body} className="quality">
                  {body}
                </bdi>
              )),
          },
          { term: say('criteria'), words: criteria && <Prose text={criteria} language={language} /> },
          { term: say('narrative'), words: narrative && <Prose text={narrative} /> },
          { term: say('evidence'), words: <Evidence credential={credential} /> },
        ]}
      />
    </Part>
  );
}

/** What there is to take along; nothing is named that does not exist. */
export function KeepIt({ credential }: { credential: CredentialModel }) {
  const say = useText(credentialWords);
  return (
    <Part title={say('keepTitle')} id="keep">
      <ul className="rows">
        <li className="row-pair">
          <a href={credential.pngPath} download>
            {say('keepPng')}
          </a>
          <span className="soft small">{say('keepPngNote')}</span>
        </li>
        <li className="row-pair">
          <a href={credential.svgPath} download>
            {say('keepSvg')}
          </a>
          <span className="soft small">{say('keepSvgNote')}</span>
        </li>
        <li className="row-pair">
          <a href={credential.jsonPath} download>
            {say('keepJson')}
          </a>
          <span className="soft small">{say('keepJsonNote')}</span>
        </li>
        {credential.logged && (
          <li className="row-pair">
            <a href={credential.logged.receiptPath} download>
              {say('keepReceipt')}
            </a>
            <span className="soft small">{say('keepReceiptNote')}</span>
          </li>
        )}
        <li className="row-pair" data-print hidden>
          <button type="button" className="as-link" data-print-button>
            {say('keepPrint')}
          </button>
          <span className="soft small">{say('keepPrintNote')}</span>
        </li>
      </ul>
    </Part>
  );
}

/** QR code and typed code, and the ways to check without believing this page. */
export function CheckItYourself({ credential }: { credential: CredentialModel }) {
  const say = useText(credentialWords);
  const link = (path: string) => (words: React.ReactNode[]) => (
    <a key="link" href={path}>
      {words}
    </a>
  );
  return (
    <Part title={say('selfTitle')} note={say('selfNote')} id="check">
      <div className="self-check">
        <QrCode qr={credential.qr} label={say('qr')} />
        <div>
          <p>{say('selfText')}</p>
          <p>
            <span className="unseen">{say('code')}</span>
            <bdi className="typed-code">{credential.code}</bdi>
          </p>
          <ul className="small">
            <li>{say.rich('selfDrop', { link: link(paths.verify) })}</li>
            <li>{say.rich('selfHow', { link: link('/how-checking-works') })}</li>
          </ul>
          <p className="printed-address">
            <bdi>{credential.url}</bdi>
          </p>
        </div>
      </div>
    </Part>
  );
}

/** When the report was made. */
export function useCheckedAt(report: CheckedReport): string {
  const say = useText(credentialWords);
  return say('checkedAt', { date: formatDate(say.language, report.checkedAt, 'minute') });
}
