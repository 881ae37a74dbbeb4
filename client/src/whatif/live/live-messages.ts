import type { LiveAnswer, LiveRule } from '@hazama/geo';
import type { PinQuestion } from './live-question.ts';

/** To the worker: which town it is to hold, then one question after the other. */
export type LiveRequest =
  | { readonly type: 'open'; readonly arraysUrl: string; readonly streetsUrl: string }
  | { readonly type: 'ask'; readonly id: number; readonly question: PinQuestion };

/** Where people live, to be painted. */
export interface LiveCells {
  readonly longitude: Float64Array;
  readonly latitude: Float64Array;
  /** Nominal side of a mesh cell; 0 for points and 町字. */
  readonly sideMeters: Int32Array;
  readonly people: Float64Array;
}

/** From the worker. `milliseconds`: what the computing took. */
export type LiveReply =
  | {
      readonly type: 'opened';
      readonly areaIds: readonly string[];
      readonly placeIds: readonly string[];
      readonly rule: LiveRule;
      /** By what the street graph is asked for; null where metres are straight lines. */
      readonly streets: number | null;
      /** Null where the indicator counts nobody. */
      readonly cells: LiveCells | null;
    }
  | { readonly type: 'answer'; readonly id: number; readonly answer: LiveAnswer; readonly milliseconds: number }
  /** `status` 0: nobody answered. */
  | { readonly type: 'failed'; readonly status: number; readonly message: string };
