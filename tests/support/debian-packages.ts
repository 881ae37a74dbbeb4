import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Installs packages where it may (root on Debian); elsewhere throws, naming the command that would. */
export function installDebianPackages(what: string, packages: readonly string[]): void {
  const command = `apt-get -o DPkg::Lock::Timeout=300 update -qq && apt-get -o DPkg::Lock::Timeout=300 install -y -qq --no-install-recommends ${packages.join(' ')}`;
  if (!existsSync('/etc/debian_version'))
    throw new Error(`${what} is missing. Install it with this system's package manager, then run npm test again.`);
  if (process.getuid?.() !== 0) throw new Error(`${what} is missing. Install it with: sudo sh -c '${command}'`);
  console.log(`installing ${packages.join(' ')} …`);
  execFileSync('sh', ['-c', command], { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, stdio: 'inherit' });
}
