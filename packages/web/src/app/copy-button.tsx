import { useText } from '../messages/text.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { useSay } from './toast.tsx';
import { words } from './words.ts';

/** Puts a text on the clipboard and says so. */
export function CopyButton({ text, children, label }: { text: string; children: string; label?: string }) {
  const t = useText(words.app);
  const say = useSay();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      say(t('copied'));
    } catch {
      say(t('copyFailed'));
    }
  };
  return (
    <Button look="bare" onClick={copy} {...(label ? { label } : {})}>
      <Icon name="link" />
      {children}
    </Button>
  );
}
