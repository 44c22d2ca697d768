import type { VerifyPage as Model } from '@cairn/api/pages';
import { useText } from '../messages/text.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Pebble } from '../ui/pebble.tsx';
import { paths } from './paths.ts';
import { verifyWords } from './words.ts';

function DropZone() {
  const say = useText(verifyWords);
  return (
    <div className="drop-zone" data-verify-drop>
      <h2>{say('dropHere')}</h2>
      <p className="small soft">{say('dropNote')}</p>
      <p className="actions" data-verify-actions hidden>
        <Button icon="file" data-verify-choose>
          {say('chooseFile')}
        </Button>
        <Button look="plain" icon="paste" data-verify-paste aria-expanded="false" aria-controls="paste">
          {say('paste')}
        </Button>
        <input
          type="file"
          data-verify-file
          hidden
          multiple
          aria-label={say('chooseFile')}
          accept=".json,.jsonld,.jwt,.txt,.png,.svg,.pdf,application/json,image/png,image/svg+xml,application/pdf"
        />
      </p>
      <noscript>
        <p className="small">{say('noScript')}</p>
      </noscript>
    </div>
  );
}

function PasteBox() {
  const say = useText(verifyWords);
  return (
    <form className="paste-box field" id="paste" data-verify-paste-form hidden>
      <label htmlFor="pasted">{say('pasteLabel')}</label>
      <textarea id="pasted" name="pasted" dir="ltr" spellCheck={false} />
      <span className="problem" data-verify-paste-problem hidden>
        <Pebble answer="fail" size="s" />
        <span>{say('emptyPaste')}</span>
      </span>
      <p>
        <Button type="submit">{say('pasteCheck')}</Button>
      </p>
    </form>
  );
}

function CodeForm({ code, codeProblem }: Pick<Model, 'code' | 'codeProblem'>) {
  const say = useText(verifyWords);
  return (
    <form className="code-form" action={paths.verify} method="get">
      <label htmlFor="code">{say('orCode')}</label>
      <input
        id="code"
        name="code"
        dir="ltr"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={12}
        required
        defaultValue={code ?? ''}
        aria-invalid={codeProblem ? true : undefined}
        aria-describedby={codeProblem ? 'code-problem' : 'code-help'}
      />
      <Button type="submit" look="plain">
        {say('codeButton')}
      </Button>
      {codeProblem ? (
        <span className="problem" id="code-problem" role="alert">
          <Pebble answer="fail" size="s" />
          <span>
            {codeProblem === 'unknown'
              ? say.rich('codeUnknown', { code: <bdi className="mono">{code ?? ''}</bdi> })
              : say('codeMalformed')}
          </span>
        </span>
      ) : (
        <span className="help" id="code-help">
          {say('codeHelp')}
        </span>
      )}
    </form>
  );
}

/** One place that takes any credential. Its script judges in the browser; the typed code works without. */
export function VerifyPage({ page }: { page: Model }) {
  const say = useText(verifyWords);
  return (
    <>
      <div className="verify-opening">
        <h1 className="title">{say('title')}</h1>
        <p className="lead">{say('lead')}</p>
        <DropZone />
        <svg className="ground" viewBox="0 0 900 14" preserveAspectRatio="none" aria-hidden="true">
          <path d="M2 12Q450-6 898 12" />
        </svg>
        <PasteBox />
        <CodeForm
          {...(page.code && { code: page.code })}
          {...(page.codeProblem && { codeProblem: page.codeProblem })}
        />
        <p className="small soft verify-local">
          <Icon name="lock" />
          {say('local')}
        </p>
      </div>
      <div
        className="report"
        data-verify-report
        data-working={say('working')}
        data-failed={say('failed')}
        tabIndex={-1}
        aria-live="polite"
      />
    </>
  );
}
