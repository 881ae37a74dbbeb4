import { useTable } from '@tanstack/react-table';
import { useMemo } from 'react';
import { useText } from '../i18n/use-text.tsx';
import { baseIndicators } from '../town/base-indicators.ts';
import { useTown } from '../town/town.ts';
import { useAreaPeople } from '../town/use-area-people.ts';
import { useValueTable } from '../town/use-area-values.ts';
import { useIndicator } from '../town/use-indicator.ts';
import { useYear } from '../town/use-year.ts';
import { changeView, useViewState } from '../view-state.ts';
import { areaColumns, features } from './columns.tsx';
import type { ShownTable } from './export-file.ts';
import { areaRows } from './rows.ts';
import { formatSort, parseSort } from './sorting.ts';

/** The rows in the order of the URL, 市全体 pinned above them. */
export function useAreaTable() {
  const text = useText();
  const town = useTown();
  const main = useIndicator();
  const year = useYear();
  const { sort, as } = useViewState();
  const others = useMemo(() => baseIndicators(town).filter(({ id }) => id !== main?.id), [town, main]);
  const ids = useMemo(() => [...(main ? [main] : []), ...others].map(({ id }) => id), [main, others]);
  const values = useValueTable(ids, year);
  const people = useAreaPeople(year);
  const data = useMemo(() => areaRows(town, values, people), [town, values, people]);
  const columns = useMemo(() => areaColumns(main, others, text), [main, others, text]);
  const sorting = useMemo(() => parseSort(sort), [sort]);
  const rowPinning = useMemo(() => ({ top: town.total ? [town.total.id] : [], bottom: [] }), [town]);

  const table = useTable({
    features,
    columns,
    data,
    getRowId: ({ id }) => id,
    enableSortingRemoval: false,
    state: { sorting, rowPinning },
    onSortingChange: (updater) => {
      const next = typeof updater === 'function' ? updater(sorting) : updater;
      changeView({ sort: formatSort(next) }, 'replace');
    },
  });
  const sortedBy = sorting[0]?.id ?? null;
  const shown: ShownTable = {
    municipality: town.municipality.code,
    indicatorIds: ids,
    year,
    // an old link may name a column that this table hasn't: on screen it sorts nothing either
    sort: columns.some(({ id }) => id === sortedBy) ? sort : null,
    as,
  };
  return { table, sortedBy, values, main, shown };
}

export type AreaTableModel = ReturnType<typeof useAreaTable>['table'];
