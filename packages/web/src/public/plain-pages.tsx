import type { StartPage as StartModel } from '@cairn/api/pages';
import { useText } from '../messages/text.ts';
import { LinkButton } from '../ui/button.tsx';
import { Brand } from '../ui/mark.tsx';
import { paths } from './paths.ts';
import { plainWords } from './words.ts';

/** The first start on a machine: look around, or set up an organisation. */
export function StartPage({ page }: { page: StartModel }) {
  const say = useText(plainWords);
  return (
    <>
      <div className="opening">
        <h1 className="title">{say('startTitle')}</h1>
        <p className="lead">{say('startLead')}</p>
      </div>
      <div className="two-ways">
        <section>
          <h2>{say('samplesTitle')}</h2>
          <p>{say('samplesText')}</p>
          <ul>
            <li>{say('samplesPoint1')}</li>
            <li>{say('samplesPoint2')}</li>
            <li>{say('samplesPoint3')}</li>
          </ul>
          <LinkButton href={page.samplesPath}>{say('samplesButton')}</LinkButton>
        </section>
        <p className="two-ways-or" aria-hidden="true">
          {say('or')}
        </p>
        <section>
          <h2>{say('setUpTitle')}</h2>
          <p>{say('setUpText')}</p>
          <ul>
            <li>{say('setUpPoint1')}</li>
            <li>{say('setUpPoint2')}</li>
            <li>{say('setUpPoint3')}</li>
          </ul>
          <LinkButton look="plain" href={page.setUpPath}>
            {say('setUpButton')}
          </LinkButton>
        </section>
      </div>
    </>
  );
}

/** Nothing here, or nothing that this reader may see: the two are not told apart. */
export function NotFoundPage() {
  const say = useText(plainWords);
  return (
    <div className="opening">
      <h1 className="title">{say('notFoundTitle')}</h1>
      <p className="lead">{say('notFoundText')}</p>
      <p className="actions">
        <LinkButton href={paths.verify}>{say('notFoundCheck')}</LinkButton>
        <LinkButton look="plain" href={paths.catalogue}>
          {say('notFoundCatalogue')}
        </LinkButton>
      </p>
    </div>
  );
}

/** A fault of ours. The reference leads whoever runs it to the log. */
export function ErrorPage({ reference }: { reference: string | undefined }) {
  const say = useText(plainWords);
  return (
    <div className="opening">
      <h1 className="title">{say('errorTitle')}</h1>
      <p className="lead">{say('errorText')}</p>
      {reference && (
        <p>{say.rich('errorReference', { reference, code: parts => <code key="reference">{parts}</code> })}</p>
      )}
      <p className="actions">
        <LinkButton href={paths.home}>{say('errorHome')}</LinkButton>
      </p>
    </div>
  );
}

/** What stands until the script of the desks has arrived. */
export function ConsoleShell() {
  const say = useText(plainWords);
  return (
    <div id="console">
      <div className="console-waiting">
        <Brand href={paths.home} />
        <p role="status">{say('consoleLoading')}</p>
        <noscript>{say('consoleNoScript')}</noscript>
      </div>
    </div>
  );
}
