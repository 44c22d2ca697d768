import type { AchievementView } from '@cairn/api/achievements';
import { useCallback, useEffect, useRef, useState } from 'react';
import { codeOf, type Trouble, toTrouble } from '../../app/trouble.ts';
import { api } from '../../app/wire.ts';
import { toDefinition, toWriting, type Writing } from './writing.ts';

/** `conflict`: somebody else saved in between; nothing is sent until the person has decided. */
export type SaveState = 'saved' | 'waiting' | 'saving' | 'conflict' | 'failed';

export interface Draft {
  /** As the server last answered. */
  view: AchievementView;
  writing: Writing;
  state: SaveState;
  trouble: Trouble | undefined;
  change: (part: Partial<Writing>) => void;
  /** Sends what is not yet saved. Answers the saved state, or nothing when it could not be saved. */
  save: () => Promise<AchievementView | undefined>;
  saveOverTheirs: () => Promise<void>;
  takeTheirs: () => Promise<void>;
  accept: (view: AchievementView) => void;
}

const pauseMs = 700;

/** A draft that saves itself shortly after the last key, one save at a time, each on top of the revision it began from. */
export function useDraft(loaded: AchievementView): Draft {
  const params = { organisationId: loaded.organisationId, achievementId: loaded.id };
  const [view, setView] = useState(loaded);
  const [writing, setWriting] = useState(() => toWriting(loaded.definition));
  const [state, setState] = useState<SaveState>('saved');
  const [trouble, setTrouble] = useState<Trouble>();
  const now = useRef<Held>({ view, writing, dirty: false, saving: undefined, blocked: false });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const accept = (next: AchievementView) => {
    now.current.view = next;
    setView(next);
  };
  const save = async () => {
    clearTimeout(timer.current);
    const { current } = now;
    current.saving ??= saveAll(current, params, { accept, setState, setTrouble }).finally(() => {
      current.saving = undefined;
    });
    await current.saving;
    return current.dirty ? undefined : current.view;
  };
  const change = (part: Partial<Writing>) => {
    now.current.writing = { ...now.current.writing, ...part };
    now.current.dirty = true;
    setWriting(now.current.writing);
    if (now.current.blocked) return;
    setState('waiting');
    clearTimeout(timer.current);
    timer.current = setTimeout(save, pauseMs);
  };
  const saveOverTheirs = async () => {
    accept(await api.achievements.getAchievement({ params }));
    now.current.blocked = false;
    await save();
  };
  const takeTheirs = async () => {
    const theirs = await api.achievements.getAchievement({ params });
    now.current.writing = toWriting(theirs.definition);
    now.current.dirty = false;
    now.current.blocked = false;
    setWriting(now.current.writing);
    accept(theirs);
    setTrouble(undefined);
    setState('saved');
  };
  useSaveOnLeaving(now, useLatest(save));
  return { view, writing, state, trouble, change, save, saveOverTheirs, takeTheirs, accept };
}

/** What the page holds while it is written: newer than anything that was drawn. */
interface Held {
  view: AchievementView;
  writing: Writing;
  /** There is something that has not been sent. */
  dirty: boolean;
  saving: Promise<void> | undefined;
  /** Somebody else saved in between. */
  blocked: boolean;
}

/** Sends what was written until nothing new has been written meanwhile. */
async function saveAll(
  held: Held,
  params: { organisationId: string; achievementId: string },
  tell: {
    accept: (view: AchievementView) => void;
    setState: (state: SaveState) => void;
    setTrouble: (trouble: Trouble | undefined) => void;
  },
): Promise<void> {
  while (held.dirty && !held.blocked) {
    held.dirty = false;
    tell.setState('saving');
    try {
      const body = { definition: toDefinition(held.writing, held.view.definition), revision: held.view.revision };
      tell.accept(await api.achievements.saveAchievement({ params, body }));
      tell.setTrouble(undefined);
    } catch (error) {
      const trouble = toTrouble(error);
      held.dirty = true;
      held.blocked = codeOf(trouble) === 'draft_changed';
      tell.setTrouble(trouble);
      tell.setState(held.blocked ? 'conflict' : 'failed');
      return;
    }
  }
  if (!held.blocked) tell.setState('saved');
}

function useLatest<Value>(value: Value) {
  const latest = useRef(value);
  latest.current = value;
  return latest;
}

/** Nothing written is lost by going elsewhere: inside the desk it is sent, before closing the window the browser asks. */
function useSaveOnLeaving(
  now: { current: { dirty: boolean; blocked: boolean } },
  save: { current: () => Promise<unknown> },
): void {
  const ask = useCallback(
    (event: BeforeUnloadEvent) => {
      if (now.current.dirty) event.preventDefault();
    },
    [now],
  );
  useEffect(() => {
    window.addEventListener('beforeunload', ask);
    return () => {
      window.removeEventListener('beforeunload', ask);
      if (now.current.dirty && !now.current.blocked) void save.current();
    };
  }, [ask, now, save]);
}
