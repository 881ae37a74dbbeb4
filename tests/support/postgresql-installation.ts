import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

const OLDEST_MAJOR = 15;

/** Debian's own names: the default major version with the PostGIS built for it. */
export const INSTALL_POSTGRESQL = ['postgresql', 'postgresql-postgis'];

/** The `bin` folder of the newest PostgreSQL ≥ 15 on this machine that has PostGIS. */
export function findPostgresql(): string | undefined {
  return candidates()
    .filter((bin) => existsSync(path.join(bin, 'initdb')) || existsSync(path.join(bin, 'initdb.exe')))
    .map((bin) => ({ bin, major: majorVersion(bin) }))
    .filter(({ bin, major }) => major >= OLDEST_MAJOR && hasPostgis(bin))
    .toSorted((a, b) => b.major - a.major)[0]?.bin;
}

/** Debian, Homebrew and the Windows installer each keep one folder per version. */
function candidates(): string[] {
  return [
    ...versionsIn('/usr/lib/postgresql'),
    ...versionsIn('/opt/homebrew/opt').filter((bin) => bin.includes('/postgresql')),
    ...versionsIn('/usr/local/opt').filter((bin) => bin.includes('/postgresql')),
    ...versionsIn('C:\\Program Files\\PostgreSQL'),
    ...(process.env['PATH'] ?? '').split(path.delimiter),
  ];
}

function versionsIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).map((version) => path.join(folder, version, 'bin')) : [];
}

function majorVersion(bin: string): number {
  const text = execFileSync(path.join(bin, 'initdb'), ['--version'], { encoding: 'utf8' });
  return Number(/(\d+)/.exec(text)?.[1] ?? 0);
}

function hasPostgis(bin: string): boolean {
  const config = path.join(bin, 'pg_config');
  const share = existsSync(config)
    ? execFileSync(config, ['--sharedir'], { encoding: 'utf8' }).trim()
    : // Debian ships pg_config apart from the server
      path.join(bin.replace('/usr/lib/', '/usr/share/'), '..');
  return existsSync(path.join(share, 'extension', 'postgis.control'));
}
