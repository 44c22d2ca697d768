import { createContext, useContext } from 'react';
import type { Writing } from './writing.ts';

/** What is being written, and the one way to change it. */
export interface WritingHere {
  writing: Writing;
  change: (part: Partial<Writing>) => void;
}

const WritingContext = createContext<WritingHere | undefined>(undefined);
export const WritingProvider = WritingContext.Provider;

export function useWriting(): WritingHere {
  const here = useContext(WritingContext);
  if (!here) throw new Error('Nothing is being written around this field.');
  return here;
}

type TextPart = { [Key in keyof Writing]: Writing[Key] extends string ? Key : never }[keyof Writing];

/** Value and change of one text of the writing, for a field. */
export function useTextPart(part: TextPart): { value: string; onChange: (value: string) => void } {
  const { writing, change } = useWriting();
  return { value: writing[part], onChange: value => change({ [part]: value }) };
}
