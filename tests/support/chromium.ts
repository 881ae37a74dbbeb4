import { type Browser, chromium } from 'playwright-core';
import { findChromium, installChromium } from './chromium-installation.ts';

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
