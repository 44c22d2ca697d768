import type { Page } from 'playwright-core';

/** The issuer's pages, as somebody uses them who reads labels and presses buttons. */

export async function setUpOrganisation(page: Page): Promise<void> {
  await page.goto('/start');
  await page.getByRole('link', { name: 'Begin with the name' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Skerry Point College');
  await page.getByLabel('Web address').fill('https://skerry-point.example');
  await page.getByLabel('Country').selectOption({ label: 'Ireland' });
  await page.getByLabel('Your name').fill('Órla Brannigan');
  await page.getByLabel('Your e-mail address').fill('orla@skerry-point.example');
  await page.getByRole('button', { name: 'Set it up' }).click();
  await page.getByText('Skerry Point College is set up').first().waitFor();
}

const outcomes = [
  'Plan a survey of an exposed shore, with its tides and its dangers',
  'Measure a beach profile to within two centimetres',
  'Explain to a council how sure a forecast is, and why',
];

/** Writes a micro-credential until nothing required is missing. */
export async function defineAchievement(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Achievements' }).first().click();
  await page.getByRole('button', { name: 'Define an achievement' }).click();
  await page.getByRole('textbox', { name: 'Title', exact: true }).fill('Shore Survey Basics®');
  await page.getByLabel(/In one sentence/).fill('Can survey a beach safely and say what the numbers mean.');
  for (const [index, outcome] of outcomes.entries()) {
    await page.getByRole('button', { name: 'Add an outcome' }).click();
    await page.getByLabel(`Outcome ${index + 1}`, { exact: true }).fill(outcome);
  }
  await page.getByLabel('What has to be done to earn it').fill('Survey **two beaches** and present one of them.');
  await page.getByLabel('Hours of learning, all included').fill('50');
  await page.getByRole('textbox', { name: 'Level', exact: true }).fill('5');
  await page.getByLabel('Kind of assessment').selectOption({ label: 'The skill is put to use and observed' });
  await page.getByLabel('How one takes part').selectOption({ label: 'On site' });
  await page.getByLabel('Body that answers for it').fill('Skerry Point College, Quality Committee');
  await page.getByText('Nothing required is missing.').waitFor();
}

export async function publishAchievement(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Publish version 1' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Publish version 1' }).click();
  await page.getByText('Version 1 is published.').first().waitFor();
}

/** Drops a list of learners, looks at what was read, issues to all of them. */
export async function issueList(page: Page, csv: string): Promise<void> {
  await page.getByRole('link', { name: 'Issue it' }).click();
  await page.getByRole('button', { name: 'To a list' }).click();
  const list = { name: 'learners.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) };
  await page.locator('input[type=file]').setInputFiles(list);
  await page.getByRole('button', { name: 'Issue 25 awards' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Issue 25 awards' }).click();
  await page.getByText('Every row is done.').waitFor({ timeout: 120_000 });
}

/** Takes a credential back for good. */
export async function withdrawCredential(page: Page, slug: string, learner: string): Promise<void> {
  await page.goto(`/console/${slug}/credentials`);
  await page.getByRole('link', { name: learner }).click();
  await page.getByRole('button', { name: 'Withdraw it' }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByLabel('Why').selectOption({ label: 'It was issued in error' });
  await dialog.getByLabel(/In your own words/).fill('The second beach was never surveyed.');
  await dialog.getByRole('button', { name: 'Withdraw it' }).click();
  await page.getByText('It is withdrawn.').first().waitFor();
}
