import {
  createColumnHelper,
  createSortedRowModel,
  rowPinningFeature,
  rowSortingFeature,
  tableFeatures,
} from '@tanstack/react-table';
import type { Text } from '../i18n/use-text.tsx';
import type { TownIndicator } from '../town/town.ts';
import { GapCell, NameCell, PeopleCell, ReachCell, ValueCell } from './cells.tsx';
import { type AreaRow, sortable } from './rows.ts';
import { GAP, NUMBER, OVER_65 } from './sorting.ts';

export const features = tableFeatures({ rowPinningFeature, rowSortingFeature, sortedRowModel: createSortedRowModel() });

const column = createColumnHelper<typeof features, AreaRow>();

/** Name, people, the chosen indicator as a bar, whom it doesn't reach yet, then the other base indicators. */
export function areaColumns(main: TownIndicator | null, others: readonly TownIndicator[], text: Text) {
  const countsPeople = main?.measure === 'coverage';
  return column.columns([
    column.accessor(({ area }) => area?.number ?? undefined, {
      id: NUMBER,
      header: text('table.area'),
      sortUndefined: 'last',
      cell: ({ row }) => <NameCell row={row.original} />,
    }),
    column.accessor(({ over65 }) => over65 ?? undefined, {
      id: OVER_65,
      header: text('people.age65Over'),
      sortUndefined: 'last',
      sortDescFirst: true,
      cell: ({ row }) => <PeopleCell people={row.original.over65} />,
    }),
    ...(main
      ? [
          column.accessor(({ values }) => sortable(values.get(main.id)), {
            id: main.id,
            header: main.name,
            sortUndefined: 'last',
            sortDescFirst: main.higherIsBetter,
            cell: ({ row }) =>
              countsPeople ? (
                <ReachCell value={row.original.values.get(main.id)} />
              ) : (
                <ValueCell value={row.original.values.get(main.id)} unit={main.unit} />
              ),
          }),
        ]
      : []),
    ...(main && countsPeople
      ? [
          column.accessor(({ values }) => values.get(main.id)?.gapPeople ?? undefined, {
            id: GAP,
            header: text('table.gap'),
            sortUndefined: 'last',
            sortDescFirst: true,
            cell: ({ row }) => <GapCell value={row.original.values.get(main.id)} />,
          }),
        ]
      : []),
    ...others.map((indicator) =>
      column.accessor(({ values }) => sortable(values.get(indicator.id)), {
        id: indicator.id,
        header: indicator.name,
        sortUndefined: 'last',
        sortDescFirst: indicator.higherIsBetter,
        cell: ({ row }) => <ValueCell value={row.original.values.get(indicator.id)} unit={indicator.unit} />,
      }),
    ),
  ]);
}
