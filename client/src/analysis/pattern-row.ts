import { useMemo } from 'react';
import type { TownArea } from '../town/town.ts';
import { useTown } from '../town/town.ts';
import type { Pattern, PatternArea } from './pattern-query.ts';

/** An area of the town with its place among the others. */
export interface PatternRow extends Omit<PatternArea, 'area'> {
  readonly area: TownArea;
}

/** In the order of 地区番号, those without a value included. */
export function usePatternRows(pattern: Pattern | null): readonly PatternRow[] {
  const { areas } = useTown();
  return useMemo(() => {
    const byId = new Map(pattern?.areas.map((one) => [one.area.id, one]));
    return areas.flatMap((area) => {
      const found = byId.get(area.id);
      return found ? [{ ...found, area }] : [];
    });
  }, [areas, pattern]);
}

/** Beyond what chance and the spread between areas explain together. */
export const isBeyond = ({ position }: Pick<PatternArea, 'position'>): boolean =>
  position !== null && position !== 'WITHIN';
