import type { World } from '../../platform/world.ts';
import { type SignInChange, toChangeLetter } from './letters.ts';
import { listPersonsById } from './store.ts';

/** AC-17: whoever owns the account hears of every change in how it is entered, even when somebody else made it. */
export async function tellOwner(world: World, personId: string, change: SignInChange): Promise<void> {
  const [person] = await listPersonsById(world, [personId]);
  if (person?.email === undefined) return;
  const link = `${world.config.publicUrl}/account`;
  await world.mail.enqueue(world, toChangeLetter(person.email, person.language, change, link));
}
