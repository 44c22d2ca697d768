/** A thread that judges what was signed here: the same verifier as everywhere, with the machinery of Node. */
import { parentPort } from 'node:worker_threads';
import { useMachinery } from '@cairn/core/machinery';
import { nodeMachinery } from '../../platform/machinery.ts';
import { judgeTexts, type Question } from './verdicts.ts';

useMachinery(nodeMachinery);

parentPort?.on('message', async ({ id, question }: { id: number; question: Question }) => {
  const answer = await judgeTexts(question).then(
    verdicts => ({ id, verdicts }),
    (error: Error) => ({ id, failed: error.message }),
  );
  parentPort?.postMessage(answer);
});
