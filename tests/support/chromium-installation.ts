import { existsSync } from 'node:fs';
import { addDebianPackages, installDebianPackages } from './debian-packages.ts';

/** The shell has no window around its pages, and takes half the time of a whole browser for a page without a map. */
const SHELL = '/usr/bin/chromium-headless-shell';
const PLACES = [
  SHELL,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Before the first test, once for all workers: the shell also where a whole browser is found, if it is to be had within a minute. */
export default function setup(): void {
  const found = findChromium();
  if (!found) return void installChromium();
  if (process.env['CHROMIUM_PATH'] || found === SHELL) return;
  const reason = addDebianPackages(['chromium-headless-shell']);
  if (reason)
    console.log(`The browser tests run in ${found}: ${reason}. chromium-headless-shell would take a sixth less.`);
}

/** What `CHROMIUM_PATH` names, else the cheapest that this machine has. */
export function findChromium(): string | undefined {
  const given = process.env['CHROMIUM_PATH'];
  if (given && !existsSync(given)) throw new Error(`CHROMIUM_PATH=${given}: there is no such file`);
  return given ?? PLACES.find((place) => existsSync(place));
}

export function installChromium(): string {
  // Noto CJK: without it every Japanese label on a screenshot is a box
  installDebianPackages('Chromium (or set CHROMIUM_PATH)', ['chromium-headless-shell', 'fonts-noto-cjk']);
  const installed = findChromium();
  if (!installed) throw new Error(`chromium-headless-shell was installed, but is not at ${SHELL}: set CHROMIUM_PATH`);
  return installed;
}
