import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { onKeeping } from '../../offline/service-worker-registration.ts';
import type { PinsView } from '../../pins-view.ts';
import { useTown } from '../../town/town.ts';
import type { LiveReply, LiveRequest } from './live-messages.ts';
import { type PinQuestion, questionOf } from './live-question.ts';
import { type LiveGround, type LiveResult, resultOf } from './live-result.ts';
import { heldPlace, withHeld } from './shown-pins.ts';
import { Signal } from './signal.ts';

export interface LiveWorker {
  readonly ground: LiveGround | null;
  /** Of the pins as they are, or as they were a frame ago; null before the first. */
  readonly results: Signal<LiveResult | null>;
  readonly failure: { readonly status: number; readonly message: string } | null;
  readonly retry: () => void;
}

/**
 * The town's arrays in a worker of their own, and what they say of some pins and of the one that is dragged: once a frame at most, always of the
 * newest that were asked about.
 * @param indicatorId null: nothing is asked here, but of the server
 */
export function useLiveWorker(indicatorId: string | null, dropped: PinsView): LiveWorker {
  const { municipality, revision } = useTown();
  const [ground, setGround] = useState<LiveGround | null>(null);
  const [results] = useState(() => new Signal<LiveResult | null>(null));
  const [failure, setFailure] = useState<LiveWorker['failure']>(null);
  const line = useRef<QuestionLine | null>(null);
  const reopen = useRef<(() => void) | null>(null);
  const asked = useEffectEvent(() => questionOf(withHeld(dropped, heldPlace.get())));

  useEffect(() => {
    if (indicatorId === null) return undefined;
    const worker = new Worker(new URL('./live-worker.ts', import.meta.url), { type: 'module' });
    const arraysUrl = `/arrays/${municipality.code}.bin?ind=${encodeURIComponent(indicatorId)}&v=${revision}`;
    const streetsUrl = `/arrays/${municipality.code}/streets.bin`;
    const tell = (request: LiveRequest) => worker.postMessage(request);
    const questions = new QuestionLine(tell, (result) => results.set(result));
    line.current = questions;
    questions.ask(asked());
    let streets: number | null = null;
    worker.addEventListener('message', ({ data }: MessageEvent<LiveReply>) => {
      if (data.type === 'answer') questions.take(data);
      else if (data.type === 'failed') setFailure(data);
      else {
        questions.open(data);
        ({ streets } = data);
        setGround(data);
      }
    });
    reopen.current = () => {
      setFailure(null);
      tell({ type: 'open', arraysUrl, streetsUrl });
    };
    reopen.current();
    // what came before anything was kept: asked for once more, to be there without a connection
    const forget = onKeeping(() => {
      void fetch(arraysUrl).catch(() => undefined);
      if (streets !== null) void fetch(`${streetsUrl}?v=${streets}`).catch(() => undefined);
    });
    return () => {
      forget();
      questions.close();
      worker.terminate();
      line.current = null;
      reopen.current = null;
      setGround(null);
      results.set(null);
      setFailure(null);
    };
  }, [indicatorId, municipality.code, revision, results]);

  useEffect(() => {
    const ask = () => line.current?.ask(questionOf(withHeld(dropped, heldPlace.get())));
    ask();
    return heldPlace.subscribe(ask);
  }, [dropped]);
  return { ground, results, failure, retry: () => reopen.current?.() };
}

/** One question at a time: the newest waits, those between are left out. Answers are shown with the next frame. */
class QuestionLine {
  readonly #tell: (request: LiveRequest) => void;
  readonly #show: (result: LiveResult) => void;
  #ground: LiveGround | null = null;
  #waiting: PinQuestion | null = null;
  #isBusy = false;
  #asked = 0;
  #frame = 0;

  constructor(tell: (request: LiveRequest) => void, show: (result: LiveResult) => void) {
    this.#tell = tell;
    this.#show = show;
  }

  open(ground: LiveGround): void {
    this.#ground = ground;
    this.#next();
  }

  ask(question: PinQuestion): void {
    this.#waiting = question;
    this.#next();
  }

  take({ answer, milliseconds }: Extract<LiveReply, { type: 'answer' }>): void {
    this.#isBusy = false;
    performance.measure('live-answer', { start: performance.now() - milliseconds, duration: milliseconds });
    const ground = this.#ground;
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => ground && this.#show(resultOf(ground, answer)));
    this.#next();
  }

  close(): void {
    cancelAnimationFrame(this.#frame);
    this.#ground = null;
    this.#waiting = null;
  }

  #next(): void {
    if (this.#isBusy || !this.#ground || !this.#waiting) return;
    this.#isBusy = true;
    this.#tell({ type: 'ask', id: ++this.#asked, question: this.#waiting });
    this.#waiting = null;
  }
}
