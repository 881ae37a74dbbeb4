import type { BackupSummary } from '../backup/index.ts';
import type { AddedMunicipality, ImportReport, UndoneImport } from '../dataset/index.ts';
import type { ExportSummary } from '../export/index.ts';
import type { ComputeResult, IndicatorValue } from '../indicator/index.ts';
import type { NamedDay } from '../transit/index.ts';

/** How far a command is. `step` is said to the person who waits, in Japanese; `total` is 0 while it isn't known. */
export interface CommandProgress {
  readonly step: string;
  readonly done: number;
  readonly total: number;
}

/** What came of `undo`: an import that can't be taken back any more is bad data, not wrong use. */
export type UndoAnswer =
  | ({ readonly status: 'undone' } & UndoneImport)
  | { readonly status: 'rejected'; readonly message: string };

export type CommandResult =
  | { readonly name: 'municipality add'; readonly municipality: AddedMunicipality }
  | { readonly name: 'import'; readonly report: ImportReport; readonly computed: ComputeResult | null }
  | { readonly name: 'compute'; readonly computed: ComputeResult; readonly ofDay: ServiceDayValues | null }
  | { readonly name: 'undo'; readonly undone: UndoAnswer; readonly computed: ComputeResult | null }
  | { readonly name: 'export'; readonly exported: ExportSummary }
  | { readonly name: 'backup'; readonly backup: BackupSummary };

/** What `compute --service-date` answers beside what it stores. */
export interface ServiceDayValues {
  readonly day: NamedDay;
  readonly values: readonly ServiceDayValue[];
}

/** One value by the timetable, as staff see it. */
export interface ServiceDayValue {
  /** Id, 地区番号 and name; the town itself comes first and has no number. */
  readonly area: { readonly id: string; readonly number: number | null; readonly name: string };
  readonly indicator: string;
  readonly state: IndicatorValue['state'];
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly gapPeople: number | null;
  readonly dataFrom: string | null;
  readonly sentence: string;
}
