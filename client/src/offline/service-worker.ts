// Keeps the files of this build and the tiles last seen, so that a page that is loaded anew without a connection stands there
// again. Answers of the API are kept by the page (kept-answers.ts), which knows what it asked and as whom.
// It imports nothing: the browser loads it by itself, as /service-worker.js.

interface ExtendableEvent extends Event {
  waitUntil(done: Promise<unknown>): void;
}
interface FetchEvent extends ExtendableEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
/** What of its global scope it uses; TypeScript's own types of it can't stand beside those of a page. */
interface Scope {
  readonly location: Location;
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: ExtendableEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void;
}
const scope = globalThis as unknown as Scope;

/** Filled in by the build (list-built-files.mjs). */
const BUILD = '__BUILD__';
const FILES = '__FILES__'.split(' ');
const FILE_CACHE = `hazama-files ${BUILD}`;
const TILE_CACHE = `hazama-tiles ${BUILD}`;
/** The page names its own by the same build. */
const OWN_CACHES = [FILE_CACHE, TILE_CACHE, `hazama-answers ${BUILD}`];

const EMBEDDED_PAGE = /^\/[^/]+\/embed$/;

/** A town looked at closely is a few hundred tiles; its arrays are kept among them. */
const MOST_TILES = 600;

scope.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(FILE_CACHE)
      .then((cache) => cache.addAll(FILES))
      .then(() => scope.skipWaiting()),
  );
});

scope.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(names.filter((name) => !OWN_CACHES.includes(name)).map((name) => caches.delete(name))),
      )
      .then(() => scope.clients.claim()),
  );
});

scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== scope.location.origin) return;
  // a page for frames has headers of its own, which the kept page doesn't
  if (request.mode === 'navigate' && EMBEDDED_PAGE.test(url.pathname)) return;
  if (request.mode === 'navigate') event.respondWith(page(request));
  else if (url.pathname.startsWith('/assets/') || url.pathname.startsWith('/icons/')) event.respondWith(file(request));
  // what another audience sees is not kept for this one
  else if (/^\/(tiles|arrays)\//.test(url.pathname) && !url.searchParams.has('as')) event.respondWith(tile(event));
});

/** The page of the build that the server has; of the one that is kept, where no server answers. */
async function page(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await caches.match('/', { cacheName: FILE_CACHE });
    if (kept) return kept;
    throw error;
  }
}

/** Its name changes with what is in it: the one that is kept is right. */
async function file(request: Request): Promise<Response> {
  return (await caches.match(request.url, { cacheName: FILE_CACHE })) ?? fetch(request);
}

async function tile(event: FetchEvent): Promise<Response> {
  const { request } = event;
  try {
    const answer = await fetch(request);
    if (answer.ok) event.waitUntil(keepTile(request, answer.clone()));
    return answer;
  } catch (error) {
    const kept = await caches.match(request.url, { cacheName: TILE_CACHE });
    if (kept) return kept;
    throw error;
  }
}

async function keepTile(request: Request, answer: Response): Promise<void> {
  const cache = await caches.open(TILE_CACHE);
  await cache.put(request.url, answer);
  const keys = await cache.keys();
  // oldest first
  await Promise.all(keys.slice(0, Math.max(0, keys.length - MOST_TILES)).map((key) => cache.delete(key)));
}
