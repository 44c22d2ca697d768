import { useId, useState } from 'react';
import { checkRequired, checkWebAddress } from '../../app/checks.ts';
import { words } from '../../app/words.ts';
import { useText } from '../../messages/text.ts';
import { Button } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Field } from '../../ui/field.tsx';
import { Name } from '../../ui/name.tsx';
import type { Skill, Writing } from './writing.ts';

const nothing = { name: '', url: '', tried: false };

/** Published skills that an outcome is linked to, chosen by a person. */
export function Skills({
  outcome,
  onChange,
}: {
  outcome: Writing['outcomes'][number];
  onChange: (skills: Skill[]) => void;
}) {
  const t = useText(words.editor);
  const app = useText(words.app);
  const nameId = useId();
  const [next, setNext] = useState(nothing);
  const problems = { name: checkRequired(app, next.name), url: checkWebAddress(app, next.url) };
  const add = () => {
    if (problems.name || problems.url) {
      setNext({ ...next, tried: true });
      return;
    }
    onChange([...outcome.skills, { targetName: next.name.trim(), targetUrl: next.url.trim() }]);
    setNext(nothing);
    document.getElementById(nameId)?.focus();
  };
  return (
    <Disclosure summary={t('skills', { count: outcome.skills.length })}>
      <ul className="editor-skills">
        {outcome.skills.map((skill, index) => (
          <li key={`${skill.targetUrl} ${skill.targetName}`}>
            <a href={skill.targetUrl}>
              <Name>{skill.targetName}</Name>
            </a>
            <Button
              look="bare"
              icon="close"
              aria-label={t('removeSkill', { name: skill.targetName })}
              onClick={() => onChange(outcome.skills.toSpliced(index, 1))}
            >
              {t('remove')}
            </Button>
          </li>
        ))}
      </ul>
      <div className="editor-pair">
        <Field
          id={nameId}
          label={t('skillName')}
          dir="auto"
          value={next.name}
          problem={next.tried && problems.name}
          onChange={event => setNext({ ...next, name: event.target.value })}
        />
        <Field
          label={t('skillUrl')}
          help={t('skillUrlHelp')}
          type="url"
          dir="ltr"
          value={next.url}
          problem={next.tried && problems.url}
          onChange={event => setNext({ ...next, url: event.target.value })}
        />
      </div>
      <Button look="plain" onClick={add}>
        {t('addSkill')}
      </Button>
    </Disclosure>
  );
}
