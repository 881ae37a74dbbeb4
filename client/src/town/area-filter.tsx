import { useText } from '../i18n/use-text.tsx';
import { changeView, useViewState } from '../view-state.ts';
import { useTown } from './town.ts';
import { useAreaName } from './use-area-name.ts';

/** 地区: narrows a screen to an area, or shows the whole town. */
export function AreaFilter({ screen }: { readonly screen: 'records' | 'resources' }) {
  const text = useText();
  const areaName = useAreaName();
  const { areas } = useTown();
  const { area } = useViewState();
  return (
    <label>
      {text('res.filter.area')}
      <select
        value={area ?? ''}
        onChange={({ target }) => changeView({ screen, area: target.value ? Number(target.value) : null }, 'replace')}
      >
        <option value="">{text('res.filter.town')}</option>
        {areas
          .filter(({ number }) => number !== null)
          .map((each) => (
            <option key={each.id} value={each.number ?? ''}>
              {areaName(each, 'sentence')}
            </option>
          ))}
      </select>
    </label>
  );
}
