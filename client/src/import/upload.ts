interface UploadOptions {
  readonly municipality: string;
  /** Lowers what is seen: then nothing may be brought in, and the server says so. */
  readonly as: string | null;
  /** 0..1 */
  readonly onProgress: (ratio: number) => void;
  readonly signal: AbortSignal;
}

/** What came of an upload: the id of its job, or what the server said; null where nothing answered. */
export type UploadOutcome = { readonly id: string } | { readonly problem: string | null };

/** Sends a file as it is. XMLHttpRequest tells how far it is, which `fetch` doesn't. */
export function upload(file: File, { municipality, as, onProgress, signal }: UploadOptions): Promise<UploadOutcome> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const query = new URLSearchParams({ municipality, ...(as && { as }) });
    request.open('POST', `/imports?${query}`);
    request.setRequestHeader('content-type', 'application/octet-stream');
    // a name may hold any letter, a header may not
    request.setRequestHeader('x-file-name', encodeURIComponent(file.name));
    request.responseType = 'json';
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0));
    request.addEventListener('load', () => resolve(outcomeOf(request.response)));
    request.addEventListener('error', () => resolve({ problem: null }));
    request.addEventListener('abort', () => resolve({ problem: '' }));
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

function outcomeOf(answer: unknown): UploadOutcome {
  if (typeof answer !== 'object' || answer === null) return { problem: null };
  if ('id' in answer && typeof answer.id === 'string') return { id: answer.id };
  const [first] = 'errors' in answer && Array.isArray(answer.errors) ? (answer.errors as { message?: string }[]) : [];
  return { problem: first?.message ?? null };
}
