import { useId } from 'react';
import { useText } from '../i18n/use-text.tsx';
import { BulletBar } from '../indicator/bullet-bar.tsx';
import type { TownIndicator } from '../town/town.ts';
import { changeView, useViewState } from '../view-state.ts';
import { GapCell, NameCell, ValueCell } from './cells.tsx';
import type { AreaRow } from './rows.ts';
import { GAP } from './sorting.ts';
import type { AreaTableModel } from './use-area-table.ts';

interface Props {
  readonly table: AreaTableModel;
  readonly main: TownIndicator | null;
}

/** The table of a phone: a card an area, in the order chosen above them. */
export function AreaCards({ table, main }: Props) {
  const text = useText();
  const sortId = useId();
  const { sort } = useViewState();
  const countsPeople = main?.measure === 'coverage';
  return (
    <>
      <p className="area-cards-sort">
        <label htmlFor={sortId}>{text('table.sort')}</label>
        <select
          id={sortId}
          value={sort ?? ''}
          onChange={(event) => changeView({ sort: event.target.value || null }, 'replace')}
        >
          <option value="">{text('table.sort.number')}</option>
          {countsPeople && <option value={`-${GAP}`}>{text('table.gap')}</option>}
          {main && <option value={main.higherIsBetter ? `-${main.id}` : main.id}>{main.name}</option>}
        </select>
      </p>
      <ul className="area-cards">
        {[...table.getTopRows(), ...table.getCenterRows()].map(({ id, original }) => (
          <AreaCard key={id} row={original} main={main} />
        ))}
      </ul>
    </>
  );
}

function AreaCard({ row, main }: { readonly row: AreaRow; readonly main: TownIndicator | null }) {
  const text = useText();
  const value = main ? row.values.get(main.id) : undefined;
  return (
    <li className="area-card">
      <p className="area-card-name">
        <NameCell row={row} />
      </p>
      {main && (
        <>
          <p>
            {main.name}: <ValueCell value={value} unit={main.unit} />
          </p>
          {main.measure === 'coverage' && (
            <>
              <BulletBar ratio={value?.value ?? null} target={value?.target?.value ?? null} />
              <p>
                {text('table.gap')}: <GapCell value={value} />
              </p>
            </>
          )}
        </>
      )}
    </li>
  );
}
