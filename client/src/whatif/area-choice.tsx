import { memo } from 'react';
import { useText } from '../i18n/use-text.tsx';
import { type TownArea, useTown } from '../town/town.ts';
import { useAreaName } from '../town/use-area-name.ts';
import { changeView, useViewState } from '../view-state.ts';

/** 見る地区: whose before and after are told in full; the whole town where none is chosen. Not made anew with every frame of a drag. */
export const AreaChoice = memo(function AreaChoice() {
  const text = useText();
  const areaName = useAreaName();
  const { areas } = useTown();
  const chosen = useChosenArea();
  return (
    <label className="whatif-area">
      {text('live.area')}
      <select
        value={chosen?.number ?? ''}
        onChange={({ target: { value } }) =>
          changeView({ screen: 'whatif', area: value === '' ? null : Number(value) }, 'replace')
        }
      >
        <option value="">{text('live.wholeTown')}</option>
        {areas.flatMap((each) =>
          each.number === null
            ? []
            : [
                <option key={each.id} value={each.number}>
                  {areaName(each)}
                </option>,
              ],
        )}
      </select>
    </label>
  );
});

/** Null: the whole town. */
export function useChosenArea(): TownArea | null {
  const { area: chosen } = useViewState();
  const { areas } = useTown();
  return areas.find(({ number }) => number !== null && number === chosen) ?? null;
}
