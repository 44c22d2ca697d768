/** A witness in memory, as C2SP tlog-witness has it: a `post` that answers as one, and can be told to fail. */
import type { Bytes } from '@cairn/core/bytes';
import type { TreeHead } from '@cairn/core/log/merkle';
import { type NoteKey, signNote, writeSignature } from '@cairn/core/log/notes';
import { judgeSubmission, parseSubmission } from '@cairn/core/log/watch';
import { newNoteSigner } from './made-log.ts';

export interface MadeWitness {
  key: NoteKey;
  url: string;
  /** Each request that came: the size it began from. */
  readonly asked: number[];
  /** What it does instead of its work. */
  mood: 'willing' | 'away' | 'forger' | 'refuses' | 'babbles';
  seen: { size: number; root: Bytes } | undefined;
  answer(body: string): Promise<{ status: number; body: string; mediaType: string } | { unreachable: 'no_answer' }>;
}

const plain = 'text/plain; charset=utf-8';

/** A witness of that log. `now` is its own clock. */
export async function newWitness(name: string, log: () => Promise<NoteKey>, now: () => Date): Promise<MadeWitness> {
  const signer = await newNoteSigner(name, 'cosigner');
  const witness: MadeWitness = {
    key: signer.key,
    url: `https://${name.replaceAll('/', '-')}`,
    asked: [],
    mood: 'willing',
    seen: undefined,
    async answer(body) {
      const submission = parseSubmission(body);
      witness.asked.push(submission.older);
      if (witness.mood === 'away') return { unreachable: 'no_answer' };
      if (witness.mood === 'refuses') return { status: 422, body: '', mediaType: plain };
      if (witness.mood === 'babbles') return { status: 200, body: 'I have seen it', mediaType: 'text/html' };
      const judged = await judgeSubmission(submission, async (): Promise<TreeHead | undefined> => witness.seen, [
        await log(),
      ]);
      if (judged.status === 409) return { status: 409, body: `${judged.size}\n`, mediaType: 'text/x.tlog.size' };
      if (judged.status !== 200) return { status: judged.status, body: '', mediaType: plain };
      const { checkpoint, note } = judged.opened;
      const signature = await signNote(witness.mood === 'forger' ? `${note.text}x\n` : note.text, signer, now());
      witness.seen = { size: checkpoint.size, root: checkpoint.root };
      return { status: 200, body: writeSignature(signature), mediaType: plain };
    },
  };
  return witness;
}
