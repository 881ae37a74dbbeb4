export { isEmbeddedPage } from './embedded-page.ts';
export { type EmbeddingContext, EmbeddingResolver } from './embedding.resolver.ts';
