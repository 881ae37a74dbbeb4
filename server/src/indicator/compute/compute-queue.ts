import {
  type ComputeOptions,
  type ComputeResult,
  type ComputeServices,
  computeMunicipality,
} from './compute-municipality.ts';

interface Waiting {
  readonly result: Promise<ComputeResult>;
  /** Kinds asked for; null: all. */
  kindIds: Set<string> | null;
  /** Everyone who waits is content where nothing changes. */
  onlyIfChanged: boolean;
  readonly listeners: NonNullable<ComputeOptions['onProgress']>[];
}

/**
 * Computes each municipality one at a time. Whoever asks while one runs gets the next, and all who wait share it: ten edits
 * in a row are two computes.
 */
export class ComputeQueue {
  readonly #services: ComputeServices;
  readonly #running = new Map<string, Promise<unknown>>();
  readonly #waiting = new Map<string, Waiting>();

  constructor(services: ComputeServices) {
    this.#services = services;
  }

  /** @throws Error where there is no such municipality */
  compute(code: string, { kindIds, onProgress, onlyIfChanged = false }: ComputeOptions = {}): Promise<ComputeResult> {
    const waiting = this.#waiting.get(code) ?? this.#enqueue(code);
    if (!kindIds) waiting.kindIds = null;
    for (const kindId of kindIds ?? []) waiting.kindIds?.add(kindId);
    if (onProgress) waiting.listeners.push(onProgress);
    waiting.onlyIfChanged &&= onlyIfChanged;
    return waiting.result;
  }

  #enqueue(code: string): Waiting {
    const listeners: Waiting['listeners'] = [];
    const before = this.#running.get(code) ?? Promise.resolve();
    const result: Promise<ComputeResult> = before
      // whatever became of the one before, this one computes what is published now
      .catch(() => undefined)
      .then(() => {
        this.#waiting.delete(code);
        const { kindIds, onlyIfChanged } = waiting;
        return computeMunicipality(this.#services, code, {
          ...(kindIds && { kindIds: [...kindIds] }),
          onlyIfChanged,
          onProgress: (progress) => {
            for (const listener of listeners) listener(progress);
          },
        });
      });
    const waiting: Waiting = { result, kindIds: new Set(), onlyIfChanged: true, listeners };
    this.#waiting.set(code, waiting);
    this.#running.set(code, result);
    const forget = () => {
      if (this.#running.get(code) === result) this.#running.delete(code);
    };
    result.then(forget, forget);
    return waiting;
  }
}
