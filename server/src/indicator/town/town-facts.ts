import type { CatalogueFacts } from './catalogue-facts.ts';
import type { AreaKind } from './town-model.ts';

/** 目標 of one indicator; `areaId` "" is the town's target for each of its areas. */
export interface TargetFacts {
  readonly indicatorId: string;
  readonly areaId: string;
  readonly value: number;
  readonly year: number;
  readonly source: string;
}

export interface DatasetFacts {
  readonly id: string;
  /** areas, membership, population, resources, presence, counts, … */
  readonly name: string;
  readonly source: string;
  /** YYYY-MM-DD */
  readonly asOf: string | null;
  /** YYYY-MM-DD, a day in Asia/Tokyo */
  readonly publishedOn: string;
  readonly license: string | null;
}

export interface AreaFacts {
  readonly id: string;
  readonly kind: AreaKind;
  readonly name: string;
  readonly nameKana: string | null;
  readonly parentId: string | null;
  /** 家のまばらな地区: marked itself. */
  readonly isRural: boolean;
}

/** Whether walks are measured along streets. */
export function hasStreets({ datasets }: Pick<TownFacts, 'datasets'>): boolean {
  return datasets.some(({ name }) => name === 'streets');
}

/** What every answer about numbers needs and no number depends on people for: small, one statement, kept per revision. */
export interface TownFacts extends CatalogueFacts {
  readonly code: string;
  readonly name: string;
  readonly revision: number;
  readonly isDemo: boolean;
  readonly reportingKind: AreaKind;
  /** How far beyond its border the town looks. */
  readonly bufferMeters: number;
  /** When the newest compute at or before the revision ended; when the municipality was added, where there was none. */
  readonly computedAt: Date;
  /** The newest revision that can have changed where people live: the geography is the same ever since. */
  readonly publishedRevision: number;
  /** By id, in the order of kind and number. */
  readonly areas: ReadonlyMap<string, AreaFacts>;
  readonly targets: readonly TargetFacts[];
  readonly datasets: readonly DatasetFacts[];
  /** Indicators of which any value is known. */
  readonly availableIndicatorIds: ReadonlySet<string>;
  /** Years with population, oldest first. */
  readonly populationYears: readonly number[];
}
