import { createContext, useContext } from 'react';
import { graphql, type ResultOf } from '../graphql/graphql.ts';

export const townQuery = graphql(`
  query Town($slug: String!, $language: Language!) {
    municipalityBySlug(slug: $slug) {
      code
      slug
      name
      nameLatin
      prefecture
      prefectureLatin
      reportingKind
      revision
      isDemo
      bounds
      reportingAreas {
        id
        number
        name
        nameKana
        nameLatin
        bounds
        labelPoint
        boundarySource
        parent {
          id
          name
          nameLatin
        }
      }
      total {
        id
        name
        nameLatin
      }
      resourceKinds {
        id
        name(language: $language)
        shortName(language: $language)
        group
        groupName(language: $language)
        mode
        icon
        color
        position
        count
        withoutPlace
        shelfLifeMonths
      }
      years {
        year
        available
      }
      credits {
        name
        license
        asOf
        isDemo
      }
      indicators {
        id
        name(language: $language)
        detail(language: $language)
        unit
        measure
        isJourney
        kinds
        higherIsBetter
        palette
        breaks
        position
        available
        version
      }
    }
  }
`);

type TownAnswer = ResultOf<typeof townQuery>;
type Municipality = NonNullable<TownAnswer['municipalityBySlug']>;

export type TownArea = Municipality['reportingAreas'][number];
export type TownKind = Municipality['resourceKinds'][number];
export type TownYear = Municipality['years'][number];
export type TownCredit = Municipality['credits'][number];
export type TownIndicator = Municipality['indicators'][number];

/** All that the screens of one town share. Areas are of the reporting kind, by 地区番号, without their outlines. */
export interface Town {
  readonly municipality: Pick<
    Municipality,
    'code' | 'slug' | 'name' | 'nameLatin' | 'prefecture' | 'prefectureLatin' | 'reportingKind' | 'isDemo'
  >;
  readonly areas: readonly TownArea[];
  /** 市全体, whose values are the town's own. */
  readonly total: Municipality['total'];
  readonly kinds: readonly TownKind[];
  readonly indicators: readonly TownIndicator[];
  /** Oldest first; a missing year stands between with `available: false`. */
  readonly years: readonly TownYear[];
  readonly credits: readonly TownCredit[];
  /** [west, south, east, north]; null while no area has a shape. */
  readonly bounds: readonly [west: number, south: number, east: number, north: number] | null;
  /** Rises with every publish, edit and compute: the `v` of tiles. */
  readonly revision: number;
}

export const TownContext = createContext<Town | null>(null);

/** The town that is open. Stands only below {@link TownContext}. */
export function useTown(): Town {
  const town = useContext(TownContext);
  if (!town) throw new Error('useTown outside of a town');
  return town;
}

export function townOf({ municipalityBySlug: municipality }: TownAnswer): Town | null {
  if (!municipality) return null;
  const { reportingAreas, total, resourceKinds, indicators, years, credits, bounds, revision, ...rest } = municipality;
  const [west, south, east, north] = bounds ?? [];
  return {
    municipality: rest,
    areas: reportingAreas.toSorted((a, b) => (a.number ?? Infinity) - (b.number ?? Infinity)),
    total,
    kinds: resourceKinds.toSorted((a, b) => a.position - b.position),
    indicators: indicators.toSorted((a, b) => a.position - b.position),
    years: years.toSorted((a, b) => a.year - b.year),
    credits,
    bounds:
      west === undefined || south === undefined || east === undefined || north === undefined
        ? null
        : [west, south, east, north],
    revision,
  };
}
