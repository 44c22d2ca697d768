/** Signed notes and the checkpoints of logs: read, written, signed and checked (C2SP signed-note, tlog-checkpoint, tlog-cosignature). */
export {
  type OpenedCheckpoint,
  openCheckpoint,
  parseCheckpoint,
  writeCheckpoint,
} from './checkpoint.ts';
export { checkNote, type NoteSigner, parseNote, parseSignature, signNote, writeNote, writeSignature } from './note.ts';
export { type NoteKey, parseNoteKey, toNoteKey, writeNoteKey } from './note-key.ts';
