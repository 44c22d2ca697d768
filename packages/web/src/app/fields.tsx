import type { ReactNode } from 'react';
import { useText } from '../messages/text.ts';
import { type Choice, Field, Select, TextArea } from '../ui/field.tsx';
import { controlId, useFault } from './form.tsx';
import { words } from './words.ts';

export type { Choice };

interface Placed {
  /** Place in the body that this field writes, as a JSON Pointer: what is wrong there is said here. */
  at: string;
  label: string;
  help?: ReactNode;
  optional?: boolean;
  value: string;
  onChange: (value: string) => void;
  className?: string;
}

function usePlaced({ at, label, help, optional }: Placed) {
  const t = useText(words.app);
  const problem = useFault(at);
  return {
    id: controlId(at),
    label: optional
      ? t.rich('optionalLabel', { label, soft: parts => <span className="optional">{parts}</span> })
      : label,
    help,
    problem,
    'aria-required': !optional,
  };
}

type TextFieldProps = Placed & {
  type?: 'text' | 'email' | 'url' | 'password' | 'date';
  autoComplete?: string;
  /** Codes, addresses and identifiers run left to right inside any language. */
  ltr?: boolean;
  maxLength?: number;
  inputMode?: 'numeric' | 'decimal';
  onBlur?: () => void;
};

export function TextField(props: TextFieldProps) {
  const { value, onChange, type = 'text', autoComplete = 'off', ltr, maxLength, inputMode, className, onBlur } = props;
  return (
    <Field
      {...usePlaced(props)}
      type={type}
      value={value}
      onChange={event => onChange(event.target.value)}
      onBlur={onBlur}
      autoComplete={autoComplete}
      dir={ltr || type === 'email' || type === 'url' ? 'ltr' : 'auto'}
      maxLength={maxLength}
      inputMode={inputMode}
      className={className}
    />
  );
}

export function LongTextField(props: Placed & { rows?: number }) {
  return (
    <TextArea
      {...usePlaced(props)}
      rows={props.rows ?? 3}
      dir="auto"
      value={props.value}
      onChange={event => props.onChange(event.target.value)}
      className={props.className}
    />
  );
}

/** One of a few; `empty` is what stands there while nothing is chosen. */
export function ChoiceField(props: Placed & { choices: readonly Choice[]; empty?: string }) {
  const { choices, empty, value, onChange } = props;
  return (
    <Select
      {...usePlaced(props)}
      choices={empty === undefined ? choices : [{ value: '', label: empty }, ...choices]}
      value={value}
      onChange={event => onChange(event.target.value)}
    />
  );
}
