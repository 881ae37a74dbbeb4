/** How far an import is. */
export interface ImportProgress {
  readonly phase: 'read' | 'check' | 'publish';
  readonly done: number;
  /** 0 while it isn't known. */
  readonly total: number;
}

export type Progress = (progress: ImportProgress) => void;
