/** What the page asks for at once, though its code says so only once it runs: by the module it begins with. */
const FIRST_SCREEN = '/src/map/map-screen.tsx';
const FIRST_QUESTIONS = '/src/first-questions.ts';

/**
 * Names in the page what would otherwise be found out about one after the other: the first questions run as soon as they
 * are there, at the latest before the entry, and the map's files come beside the entry, at a lower priority than the frame around it.
 * @returns {import('vite').Plugin}
 */
export function loadAhead() {
  return {
    name: 'hazama-load-ahead',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const chunks = Object.values(bundle).filter((each) => each.type === 'chunk');
        const chunkOf = (/** @type {string} */ module) => {
          const chunk = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(module));
          if (!chunk) throw new Error(`The bundle has no chunk that begins with ${module}`);
          return chunk;
        };
        const questions = { type: 'module', crossorigin: true, src: `/${chunkOf(FIRST_QUESTIONS).fileName}` };
        const ahead = filesOf(chunkOf(FIRST_SCREEN), chunks).filter(({ href }) => !html.includes(href));
        return [
          { tag: 'script', attrs: questions, injectTo: 'head-prepend' },
          ...ahead.map((file) => ({
            tag: 'link',
            attrs: { ...file, crossorigin: true, fetchpriority: 'low' },
            injectTo: /** @type {const} */ ('head'),
          })),
        ];
      },
    },
  };
}

/**
 * A chunk, all that it imports, and their styles, as attributes of a link.
 * @param {import('vite').Rollup.OutputChunk} first
 * @param {readonly import('vite').Rollup.OutputChunk[]} chunks
 */
function filesOf(first, chunks) {
  /** @type {Map<string, { readonly rel: string, readonly as?: string, readonly href: string }>} */
  const files = new Map();
  const visit = (/** @type {import('vite').Rollup.OutputChunk | undefined} */ chunk) => {
    if (!chunk || files.has(chunk.fileName)) return;
    files.set(chunk.fileName, { rel: 'modulepreload', href: `/${chunk.fileName}` });
    for (const style of chunk.viteMetadata?.importedCss ?? [])
      files.set(style, { rel: 'preload', as: 'style', href: `/${style}` });
    for (const name of chunk.imports) visit(chunks.find(({ fileName }) => fileName === name));
  };
  visit(first);
  return [...files.values()];
}
