import type { Locator, Page } from 'playwright-core';

/** A page used by somebody who has no mouse: Tab, Enter, Space and letters. */

const mostPresses = 60;

/** Presses Tab until the focus is there, from wherever it is. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  const there = target.first();
  await there.waitFor();
  for (let presses = 0; presses < mostPresses; presses += 1) {
    if (await there.evaluate(place => place === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not reach ${target}`);
}

/** Goes to a link or button and presses it. */
export async function press(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
}

/** Goes to a field and types; in a list, the first letters choose. */
export async function type(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(text);
}
