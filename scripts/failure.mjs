// What went wrong, and what to do about it, in Japanese and English.

/** A program that was started ended with something else than 0; `output` is what it said, where that was kept. */
export class ProcessFailure extends Error {
  constructor(name, code, output = '') {
    super(`${name} ended with ${code}`);
    this.code = code;
    this.output = output;
  }
}

const SENTENCES = [
  [
    /\bENOSPC\b|no space left/i,
    'ディスクがいっぱいです。空きを 2 GB 以上つくってから、もう一度実行してください。',
    'The disk is full: free 2 GB or more, then run the same command again.',
  ],
  [
    /\b(EACCES|EPERM|EROFS)\b|permission denied/i,
    'プロジェクトのフォルダーに書き込めません。持ち主と権限を確かめてください（前に sudo で実行していないか）。',
    'The project folder can’t be written: check its owner and permissions (was it run with sudo before?).',
  ],
  [
    /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT|ERR_PNPM_(META_)?FETCH\w*)\b/,
    'パッケージの置き場（npm registry）に届きません。ネットワークと、npm config get registry の値を確かめてください。LGWAN などでは、node_modules の入った配布物をお使いください。',
    'The package registry can’t be reached: check the network and `npm config get registry`. On a closed network use the release archive, which carries node_modules.',
  ],
  [
    /ERR_PNPM_OUTDATED_LOCKFILE|frozen-lockfile/i,
    'package.json と pnpm-lock.yaml が合っていません。npx pnpm install --no-frozen-lockfile を実行してください。',
    'package.json and pnpm-lock.yaml differ: run npx pnpm install --no-frozen-lockfile.',
  ],
];

/** The sentence for a failure that is known; its own words otherwise. */
export function explain(error) {
  const text = `${error.message}\n${error.output ?? ''}\n${error.code ?? ''}`;
  const known = SENTENCES.find(([pattern]) => pattern.test(text));
  return known ? `${known[1]}\n${known[2]}` : error.message;
}

export function assertNodeVersion(needed, found) {
  const [major, minor] = needed.split('.').map(Number);
  const [foundMajor, foundMinor] = found.split('.').map(Number);
  if (foundMajor > major || (foundMajor === major && foundMinor >= minor)) return;
  console.error(
    `Node.js ${needed} 以上が要ります（いまは ${found}）。https://nodejs.org/ja から新しいものを入れてください。`,
  );
  console.error(`Node.js ${needed} or newer is needed (this is ${found}): install one from https://nodejs.org/.`);
  process.exit(2);
}
