/** Hands a file to the browser, which puts it where downloads go. */
export function saveFile({ name, bytes }: { readonly name: string; readonly bytes: Blob }): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(bytes);
  link.download = name;
  link.click();
  // the browser has taken hold of it by then
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
