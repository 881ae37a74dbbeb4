import { readdirSync } from 'node:fs';

const WORKER = 'service-worker.js';
const ICONS = new URL('public/icons/', import.meta.url);

/**
 * Writes into the service worker which files this build has, under the build's own name: that of its entry, which is
 * another as soon as any file is.
 * @returns {import('vite').Plugin}
 */
export function listBuiltFiles() {
  return {
    name: 'hazama-list-built-files',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const worker = bundle[WORKER];
        const entry = Object.values(bundle).find(
          (each) => each.type === 'chunk' && each.isEntry && each.name === 'index',
        );
        if (worker?.type !== 'chunk' || !entry) this.error('The bundle has no service worker or no entry');
        const files = [
          '/',
          ...Object.keys(bundle)
            .filter((name) => name.startsWith('assets/') && !name.endsWith('.map'))
            .map((name) => `/${name}`),
          ...readdirSync(ICONS).map((name) => `/icons/${name}`),
        ];
        const code = worker.code
          .replace('__BUILD__', `/${entry.fileName}`)
          .replace('__FILES__', files.toSorted().join(' '));
        if (code.includes('__FILES__') || code.includes('__BUILD__') || code === worker.code)
          this.error('The service worker has no place for the files of the build');
        worker.code = code;
      },
    },
  };
}
