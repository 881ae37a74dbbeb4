import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { installDebianPackages } from './debian-packages.ts';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Starts the Chromium of this machine (`CHROMIUM_PATH` names another one); nothing is downloaded but Debian's package, as root. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium() ?? installChromium(), args: ['--no-sandbox'] });
}

function findChromium(): string | undefined {
  const given = process.env['CHROMIUM_PATH'];
  if (given && !existsSync(given)) throw new Error(`CHROMIUM_PATH=${given}: there is no such file`);
  return given ?? PLACES.find((place) => existsSync(place));
}

function installChromium(): string {
  // Noto CJK: without it every Japanese label on a screenshot is a box
  installDebianPackages('Chromium (or set CHROMIUM_PATH)', ['chromium', 'fonts-noto-cjk']);
  const installed = findChromium();
  if (!installed) throw new Error('chromium was installed, but is not at /usr/bin/chromium: set CHROMIUM_PATH');
  return installed;
}
