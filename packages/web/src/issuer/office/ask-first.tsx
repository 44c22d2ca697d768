import { useState } from 'react';
import { ActionButton } from '../../app/button.tsx';
import { Dialog } from '../../app/dialog.tsx';
import { TroubleNote } from '../../app/trouble-note.tsx';
import { useAction } from '../../app/use-action.ts';
import { Button } from '../../ui/button.tsx';

/** A step that cannot be undone: a button, and a dialog that says what will happen to whom. */
export function AskFirst({
  button,
  label,
  title,
  what,
  keep,
  act,
}: {
  button: string;
  /** The button in its context, for those who do not see the row it stands in. */
  label: string;
  title: string;
  what: string;
  keep: string;
  act: () => Promise<void>;
}) {
  const [open, setOpen] = useState(false);
  const acting = useAction(async () => {
    await act();
    setOpen(false);
  });
  return (
    <>
      <Button look="bare" aria-label={label} onClick={() => setOpen(true)}>
        {button}
      </Button>
      <Dialog title={title} open={open} onClose={() => setOpen(false)} alert>
        <TroubleNote trouble={acting.trouble} />
        <p className="dialog-what">{what}</p>
        <div className="actions">
          <ActionButton look="danger" busy={acting.busy} onClick={() => acting.run()}>
            {button}
          </ActionButton>
          <Button look="plain" onClick={() => setOpen(false)}>
            {keep}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
