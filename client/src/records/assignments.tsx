import { useDeferredValue, useState } from 'react';
import { useQuery } from 'urql';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.tsx';
import { AreaFilter } from '../town/area-filter.tsx';
import { useTown } from '../town/town.ts';
import { useAreaName } from '../town/use-area-name.ts';
import { useViewState } from '../view-state.ts';
import { OpenedRecord } from './opened-record.tsx';
import type { Draft } from './record-fields.ts';
import { ShowFilter, TextFilter } from './record-filters.tsx';
import { type Assignment, assignmentsQuery } from './record-queries.ts';
import { type RecordColumn, RecordTable } from './record-table.tsx';
import { RecordsPage } from './records-page.tsx';
import { useAreaFilter } from './use-area-filter.ts';

const valuesOf = ({ area, ...assignment }: Assignment) => ({ ...assignment, area: area?.id ?? '' });
const areasOf = ({ area }: Assignment) => (area ? [area] : []);
const nameOf = ({ role = '', organization = '' }: Draft) => [role, organization].filter(Boolean).join(' ');

/** 担当: roles and organisations by area. Whoever holds a role is not kept, and the page says so. */
export function Assignments() {
  const text = useText();
  const { municipality } = useTown();
  const { show, record } = useViewState();
  const isOfArea = useAreaFilter();
  const columns = useAssignmentColumns();
  const [words, setWords] = useState('');
  const wanted = useDeferredValue(words.trim().toLowerCase());
  const [{ data, error }, ask] = useQuery({ query: assignmentsQuery, variables: { code: municipality.code } });
  const all = data?.municipality?.assignments ?? null;
  const shown = (all ?? []).filter(
    ({ role, organization, area, isTownWide, standing }) =>
      (standing === 'ENDED') === (show === 'ended') &&
      isOfArea(area ? [area.id] : [], isTownWide) &&
      `${role} ${organization ?? ''}`.toLowerCase().includes(wanted),
  );
  return (
    <RecordsPage
      count={all && shown.length}
      total={all?.length ?? null}
      error={data ? undefined : error}
      retry={() => ask({ requestPolicy: 'network-only' })}
      open={
        record === null || all === null ? null : (
          <OpenedRecord rows={all} valuesOf={valuesOf} areasOf={areasOf} endField="to" name={nameOf} />
        )
      }
      filters={
        <>
          <TextFilter label={text('asg.filter')} value={words} onChange={setWords} />
          <AreaFilter screen="records" />
          <ShowFilter
            choices={[
              { show: null, title: text('asg.show.current') },
              { show: 'ended', title: text('rec.show.ended') },
            ]}
          />
        </>
      }
    >
      <p className="edit-note">{text('asg.noNames')}</p>
      <RecordTable caption={text('rec.assignments')} rows={shown} columns={columns} />
    </RecordsPage>
  );
}

function useAssignmentColumns(): readonly RecordColumn<Assignment>[] {
  const text = useText();
  const format = useFormat();
  const areaName = useAreaName();
  const day = (value: string | null) => (value === null ? '' : format.date(value));
  return [
    { id: 'role', title: text('asg.role'), show: ({ role }) => role, by: ({ role }) => role },
    {
      id: 'organization',
      title: text('asg.organization'),
      show: ({ organization }) => organization ?? '',
      by: ({ organization }) => organization,
    },
    {
      id: 'area',
      title: text('asg.area'),
      show: ({ area, isTownWide }) =>
        isTownWide ? text('rec.townWide') : area ? areaName(area, 'sentence') : text('rec.goneArea'),
      by: ({ area, isTownWide }) => (isTownWide ? -1 : (area?.number ?? null)),
    },
    {
      id: 'from',
      title: text('asg.from'),
      show: ({ from, standing }) => (
        <>
          {day(from)} {standing === 'COMING' && <small>{text('asg.coming')}</small>}
        </>
      ),
      by: ({ from }) => from,
    },
    { id: 'to', title: text('asg.to'), show: ({ to }) => day(to), by: ({ to }) => to },
  ];
}
