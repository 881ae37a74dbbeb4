import type { AreaKind } from './facts/town-facts.ts';

/** How a file is to be imported: the options of `hazama import <command>`. */
export interface SampleFileOptions {
  readonly source: string;
  readonly kind?: AreaKind;
  readonly boundarySource?: 'DERIVED' | 'ESTIMATED';
  readonly nameField?: string;
  readonly kanaField?: string;
  readonly numberField?: string;
  readonly parentField?: string;
  readonly asOf?: string;
  /** The terms that the source is used under. */
  readonly license?: string;
}

/** A table or a map as a town would hand it in, and the command that takes it. */
export interface SampleText {
  readonly name: string;
  readonly command:
    | 'areas'
    | 'addresses'
    | 'membership'
    | 'population'
    | 'resources'
    | 'presence'
    | 'counts'
    | 'plan'
    | 'events'
    | 'agreements'
    | 'assignments'
    | 'targets'
    | 'zones';
  readonly options: SampleFileOptions;
  readonly text: string;
}

/** The zip of a timetable. */
export interface SampleTimetable {
  readonly name: string;
  readonly command: 'gtfs';
  readonly options: SampleFileOptions;
  readonly bytes: Uint8Array;
}

export type SampleFile = SampleText | SampleTimetable;

export interface SampleTown {
  readonly municipality: {
    readonly code: string;
    readonly slug: string;
    readonly name: string;
    readonly nameKana: string;
    readonly prefecture: string;
    readonly reportingKind: AreaKind;
  };
  /** In the order in which they are to go in. */
  readonly files: readonly SampleFile[];
}
