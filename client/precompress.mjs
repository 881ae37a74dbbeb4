import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import zlib from 'node:zlib';

const SMALL_BYTES = 1024;
const WORTH_IT = /\.(m?js|css|svg|json|html|txt)$/;
/** 11 shrinks by another twentieth and takes ten times as long, which every first start would wait for. */
const BROTLI_QUALITY = 9;

const brotli = promisify(zlib.brotliCompress);
const gzip = promisify(zlib.gzip);

/**
 * Writes each built file beside itself as .br and .gz, once: the server sends those as they are.
 * @returns {import('vite').Plugin}
 */
export function precompress() {
  return {
    name: 'hazama-precompress',
    apply: 'build',
    writeBundle: async ({ dir }, bundle) => {
      const names = Object.keys(bundle).filter((name) => WORTH_IT.test(name));
      await Promise.all(names.map((name) => compress(path.join(dir ?? 'dist', name))));
    },
  };
}

/** @param {string} file */
async function compress(file) {
  const bytes = await readFile(file);
  if (bytes.length < SMALL_BYTES) return;
  const params = { [zlib.constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY };
  await Promise.all([
    brotli(bytes, { params }).then((compressed) => writeFile(`${file}.br`, compressed)),
    gzip(bytes, { level: 9 }).then((compressed) => writeFile(`${file}.gz`, compressed)),
  ]);
}
