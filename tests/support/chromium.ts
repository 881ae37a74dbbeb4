import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { installDebianPackages } from './debian-packages.ts';

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

/** Starts the Chromium of this machine (`CHROMIUM_PATH` names another one); nothing is downloaded but Debian's package, as root. */
export function launchChromium(): Promise<Browser> {
  // maps are drawn without a graphics card: a process of its own for that only adds the way to it and back
  const args = ['--no-sandbox', '--in-process-gpu', `--disable-features=${SWITCHED_OFF.join()}`];
  return chromium.launch({ executablePath: findChromium() ?? installChromium(), args });
}

/**
 * The two pages that a whole browser draws behind its address bar, which cost as much as half of ours; and, because the last such list
 * counts alone, what of Playwright's list changes how a page is loaded or shown.
 */
const SWITCHED_OFF = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'HttpsUpgrades',
  // a page that a test makes up, under a site's name, may frame one of this machine
  'LocalNetworkAccessChecks',
  'HttpsFirstBalancedModeAutoEnable',
  'MediaRouter',
  'OptimizationHints',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'Translate',
];

function findChromium(): string | undefined {
  const given = process.env['CHROMIUM_PATH'];
  if (given && !existsSync(given)) throw new Error(`CHROMIUM_PATH=${given}: there is no such file`);
  return given ?? PLACES.find((place) => existsSync(place));
}

function installChromium(): string {
  // Noto CJK: without it every Japanese label on a screenshot is a box
  installDebianPackages('Chromium (or set CHROMIUM_PATH)', ['chromium-headless-shell', 'fonts-noto-cjk']);
  const installed = findChromium();
  if (!installed) throw new Error(`chromium-headless-shell was installed, but is not at ${SHELL}: set CHROMIUM_PATH`);
  return installed;
}
