import { explain, type Report } from '@cairn/core';
import type { Award } from '@cairn/core/award';
import { toBundle } from '@cairn/core/continuity';
import { toBadgeSubject } from '@cairn/core/stones';
import { type SubmitEvent, useState } from 'react';
import { formatDate, useLanguage, useText } from '../messages/text.ts';
import { toneOf } from '../public/credential-page.tsx';
import { Pairs } from '../public/pairs.tsx';
import { credentialWords, verifyWords } from '../public/words.ts';
import { DrawnBadge, Stone } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Name } from '../ui/name.tsx';
import { State } from '../ui/pebble.tsx';
import { Part } from '../ui/public-frame.tsx';
import { Verdict } from '../ui/verdict.tsx';
import { type Checked, judgeAt } from './check-given.ts';
import { ExplainedQuestions } from './explained-questions.tsx';
import { ReportParts } from './report-parts.tsx';

function Head({ checked, name, report }: { checked: Checked; name: string | undefined; report: Report }) {
  const { award, title } = checked;
  const say = useText(verifyWords);
  const date = formatDate(useLanguage(), report.judgedFor, 'minute');
  return (
    <header className="report-head">
      {award && <DrawnBadge subject={toBadgeSubject(award.achievement, award.issuer.name ?? '')} size={112} />}
      <div>
        <p className="small soft">{say.rich('reportOf', { name: <bdi>{name ?? say('pasted')}</bdi>, date })}</p>
        {award?.learner.name ? (
          <h2>
            {say.rich('reportTitle', {
              achievement: <bdi>{award.achievement.title}</bdi>,
              person: () => <Name key="person">{award.learner.name ?? ''}</Name>,
            })}
          </h2>
        ) : (
          title && (
            <h2>
              <bdi>{title}</bdi>
            </h2>
          )
        )}
      </div>
    </header>
  );
}

function Counted({ report }: { report: Report }) {
  const say = useText(verifyWords);
  const count = (answer: Report['findings'][number]['answer']) =>
    report.findings.filter(finding => finding.answer === answer).length;
  return (
    <span className="counted">
      <State answer="pass">{say('yesCount', { count: count('pass') })}</State>
      {count('fail') > 0 && <State answer="fail">{say('noCount', { count: count('fail') })}</State>}
      {count('unknown') > 0 && <State answer="unknown">{say('unknownCount', { count: count('unknown') })}</State>}
    </span>
  );
}

function WhatItSays({ award }: { award: Award }) {
  const say = useText(verifyWords);
  const language = useLanguage();
  const subject = toBadgeSubject(award.achievement, award.issuer.name ?? '');
  const day = (iso: string | undefined) => iso && formatDate(language, iso);
  return (
    <Part title={say('saysTitle')} note={say('saysNote')}>
      <Pairs
        pairs={[
          { term: say('issuer'), words: <Name>{award.issuer.name ?? award.issuer.id}</Name> },
          { term: say('awarded'), words: day(award.awardedAt ?? award.validFrom) },
          { term: say('until'), words: day(award.validUntil) },
        ]}
      />
      {award.achievement.description && <p lang={award.achievement.language}>{award.achievement.description}</p>}
      {award.achievement.outcomes.length > 0 && (
        <ol className="outcomes" lang={award.achievement.language}>
          {award.achievement.outcomes.map((outcome, index) => (
            <li key={outcome.id}>
              {index < 6 ? <Stone subject={subject} index={index} /> : <span />}
              <div>{outcome.text}</div>
            </li>
          ))}
        </ol>
      )}
    </Part>
  );
}

/** The report as a file to keep, a continuity bundle: what was judged, by what evidence, with which answers. */
async function keep({ credential, evidence, log, report: first }: Checked, report: Report): Promise<void> {
  const bundle = await toBundle(credential, evidence, report, new Date(first.judgedFor), log);
  saveFile(`cairn-report-${report.judgedFor.slice(0, 10)}.json`, JSON.stringify(bundle, null, 2), 'application/json');
}

function saveFile(name: string, content: string, type: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

function NextSteps({
  checked,
  report,
  onReport,
}: {
  checked: Checked;
  report: Report;
  onReport: (report: Report) => void;
}) {
  const say = useText(verifyWords);
  const isTold = report.warnings.some(({ code }) => code.startsWith('logged_'));
  const receipt = isTold ? checked.log?.receipt : undefined;
  const checkDay = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const day = new FormData(event.currentTarget).get('day');
    onReport(await judgeAt(checked, new Date(`${day}T12:00:00Z`)));
  };
  return (
    <Part title={say('nextTitle')}>
      <form className="day-form" onSubmit={checkDay}>
        <Field label={say('anotherDay')} type="date" name="day" required defaultValue={report.judgedFor.slice(0, 10)} />
        <Button type="submit" look="plain">
          {say('anotherDayButton')}
        </Button>
      </form>
      <p className="actions">
        <Button look="plain" icon="download" onClick={() => void keep(checked, report)}>
          {say('keepReport')}
        </Button>
        {receipt !== undefined && (
          <Button look="plain" icon="download" onClick={() => saveFile('credential.tlog-proof', receipt, 'text/plain')}>
            {say('keepReceipt')}
          </Button>
        )}
        <Button look="bare" onClick={() => document.querySelector<HTMLElement>('[data-verify-choose]')?.focus()}>
          {say('checkAgain')}
        </Button>
      </p>
      <p className="small soft">{say('keepReportNote')}</p>
    </Part>
  );
}

/** The report as a short letter, with the evidence below; it can be asked again for another day. */
export function ReportLetter({ checked, name }: { checked: Checked; name: string | undefined }) {
  const say = useText(verifyWords);
  const asked = useText(credentialWords);
  const language = useLanguage();
  const [report, setReport] = useState(checked.report);
  const { tone, headline, text, items, notes, parts } = explain(report, language, new Date());
  return (
    <article>
      <Head checked={checked} name={name} report={report} />
      <Verdict
        tone={toneOf({ tone, verdict: report.verdict })}
        headline={headline}
        note={<Counted report={report} />}
        live
      >
        {text}
      </Verdict>
      <Part title={asked('checkedTitle')} note={say('checkedNote')}>
        <ExplainedQuestions items={items} notes={notes} />
      </Part>
      <ReportParts parts={parts} />
      {checked.award && <WhatItSays award={checked.award} />}
      <NextSteps checked={checked} report={report} onReport={setReport} />
    </article>
  );
}
