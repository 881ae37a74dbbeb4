import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { onKeeping } from '../../offline/service-worker-registration.ts';
import type { PinsView } from '../../pins-view.ts';
import { useTown } from '../../town/town.ts';
import type { LiveReply, LiveRequest } from './live-messages.ts';
import { type LiveGround, type LiveResult, resultOf } from './live-result.ts';

export interface LiveWorker {
  readonly ground: LiveGround | null;
  /** Of the pins as they are, or as they were a frame ago; null before the first. */
  readonly result: LiveResult | null;
  readonly failure: { readonly status: number; readonly message: string } | null;
  readonly retry: () => void;
}

/**
 * The town's arrays in a worker of their own, and what they say of some pins: once a frame at most, always of the newest that were asked about.
 * @param indicatorId null: nothing is asked here, but of the server
 */
export function useLiveWorker(indicatorId: string | null, { pins, gone }: PinsView): LiveWorker {
  const { municipality, revision } = useTown();
  const [ground, setGround] = useState<LiveGround | null>(null);
  const [result, setResult] = useState<LiveResult | null>(null);
  const [failure, setFailure] = useState<LiveWorker['failure']>(null);
  const line = useRef<QuestionLine | null>(null);
  const reopen = useRef<(() => void) | null>(null);
  const asked = useEffectEvent(() => questionOf(pins, gone));

  useEffect(() => {
    if (indicatorId === null) return undefined;
    const worker = new Worker(new URL('./live-worker.ts', import.meta.url), { type: 'module' });
    const arraysUrl = `/arrays/${municipality.code}.bin?ind=${encodeURIComponent(indicatorId)}&v=${revision}`;
    const streetsUrl = `/arrays/${municipality.code}/streets.bin`;
    const tell = (request: LiveRequest) => worker.postMessage(request);
    const questions = new QuestionLine(tell, setResult);
    line.current = questions;
    questions.ask(asked());
    worker.addEventListener('message', ({ data }: MessageEvent<LiveReply>) => {
      if (data.type === 'answer') questions.take(data);
      else if (data.type === 'failed') setFailure(data);
      else {
        questions.open(data);
        setGround(data);
      }
    });
    reopen.current = () => {
      setFailure(null);
      tell({ type: 'open', arraysUrl, streetsUrl });
    };
    reopen.current();
    // what came before anything was kept: asked for once more, to be there without a connection
    const forget = onKeeping(() => void fetch(arraysUrl).catch(() => undefined));
    return () => {
      forget();
      questions.close();
      worker.terminate();
      line.current = null;
      reopen.current = null;
      setGround(null);
      setResult(null);
      setFailure(null);
    };
  }, [indicatorId, municipality.code, revision]);

  useEffect(() => line.current?.ask(questionOf(pins, gone)), [pins, gone]);
  return { ground, result, failure, retry: () => reopen.current?.() };
}

type Question = Pick<Extract<LiveRequest, { type: 'ask' }>, 'added' | 'removed'>;

const questionOf = (pins: PinsView['pins'], gone: PinsView['gone']): Question => ({
  added: pins.map(({ point }) => point),
  removed: gone,
});

/** One question at a time: the newest waits, those between are left out. Answers are shown with the next frame. */
class QuestionLine {
  readonly #tell: (request: LiveRequest) => void;
  readonly #show: (result: LiveResult) => void;
  #ground: LiveGround | null = null;
  #waiting: Question | null = null;
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

  ask(question: Question): void {
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
    this.#tell({ type: 'ask', id: ++this.#asked, ...this.#waiting });
    this.#waiting = null;
  }
}
