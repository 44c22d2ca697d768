import { useState } from 'react';
import { Button as AriaButton, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { controlId, focusControl } from '../../app/form.tsx';
import { useSay } from '../../app/toast.tsx';
import { words } from '../../app/words.ts';
import { useText } from '../../messages/text.ts';
import { Stone } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Skills } from './skills.tsx';
import type { Writing } from './writing.ts';
import { useWriting } from './writing-context.tsx';

type Outcome = Writing['outcomes'][number];

const outcomeAt = (index: number) => (index === 0 ? '/outcomes' : `/outcomes/${index}`);

function newId(outcomes: Outcome[]): string {
  const taken = new Set(outcomes.map(outcome => outcome.id));
  let number = outcomes.length + 1;
  while (taken.has(`o${number}`)) number += 1;
  return `o${number}`;
}

/** What a person can do afterwards: each outcome beside its stone. `seed` is the permanent address, from which stones are drawn. */
export function Outcomes({ seed }: { seed: string }) {
  const t = useText(words.editor);
  const say = useSay();
  const { writing, change } = useWriting();
  const { outcomes } = writing;
  const subject = { id: seed, outcomes: outcomes.map(outcome => outcome.text) };
  const focusLater = (index: number) => setTimeout(() => focusControl(outcomeAt(index)), 60);
  const add = () => {
    change({ outcomes: [...outcomes, { id: newId(outcomes), text: '', skills: [] }] });
    focusLater(outcomes.length);
  };
  const replace = (index: number, outcome: Outcome) => change({ outcomes: outcomes.with(index, outcome) });
  const move = (index: number, by: -1 | 1) => {
    const moved = outcomes.toSpliced(index, 1);
    const outcome = outcomes[index];
    if (outcome) change({ outcomes: moved.toSpliced(index + by, 0, outcome) });
    focusLater(index + by);
  };
  const remove = (index: number) => {
    change({ outcomes: outcomes.toSpliced(index, 1) });
    say(t('removedOutcome'));
    focusLater(Math.max(0, index - 1));
  };
  return (
    <section aria-labelledby="outcomes-title">
      <header className="editor-head">
        <h2 id="outcomes-title">{t('outcomesTitle')}</h2>
        <Button
          look="bare"
          icon="plus"
          onClick={add}
          {...(outcomes.length === 0 ? { id: controlId('/outcomes') } : {})}
        >
          {t('addOutcome')}
        </Button>
      </header>
      <p className="help">{t('outcomesNote')}</p>
      <ol className="editor-outcomes">
        {outcomes.map((outcome, index) => (
          <li key={outcome.id}>
            <Stone subject={subject} index={index} />
            <div>
              <textarea
                className="bare-field"
                id={controlId(outcomeAt(index))}
                rows={2}
                dir="auto"
                aria-label={t('outcome', { number: index + 1 })}
                value={outcome.text}
                onChange={event => replace(index, { ...outcome, text: event.target.value })}
              />
              <Skills outcome={outcome} onChange={skills => replace(index, { ...outcome, skills })} />
            </div>
            <OutcomeMenu index={index} last={outcomes.length - 1} move={move} remove={remove} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function OutcomeMenu({
  index,
  last,
  move,
  remove,
}: {
  index: number;
  last: number;
  move: (index: number, by: -1 | 1) => void;
  remove: (index: number) => void;
}) {
  const t = useText(words.editor);
  const [open, setOpen] = useState(false);
  return (
    <MenuTrigger isOpen={open} onOpenChange={setOpen}>
      <AriaButton className="button button-bare more" aria-label={t('outcomeMenu', { number: index + 1 })}>
        <span aria-hidden="true">⋯</span>
      </AriaButton>
      <Popover className="menu-box" placement="bottom end">
        <Menu className="menu">
          {index > 0 && <MenuItem onAction={() => move(index, -1)}>{t('moveDown')}</MenuItem>}
          {index < last && <MenuItem onAction={() => move(index, 1)}>{t('moveUp')}</MenuItem>}
          <MenuItem onAction={() => remove(index)}>{t('remove')}</MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
