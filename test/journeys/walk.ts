import type { Page } from 'playwright-core';

/** One place where the focus came to rest. */
interface Stop {
  index: number;
  name: string;
  fault: string;
}

/** Numbers everything a mouse could use, so that the keyboard's walk can be held against it. A group of radios is one place. */
function numberPlaces(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const usable = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]';
    const places = [...document.querySelectorAll<HTMLElement>(usable)].filter(place => {
      if (place.matches(':disabled') || place.closest('[inert]') || place.tabIndex < 0) return false;
      if (place instanceof HTMLInputElement && place.type === 'radio' && !place.checked) return false;
      return place.checkVisibility({ visibilityProperty: true });
    });
    for (const [index, place] of places.entries()) place.dataset['walk'] = String(index);
    return places.map(place => place.outerHTML.slice(0, 120));
  });
}

/** Presses Tab once; undefined when the focus has left the page. */
async function step(page: Page): Promise<Stop | undefined> {
  await page.keyboard.press('Tab');
  return page.evaluate(() => {
    const place = document.activeElement;
    if (!(place instanceof HTMLElement) || place === document.body) return undefined;
    // A field hidden behind its label is seen by its label.
    const box = place.getBoundingClientRect();
    const seen = box.width < 8 && place instanceof HTMLInputElement ? (place.labels?.[0] ?? place) : place;
    const { left, top, width, height } = seen.getBoundingClientRect();
    const style = getComputedStyle(seen);
    // A part that the browser draws, such as the calendar of a date, is marked by the browser.
    const isMarked =
      !place.matches(':focus') ||
      (style.outlineStyle !== 'none' && style.outlineWidth !== '0px') ||
      style.boxShadow !== 'none';
    const points = [0.1, 0.5, 0.9].flatMap(x =>
      [0.2, 0.5, 0.8].map(y => [left + width * x, top + height * y] as const),
    );
    const isInSight = points.some(([x, y]) => {
      const there = document.elementFromPoint(x, y);
      return there !== null && (seen.contains(there) || there.contains(seen));
    });
    const fault = `${isMarked ? '' : 'its focus is not shown '}${isInSight ? '' : 'it is out of sight'}`.trim();
    return { index: Number(place.dataset['walk'] ?? -1), name: place.outerHTML.slice(0, 120), fault };
  });
}

/**
 * Walks the whole page with Tab (WCAG 2.2: 2.1.1, 2.1.2, 2.4.7, 2.4.11).
 * @returns what cannot be reached, what catches the focus, where the focus is not shown or out of sight.
 */
export async function walkByKeyboard(page: Page): Promise<string[]> {
  const places = await numberPlaces(page);
  const faults: string[] = [];
  const reached = new Set<number>();
  let last = -1;
  for (let presses = 0; presses <= 2 * places.length + 9; presses += 1) {
    const stop = await step(page);
    // A field of several parts, such as a date, is walked through part by part.
    if (!stop || (stop.index !== last && reached.has(stop.index))) {
      const missed = places.filter((_, index) => !reached.has(index));
      return [...faults, ...missed.map(name => `not reached: ${name}`)];
    }
    last = stop.index;
    if (last >= 0) reached.add(last);
    if (stop.fault) faults.push(`${stop.fault}: ${stop.name}`);
  }
  return [...faults, 'the focus does not leave the page'];
}
