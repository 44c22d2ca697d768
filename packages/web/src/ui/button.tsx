import { type AnchorHTMLAttributes, type ButtonHTMLAttributes, type ReactNode, useId } from 'react';
import { Icon, type IconName } from './icon.tsx';

/** `filled` for the one action of a view, `plain` for the others, `bare` in rows, `danger` for what cannot be undone. */
export type ButtonLook = 'filled' | 'plain' | 'bare' | 'danger';

interface Looks {
  look?: ButtonLook;
  icon?: IconName;
  children: ReactNode;
}

const classOf = (look: ButtonLook, more: string | undefined) =>
  ['button', `button-${look}`, more].filter(Boolean).join(' ');

export interface ButtonProps extends Looks, Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled' | 'children'> {
  /** Why it cannot be pressed now. The button stays focusable and the reason stands beside it, announced with it. */
  unavailable?: string | undefined;
}

/** Does something. Its words are a verb and its object. */
export function Button({
  look = 'filled',
  icon,
  unavailable,
  children,
  className,
  type = 'button',
  onClick,
  ...rest
}: ButtonProps) {
  if (!unavailable)
    return (
      <button {...rest} type={type} className={classOf(look, className)} onClick={onClick}>
        {icon && <Icon name={icon} />}
        {children}
      </button>
    );
  return <UnavailableButton {...rest} look={look} reason={unavailable} icon={icon} words={children} />;
}

interface Unavailable extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> {
  look: ButtonLook;
  reason: string;
  icon: IconName | undefined;
  words: ReactNode;
}

function UnavailableButton({ look, reason, icon, words, ...rest }: Unavailable) {
  const reasonId = useId();
  return (
    <span className="button-with-reason">
      <button
        {...rest}
        type="button"
        className={classOf(look, undefined)}
        aria-disabled="true"
        aria-describedby={reasonId}
      >
        {icon && <Icon name={icon} />}
        {words}
      </button>
      <span className="help" id={reasonId}>
        {reason}
      </span>
    </span>
  );
}

export interface LinkButtonProps extends Looks, Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'children'> {
  href: string;
}

/** Goes somewhere, and looks like a button because going there is the action of the view. */
export function LinkButton({ look = 'filled', icon, children, className, ...rest }: LinkButtonProps) {
  return (
    <a {...rest} className={classOf(look, className)}>
      {icon && <Icon name={icon} />}
      {children}
    </a>
  );
}
