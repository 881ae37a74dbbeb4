import { ArrowDown, ArrowUp, ArrowUpDown } from 'lucide-react';
import type { MouseEvent } from 'react';
import { hoverArea, useHoveredArea } from '../hover.ts';
import { useText } from '../i18n/use-text.tsx';
import type { TownIndicator } from '../town/town.ts';
import { changeView, useViewState } from '../view-state.ts';
import type { AreaRow } from './rows.ts';
import type { AreaTableModel } from './use-area-table.ts';

interface Props {
  readonly table: AreaTableModel;
  readonly main: TownIndicator | null;
}

const ariaSort = { asc: 'ascending', desc: 'descending' } as const;

/** The table of wide screens. The row under the pointer or focus is the area under them on the map. */
export function AreaGrid({ table, main }: Props) {
  const text = useText();
  return (
    // a table wider than its place scrolls: the keys must reach it
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="area-table-scroll" role="region" aria-label={text('table.label')} tabIndex={0}>
      <table>
        <caption className="visually-hidden">{text('table.label')}</caption>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id}>
              {group.headers.map((header) => {
                const sorted = header.column.getIsSorted();
                const Arrow = sorted === 'asc' ? ArrowUp : sorted === 'desc' ? ArrowDown : ArrowUpDown;
                return (
                  <th
                    key={header.id}
                    scope="col"
                    data-main={header.id === main?.id || undefined}
                    aria-sort={sorted ? ariaSort[sorted] : undefined}
                  >
                    <button type="button" onClick={() => header.column.toggleSorting()}>
                      <span>
                        <table.FlexRender header={header} />
                      </span>
                      <Arrow size={14} aria-hidden />
                    </button>
                  </th>
                );
              })}
            </tr>
          ))}
        </thead>
        <tbody>
          {[...table.getTopRows(), ...table.getCenterRows()].map((row) => (
            <Row key={row.id} row={row.original}>
              {/* oxlint-disable jsx-a11y/control-has-associated-label -- a cell is no control; its content comes from the column */}
              {row.getAllCells().map((cell, place) =>
                place === 0 ? (
                  <th key={cell.id} scope="row">
                    <table.FlexRender cell={cell} />
                  </th>
                ) : (
                  <td key={cell.id} className="number">
                    <table.FlexRender cell={cell} />
                  </td>
                ),
              )}
            </Row>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row: { id, area }, children }: { readonly row: AreaRow; readonly children: React.ReactNode }) {
  const { area: open } = useViewState();
  const isHovered = useHoveredArea() === id;
  if (!area) return <tr className="area-table-total">{children}</tr>;
  const select = (event: MouseEvent) => {
    // the link in the row has its own ways to open
    if (event.target instanceof Element && event.target.closest('a')) return;
    changeView({ area: area.number });
  };
  return (
    // the keys have the link in the first cell; the rest of the row is a larger target for the pointer
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <tr
      data-hovered={isHovered || undefined}
      data-open={(open !== null && open === area.number) || undefined}
      onPointerEnter={() => hoverArea(id)}
      onPointerLeave={() => hoverArea(null)}
      onFocus={() => hoverArea(id)}
      onBlur={() => hoverArea(null)}
      onClick={select}
    >
      {children}
    </tr>
  );
}
