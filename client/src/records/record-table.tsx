import { ArrowDown, ArrowUp } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useText } from '../i18n/use-text.tsx';
import { Notice } from '../ui/notice.tsx';
import { ViewLink } from '../view-link.tsx';
import { changeView, useViewState } from '../view-state.ts';

export interface RecordColumn<Row> {
  readonly id: string;
  readonly title: string;
  readonly show: (row: Row) => ReactNode;
  /** What it is ordered by; null comes last, whichever way. */
  readonly by: (row: Row) => string | number | null;
}

interface Props<Row> {
  /** What the table holds, for who doesn't see it. */
  readonly caption: string;
  readonly rows: readonly Row[];
  /** The first leads to the record. */
  readonly columns: readonly RecordColumn<Row>[];
}

const collator = new Intl.Collator('ja');

/** Rows in the order of a column, which a press on its head chooses; on a phone a card a row. ↑ and ↓ go from one to the next. */
export function RecordTable<Row extends { readonly id: string }>({ caption, rows, columns }: Props<Row>) {
  const text = useText();
  const { sort, record } = useViewState();
  const isDescending = sort?.startsWith('-') ?? false;
  const chosen = columns.find(({ id }) => id === sort?.replace(/^-/, ''));
  const ordered = chosen ? inOrder(rows, chosen.by, isDescending) : rows;
  if (rows.length === 0)
    return (
      <Notice tone="empty" title={text('rec.none.filtered')}>
        {text('rec.none.change')}
      </Notice>
    );
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- its links take the keys
    <table className="record-table" onKeyDown={walk}>
      <caption className="visually-hidden">{caption}</caption>
      <thead data-title={text('table.sort')}>
        <tr>
          {columns.map(({ id, title }) => {
            const isChosen = chosen?.id === id;
            return (
              <th key={id} scope="col" aria-sort={isChosen ? (isDescending ? 'descending' : 'ascending') : undefined}>
                <button
                  type="button"
                  onClick={() =>
                    changeView({ screen: 'records', sort: isChosen && !isDescending ? `-${id}` : id }, 'replace')
                  }
                >
                  {title}
                  {isChosen && (isDescending ? <ArrowDown size={14} aria-hidden /> : <ArrowUp size={14} aria-hidden />)}
                </button>
              </th>
            );
          })}
        </tr>
      </thead>
      <tbody>
        {ordered.map((row) => (
          <tr key={row.id} data-current={record === row.id || undefined}>
            {columns.map(({ id, title, show }, at) =>
              at === 0 ? (
                <th key={id} scope="row">
                  <ViewLink to={{ screen: 'records', record: row.id }} isCurrent={record === row.id}>
                    {show(row)}
                  </ViewLink>
                </th>
              ) : (
                <td key={id} data-title={title}>
                  {show(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function inOrder<Row>(rows: readonly Row[], by: RecordColumn<Row>['by'], isDescending: boolean): readonly Row[] {
  return rows.toSorted((a, b) => {
    const [left, right] = [by(a), by(b)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    const order =
      typeof left === 'number' && typeof right === 'number'
        ? left - right
        : collator.compare(String(left), String(right));
    return isDescending ? -order : order;
  });
}

function walk(event: KeyboardEvent): void {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (by === 0) return;
  const links = [...event.currentTarget.querySelectorAll('tbody a')];
  const next = links[links.indexOf(document.activeElement as HTMLAnchorElement) + by];
  if (!(next instanceof HTMLElement)) return;
  event.preventDefault();
  next.focus();
}
