interface SearchEntry {
  readonly search?: unknown;
}

/** What was typed lives with its history entry alone: the URL carries no free text. */
export function rememberedWords(): string {
  const entry = history.state as SearchEntry | null;
  return typeof entry?.search === 'string' ? entry.search : '';
}

export function rememberWords(words: string): void {
  const entry = history.state as SearchEntry | null;
  history.replaceState({ ...entry, search: words }, '');
}
