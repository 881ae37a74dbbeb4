import { createHash } from 'node:crypto';
import { headerKey } from './header-key.ts';

/** Of a header: the same for the next file of the same table. */
export function hashHeader(names: readonly string[]): string {
  return createHash('sha256').update(names.map(headerKey).join('\u0000')).digest('hex');
}
