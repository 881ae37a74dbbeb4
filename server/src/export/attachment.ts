/**
 * Content-Disposition of a file that is saved under a Japanese name (RFC 6266, RFC 5987): old programs get the plain one.
 * @param plain ASCII letters, digits, dots and hyphens
 */
export function attachment(name: string, plain: string): string {
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
