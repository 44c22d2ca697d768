import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const places = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** A headless browser. @throws Error that says what to install when there is none. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = places.find(place => place !== undefined && existsSync(place));
  if (!executablePath) throw new Error('These tests need a browser. Install it with: sudo apt-get install chromium');
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  });
}
