import type { Language } from '../../platform/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { toAddress } from './rules.ts';
import { findPersonByEmail, insertPerson, listPersonsById, type PersonRecord, updatePerson } from './store.ts';

/**
 * The person with that address, made when there is none. Call it only with an address that is proven, or that somebody with
 * the right to invite has given: it opens no session. A name is kept only when the person has none yet.
 */
export async function findOrCreatePersonByEmail(
  world: World,
  given: { email: string; name?: string | undefined; language: Language },
): Promise<PersonRecord> {
  const email = toAddress(given.email);
  const named = given.name === undefined ? {} : { name: given.name };
  const created = { personId: world.newId(), email, ...named, language: given.language, operator: false };
  if (await insertPerson(world, created)) return created;
  const person = await findPersonByEmail(world, email);
  if (!person) throw new Error('a person with a taken address was not found');
  if (person.name !== undefined || given.name === undefined) return person;
  await updatePerson(world, person.personId, named);
  return { ...person, ...named };
}

/** A person who has given no address: they claimed an award with a typed code. */
export async function createPersonWithoutEmail(
  world: World,
  given: { name?: string | undefined; language: Language },
): Promise<PersonRecord> {
  const named = given.name === undefined ? {} : { name: given.name };
  const person = { personId: world.newId(), ...named, language: given.language, operator: false };
  await insertPerson(world, person);
  return person;
}

/** The persons with these ids, by id; unknown ids are left out. */
export async function getPersons(world: World, ids: readonly string[]): Promise<Map<string, PersonRecord>> {
  const persons = await listPersonsById(world, [...new Set(ids)]);
  return new Map(persons.map(person => [person.personId, person]));
}

/** Change name or language of a person and give them back. Refuses `not_found`. */
export async function changePerson(
  world: World,
  personId: string,
  change: { name?: string | undefined; language?: Language | undefined },
): Promise<PersonRecord> {
  const { name, language } = change;
  const given = { ...(name === undefined ? {} : { name }), ...(language === undefined ? {} : { language }) };
  if (Object.keys(given).length > 0) await updatePerson(world, personId, given);
  const person = (await getPersons(world, [personId])).get(personId);
  if (!person) throw new Refusal('not_found');
  return person;
}

/** From now on this person runs the installation. */
export async function makeOperator(world: World, personId: string): Promise<void> {
  await updatePerson(world, personId, { operator: true });
}
