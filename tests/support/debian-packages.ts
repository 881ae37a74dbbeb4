import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Installs packages where it may (root on Debian); elsewhere throws, naming the command that would. */
export function installDebianPackages(what: string, packages: readonly string[]): void {
  const command = `${aptGet(300)} update -qq && ${aptGet(300)} install ${QUIETLY} ${packages.join(' ')}`;
  if (!existsSync('/etc/debian_version'))
    throw new Error(`${what} is missing. Install it with this system's package manager, then run npm test again.`);
  if (process.getuid?.() !== 0) throw new Error(`${what} is missing. Install it with: sudo sh -c '${command}'`);
  console.log(`installing ${packages.join(' ')} …`);
  run(command);
}

/** Installs packages that tests can do without; where it may not or can't, says why, in a minute at the latest. */
export function addDebianPackages(packages: readonly string[]): string | undefined {
  if (!existsSync('/etc/debian_version')) return 'this is no Debian';
  if (process.getuid?.() !== 0) return 'only root may install packages';
  const names = packages.join(' ');
  const fetching = `${aptGet(10)} -o Acquire::Retries=0 -o Acquire::http::Timeout=10 -o Acquire::https::Timeout=10`;
  console.log(`installing ${names} …`);
  try {
    run(`${fetching} update -qq && ${fetching} install ${QUIETLY} --download-only ${names}`, 45_000);
    // without a limit: an installation that is broken off leaves a machine to mend
    run(`${aptGet(10)} install ${QUIETLY} --no-download ${names}`);
    return undefined;
  } catch {
    return `${names} could not be installed`;
  }
}

const QUIETLY = '-y -qq --no-install-recommends';
const aptGet = (lockSeconds: number) => `apt-get -o DPkg::Lock::Timeout=${lockSeconds}`;

function run(command: string, timeout?: number): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  execFileSync('sh', ['-c', command], { env, stdio: 'inherit', ...(timeout && { timeout }) });
}
