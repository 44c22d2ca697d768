import { createContext, type FormEvent, type ReactNode, useContext, useEffect, useRef, useState } from 'react';
import type { Fault, Trouble } from './trouble.ts';
import { TroubleNote } from './trouble-note.tsx';
import { useAction } from './use-action.ts';

/** The id of the control that writes this place of the body. */
export function controlId(at: string): string {
  return `at${at.replaceAll('/', '-')}`;
}

/** Puts the keyboard where the fix is made. Answers whether there is such a place on the page. */
export function focusControl(at: string): boolean {
  const control = document.getElementById(controlId(at));
  control?.focus();
  control?.scrollIntoView({ block: 'center' });
  return control !== null;
}

const FaultsContext = createContext<readonly Fault[]>([]);

/** What is wrong at this place, if something is. */
export function useFault(at: string): string | undefined {
  return useContext(FaultsContext).find(fault => fault.at === at)?.sentence;
}

export interface FormState<Values> {
  values: Values;
  change: (part: Partial<Values>) => void;
  replace: (values: Values) => void;
  faults: readonly Fault[];
  trouble: Trouble | undefined;
  busy: boolean;
  submit: (event: FormEvent) => void;
}

/** A form: what was written, what is wrong with it, and one submission at a time. */
export function useForm<Values, Result>(plan: {
  initial: Values | (() => Values);
  check: (values: Values) => Fault[];
  send: (values: Values) => Promise<Result>;
  done: (result: Result, values: Values) => void;
}): FormState<Values> {
  const [values, replace] = useState(plan.initial);
  const [found, setFound] = useState<Fault[]>([]);
  const action = useAction(async (given: Values) => ({ result: await plan.send(given) }));
  const refused = action.trouble?.kind === 'refused' ? action.trouble.faults : [];
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const faults = plan.check(values);
    setFound(faults);
    action.forget();
    const first = faults[0];
    if (first) {
      focusControl(first.at);
      return;
    }
    const sent = await action.run(values);
    if (sent) plan.done(sent.result, values);
  };
  return {
    values,
    change: part => replace(before => ({ ...before, ...part })),
    replace,
    faults: found.length > 0 ? found : refused,
    trouble: action.trouble,
    busy: action.busy,
    submit,
  };
}

/** The form itself: trouble is told at its top, and focus goes to the first place that can be mended. */
export function Form<Values>({
  form,
  label,
  children,
}: {
  form: FormState<Values>;
  label: string;
  children: ReactNode;
}) {
  const note = useRef<HTMLDivElement>(null);
  const { trouble } = form;
  useEffect(() => {
    if (!trouble) return;
    const first = trouble.kind === 'refused' ? trouble.faults[0] : undefined;
    if (!(first && focusControl(first.at))) note.current?.focus();
  }, [trouble]);
  return (
    <form className="form" aria-label={label} noValidate onSubmit={form.submit}>
      <TroubleNote trouble={trouble} ref={note} />
      <FaultsContext value={form.faults}>{children}</FaultsContext>
    </form>
  );
}
