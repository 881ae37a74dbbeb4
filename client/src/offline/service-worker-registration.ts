/** By then the first view stands, and its files no longer have to wait for these. */
const AFTER_MS = 4000;

/** Keeps this build for when no server answers. Only built, and only where the browser can: over https or on this machine. */
export function registerServiceWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  addEventListener('load', () => {
    setTimeout(() => {
      // without it everything works but a reload without a connection
      navigator.serviceWorker.register('/service-worker.js').catch((error: unknown) => console.warn(error));
    }, AFTER_MS);
  });
}

/** Calls `listener` when what the page loads begins to be kept: what it loaded before was not. Gives the way to stop. */
export function onKeeping(listener: () => void): () => void {
  if (!('serviceWorker' in navigator)) return () => undefined;
  navigator.serviceWorker.addEventListener('controllerchange', listener);
  return () => navigator.serviceWorker.removeEventListener('controllerchange', listener);
}
