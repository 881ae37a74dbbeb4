/**
 * Whether an address is that of the page for frames, `/{town}/embed`. Of the address as it was spelt: another spelling of the
 * same path is a page like any other, which nobody may frame.
 */
export const isEmbeddedPage = (url: string): boolean => /^\/[^/?]+\/embed(\?|$)/.test(url);
