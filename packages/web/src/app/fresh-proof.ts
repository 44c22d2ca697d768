interface Request {
  method: string;
  headers: Record<string, string>;
  body?: string;
}

/** Asks the person to prove who they are; whether they did. */
type Ask = () => Promise<boolean>;

let ask: Ask | undefined;
let asking: Promise<boolean> | undefined;

/** Says who asks; gives the way to take that back. */
export function askForProofsWith(next: Ask): () => void {
  ask = next;
  return () => {
    if (ask === next) ask = undefined;
  };
}

function isStepUp(text: string): boolean {
  try {
    return (JSON.parse(text) as { code?: unknown }).code === 'step_up_required';
  } catch {
    return false;
  }
}

/**
 * Fetch. When the step needs a fresh proof, the person is asked for one, and the very same request is sent again: no page
 * knows of it, and nothing that was written is lost. Requests that wait at the same time wait for one proof.
 */
export async function fetchProven(
  url: string,
  request: Request,
): Promise<{ status: number; text: () => Promise<string> }> {
  const send = () => fetch(url, { ...request, credentials: 'same-origin' });
  const answer = await send();
  if (answer.status !== 403) return answer;
  const text = await answer.text();
  const told = { status: answer.status, text: async () => text };
  if (!ask || !isStepUp(text)) return told;
  asking ??= ask().finally(() => {
    asking = undefined;
  });
  return (await asking) ? send() : told;
}
