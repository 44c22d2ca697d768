import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { CopyButton } from '../app/copy-button.tsx';
import { download } from '../app/download.ts';
import { api } from '../app/wire.ts';
import { words } from '../app/words.ts';
import { AskFirst } from '../issuer/office/ask-first.tsx';
import { useText } from '../messages/text.ts';
import { Button } from '../ui/button.tsx';
import { Note } from '../ui/note.tsx';

/** How many are left, and ten new ones. */
export function RecoveryCodes({ left }: { left: number }) {
  const t = useText(words.account);
  const router = useRouter();
  const [fresh, setFresh] = useState<string[]>();
  const act = async () => {
    const { codes } = await api.signIn.makeRecoveryCodes({ body: {} });
    setFresh(codes);
    await router.invalidate();
  };
  return (
    <section className="part-alone" aria-labelledby="codes">
      <h2 id="codes">{t('codes')}</h2>
      <p className="soft">{t('codesText')}</p>
      <p>{t('codesLeft', { count: left })}</p>
      {fresh && <FreshCodes codes={fresh} done={() => setFresh(undefined)} />}
      <AskFirst
        button={t('codesMake')}
        label={t('codesMake')}
        title={t('codesMakeTitle')}
        what={t('codesMakeWhat')}
        keep={t('codesKeep')}
        act={act}
      />
    </section>
  );
}

/** Codes in the clear, for the one time they are shown. */
export function FreshCodes({ codes, done }: { codes: string[]; done: () => void }) {
  const t = useText(words.account);
  const text = codes.join('\n');
  return (
    <Note answer="person">
      <div className="stack" role="status">
        <p>
          <b>{t('codesOnce')}.</b> {t('codesOnceText')}
        </p>
        <ul className="recovery-codes" dir="ltr">
          {codes.map(code => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ul>
        <div className="actions">
          <CopyButton text={text}>{t('codesCopy')}</CopyButton>
          <Button
            look="bare"
            icon="download"
            onClick={() => download('cairn-recovery-codes.txt', `${text}\n`, 'text/plain')}
          >
            {t('codesDownload')}
          </Button>
          <Button look="plain" onClick={done}>
            {t('codesDone')}
          </Button>
        </div>
      </div>
    </Note>
  );
}
