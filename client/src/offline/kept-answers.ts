/** An answer of the API as it was when it came. */
export interface KeptAnswer {
  readonly text: string;
  readonly at: Date;
}

/** Areas, tables and tabs that someone looked at; the oldest go first. */
const MOST_ANSWERS = 200;
const KEPT_AT = 'x-kept-at';

/**
 * Keeps what a question was answered, for when nobody answers. Only what was asked as oneself: another audience's answers
 * are never kept. The service worker clears it with the build that asked.
 */
export async function keepAnswer(question: string, { text, at }: KeptAnswer): Promise<void> {
  const cache = await openCache();
  if (!cache) return;
  const key = await keyOf(question);
  // put again at the end: the order is that of age
  await cache.delete(key);
  await cache.put(key, new Response(text, { headers: { [KEPT_AT]: at.toISOString() } }));
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, Math.max(0, keys.length - MOST_ANSWERS)).map((old) => cache.delete(old)));
}

/** null where this question was never answered here. */
export async function findKeptAnswer(question: string): Promise<KeptAnswer | null> {
  const cache = await openCache();
  const kept = await cache?.match(await keyOf(question));
  const at = kept?.headers.get(KEPT_AT);
  return kept && at ? { text: await kept.text(), at: new Date(at) } : null;
}

/** By the build's entry, as the service worker has it; null in development, and where a page is not secure. */
async function openCache(): Promise<Cache | null> {
  const entry = document.querySelector<HTMLScriptElement>('script[type="module"][src^="/assets/index-"]');
  if (!entry || typeof caches === 'undefined') return null;
  return caches.open(`hazama-answers ${new URL(entry.src).pathname}`);
}

async function keyOf(question: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(question));
  const hex = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `/kept-answer/${hex}`;
}
