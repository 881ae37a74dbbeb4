import { useText } from '../../i18n/use-text.tsx';
import { useTown } from '../../town/town.ts';
import { useAreaName } from '../../town/use-area-name.ts';
import type { CandidateFacility } from './candidate-facilities.ts';

/** 府中公民館(府中) */
export function useFacilityWords(): (facility: CandidateFacility) => string {
  const text = useText();
  const areaName = useAreaName();
  const { areas } = useTown();
  return ({ name, area }) => {
    const held = areas.find(({ id }) => id === area);
    return held ? text('siting.placeIn', { name, area: areaName(held, 'sentence') }) : name;
  };
}
