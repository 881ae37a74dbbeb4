import { createHash } from 'node:crypto';

/** `<code>-<hash>`: the same parts give the same id, whichever file they come from. 72 bits in 12 characters that a URL can hold. */
export function recordId(municipalityCode: string, ...parts: readonly (string | number)[]): string {
  const hash = createHash('sha256').update(parts.join('\u0000')).digest('base64url').slice(0, 12);
  return `${municipalityCode}-${hash}`;
}
