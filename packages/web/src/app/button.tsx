import { Button, type ButtonProps } from '../ui/button.tsx';

/** A button that sets something off. While that is under way it keeps place and focus, says so, and presses do nothing. */
export function ActionButton({ busy, onClick, ...rest }: ButtonProps & { busy: boolean }) {
  return <Button {...rest} aria-busy={busy || undefined} {...(busy || !onClick ? {} : { onClick })} />;
}
