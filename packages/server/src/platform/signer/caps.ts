import { SigningDelayed } from './signing-trouble.ts';

/** How many signatures an organisation gets, whoever asks. */
export interface Caps {
  perMinute: number;
  perDay: number;
}

/** More than one machine signs in that time: they stop a runaway or a thief, not a university. */
export const generousCaps: Caps = { perMinute: 3_000_000, perDay: 50_000_000 };

const minuteMs = 60_000;
const dayMs = 86_400_000;

interface Spent {
  minute: number;
  inMinute: number;
  day: number;
  inDay: number;
}

/** Counts what each organisation had in this minute and this day (UTC). `before` is what it had of this day already. */
export class CapCount {
  readonly #caps: Caps;
  readonly #spent = new Map<string, Spent>();

  constructor(caps: Caps, before: ReadonlyMap<string, number>, now: Date) {
    this.#caps = caps;
    for (const [organisationId, count] of before) this.#findSpent(organisationId, now).inDay += count;
  }

  /**
   * Take that many, or none.
   * @throws SigningDelayed `signing_capped` with the seconds until the minute or the day is over
   */
  take(organisationId: string, count: number, now: Date): void {
    const spent = this.#findSpent(organisationId, now);
    const time = now.getTime();
    if (spent.inDay + count > this.#caps.perDay) throw capped(dayMs - (time % dayMs));
    if (spent.inMinute + count > this.#caps.perMinute) throw capped(minuteMs - (time % minuteMs));
    spent.inMinute += count;
    spent.inDay += count;
  }

  #findSpent(organisationId: string, now: Date): Spent {
    const minute = Math.floor(now.getTime() / minuteMs);
    const day = Math.floor(now.getTime() / dayMs);
    const kept = this.#spent.get(organisationId);
    const inDay = kept?.day === day ? kept.inDay : 0;
    const spent = kept?.minute === minute ? kept : { minute, inMinute: 0, day, inDay };
    this.#spent.set(organisationId, spent);
    return spent;
  }
}

function capped(forMs: number): SigningDelayed {
  return new SigningDelayed('signing_capped', Math.ceil(forMs / 1000));
}
