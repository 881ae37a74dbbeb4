import { hash } from 'node:crypto';

/** `<code>-<hash>`: the same parts give the same id, whichever file they come from. 72 bits in 12 characters that a URL can hold. */
export function recordId(municipalityCode: string, ...parts: readonly (string | number)[]): string {
  return `${municipalityCode}-${hash('sha256', parts.join('\u0000'), 'base64url').slice(0, 12)}`;
}
