import { useSyncExternalStore } from 'react';

/** A value that changes more often than the page should be made anew: who needs it listens to it. */
export class Signal<Value> {
  #value: Value;
  readonly #listeners = new Set<() => void>();

  constructor(value: Value) {
    this.#value = value;
  }

  readonly get = (): Value => this.#value;

  set(value: Value): void {
    if (Object.is(value, this.#value)) return;
    this.#value = value;
    for (const listener of this.#listeners) listener();
  }

  /** Answers with how to end it. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}

export const useSignal = <Value>({ subscribe, get }: Pick<Signal<Value>, 'subscribe' | 'get'>): Value =>
  useSyncExternalStore(subscribe, get);
