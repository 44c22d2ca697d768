import {
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useId,
} from 'react';
import { Pebble } from './pebble.tsx';

interface FieldWords {
  label: ReactNode;
  /** What to write, before anything is wrong. */
  help?: ReactNode;
  /** What is wrong, with the repair in it. */
  problem?: ReactNode;
}

interface Described {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

function useDescribed({ help, problem }: Omit<FieldWords, 'label'>, given: string | undefined): Described {
  const made = useId();
  const id = given ?? made;
  const described = [help ? `${id}-help` : '', problem ? `${id}-problem` : ''].filter(Boolean).join(' ');
  return { id, 'aria-describedby': described || undefined, 'aria-invalid': problem ? true : undefined };
}

function Labelled({ id, label, help, problem, children }: FieldWords & { id: string; children: ReactNode }) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children}
      {help && (
        <span className="help" id={`${id}-help`}>
          {help}
        </span>
      )}
      {problem && (
        <span className="problem" id={`${id}-problem`}>
          <Pebble answer="fail" size="s" />
          <span>{problem}</span>
        </span>
      )}
    </div>
  );
}

export type FieldProps = FieldWords & InputHTMLAttributes<HTMLInputElement> & { ref?: React.Ref<HTMLInputElement> };

/** One line to write in: label above, help below, what is wrong below that. */
export function Field({ label, help, problem, id, type = 'text', ...rest }: FieldProps) {
  const described = useDescribed({ help, problem }, id);
  return (
    <Labelled id={described.id} label={label} help={help} problem={problem}>
      <input {...rest} type={type} {...described} />
    </Labelled>
  );
}

export type TextAreaProps = FieldWords &
  TextareaHTMLAttributes<HTMLTextAreaElement> & { ref?: React.Ref<HTMLTextAreaElement> };

/** Several lines to write in; it grows with its text where the browser can. */
export function TextArea({ label, help, problem, id, ...rest }: TextAreaProps) {
  const described = useDescribed({ help, problem }, id);
  return (
    <Labelled id={described.id} label={label} help={help} problem={problem}>
      <textarea {...rest} {...described} />
    </Labelled>
  );
}

export interface Choice {
  value: string;
  label: string;
}

export type SelectProps = FieldWords & SelectHTMLAttributes<HTMLSelectElement> & { choices: readonly Choice[] };

/** One of a few. */
export function Select({ label, help, problem, id, choices, ...rest }: SelectProps) {
  const described = useDescribed({ help, problem }, id);
  return (
    <Labelled id={described.id} label={label} help={help} problem={problem}>
      <select {...rest} {...described}>
        {choices.map(choice => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

export type CheckboxProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'type'> & {
  label: ReactNode;
  help?: ReactNode;
  /** One of several that exclude each other. */
  round?: boolean;
};

/** Yes or no; or, `round`, one of several. */
export function Checkbox({ label, help, round = false, ...rest }: CheckboxProps) {
  return (
    <label className="check">
      <input {...rest} type={round ? 'radio' : 'checkbox'} />
      <span>
        {label}
        {help && <span className="help">{help}</span>}
      </span>
    </label>
  );
}
