import { CalendarClock } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useQuery } from 'urql';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.tsx';
import { AreaFilter } from '../town/area-filter.tsx';
import { useTown } from '../town/town.ts';
import { useAreaName } from '../town/use-area-name.ts';
import { Button } from '../ui/button.tsx';
import { changeView, useViewState } from '../view-state.ts';
import { daysUntil } from './days-until.ts';
import { OpenedRecord } from './opened-record.tsx';
import type { Draft } from './record-fields.ts';
import { ShowFilter, TextFilter } from './record-filters.tsx';
import { type Agreement, agreementsQuery } from './record-queries.ts';
import { type RecordColumn, RecordTable } from './record-table.tsx';
import { RecordsPage } from './records-page.tsx';
import { useAreaFilter } from './use-area-filter.ts';

const valuesOf = ({ kind, areas, ...agreement }: Agreement) => ({
  ...agreement,
  kind: kind.id,
  areas: areas.map(({ id }) => id),
});
const areasOf = ({ areas }: Agreement) => areas;
const nameOf = ({ organization = '' }: Draft) => String(organization);
const isNear = ({ standing }: Agreement) => standing === 'RENEW_SOON' || standing === 'RENEW_PASSED';

/** 協定: with whom, where, until when; those to be renewed soon stand above. */
export function Agreements() {
  const text = useText();
  const { municipality, kinds } = useTown();
  const { show, kind, record } = useViewState();
  const isOfArea = useAreaFilter();
  const columns = useAgreementColumns();
  const [words, setWords] = useState('');
  const wanted = useDeferredValue(words.trim().toLowerCase());
  const [{ data, error }, ask] = useQuery({ query: agreementsQuery, variables: { code: municipality.code } });
  const all = data?.municipality?.agreements ?? null;
  const shown = (all ?? []).filter(
    (agreement) =>
      (show === 'ended'
        ? agreement.standing === 'ENDED'
        : show === 'near'
          ? isNear(agreement)
          : agreement.standing !== 'ENDED') &&
      (kind === null || agreement.kind.id === kind) &&
      isOfArea(
        agreement.areas.map(({ id }) => id),
        agreement.isTownWide,
      ) &&
      agreement.organization.toLowerCase().includes(wanted),
  );
  const used = new Set(all?.map((agreement) => agreement.kind.id));
  return (
    <RecordsPage
      count={all && shown.length}
      total={all?.length ?? null}
      error={data ? undefined : error}
      retry={() => ask({ requestPolicy: 'network-only' })}
      open={
        record === null || all === null ? null : (
          <OpenedRecord rows={all} valuesOf={valuesOf} areasOf={areasOf} endField="endedOn" name={nameOf} />
        )
      }
      filters={
        <>
          <TextFilter label={text('agr.organization')} value={words} onChange={setWords} />
          <label>
            {text('res.filter.kind')}
            <select
              value={kind ?? ''}
              onChange={({ target }) => changeView({ screen: 'records', kind: target.value || null }, 'replace')}
            >
              <option value="">{text('res.filter.all')}</option>
              {kinds
                .filter(({ id }) => used.has(id))
                .map(({ id, shortName }) => (
                  <option key={id} value={id}>
                    {shortName}
                  </option>
                ))}
            </select>
          </label>
          <AreaFilter screen="records" />
          <ShowFilter
            choices={[
              { show: null, title: text('rec.show.current') },
              { show: 'near', title: text('agr.near') },
              { show: 'ended', title: text('rec.show.ended') },
            ]}
          />
        </>
      }
    >
      {show === null && <Near agreements={shown.filter(isNear)} />}
      <RecordTable caption={text('rec.agreements')} rows={shown} columns={columns} />
    </RecordsPage>
  );
}

/** 更新が近い協定: what is to be looked after next. A day that has passed is a question, not a fault. */
function Near({ agreements }: { readonly agreements: readonly Agreement[] }) {
  const text = useText();
  if (agreements.length === 0) return null;
  const passed = agreements.filter(({ standing }) => standing === 'RENEW_PASSED').length;
  return (
    <aside className="records-near">
      <CalendarClock size={20} aria-hidden />
      <p>
        <b>{text('agr.near.count', { n: agreements.length })}</b>
        {passed > 0 && ` ${text('agr.near.passed', { n: passed })}`}
      </p>
      <Button onPress={() => changeView({ screen: 'records', show: 'near', sort: 'renewBy' })}>
        {text('agr.near.see')}
      </Button>
    </aside>
  );
}

function useAgreementColumns(): readonly RecordColumn<Agreement>[] {
  const text = useText();
  const format = useFormat();
  const areaName = useAreaName();
  const { kinds } = useTown();
  const { show } = useViewState();
  const kindName = ({ kind }: Agreement) => kinds.find(({ id }) => id === kind.id)?.shortName ?? kind.id;
  const day = (value: string | null) => (value === null ? text('rec.unknownDay') : format.date(value));
  return [
    {
      id: 'organization',
      title: text('agr.organization'),
      show: ({ organization }) => organization,
      by: ({ organization }) => organization,
    },
    { id: 'kind', title: text('agr.kind'), show: kindName, by: kindName },
    {
      id: 'areas',
      title: text('agr.areas'),
      show: ({ areas, isTownWide }) =>
        isTownWide
          ? text('rec.townWide')
          : areas.length === 0
            ? text('rec.goneArea')
            : areas.map((area) => areaName(area, 'sentence')).join('、'),
      by: ({ areas, isTownWide }) => (isTownWide ? -1 : (areas[0]?.number ?? null)),
    },
    {
      id: 'signedOn',
      title: text('agr.signedOn'),
      show: ({ signedOn }) => day(signedOn),
      by: ({ signedOn }) => signedOn,
    },
    show === 'ended'
      ? { id: 'endedOn', title: text('agr.endedOn'), show: ({ endedOn }) => day(endedOn), by: ({ endedOn }) => endedOn }
      : {
          id: 'renewBy',
          title: text('agr.renewBy'),
          show: (agreement) => <RenewBy agreement={agreement} />,
          by: ({ renewBy }) => renewBy,
        },
  ];
}

function RenewBy({ agreement: { renewBy, standing } }: { readonly agreement: Agreement }) {
  const text = useText();
  const format = useFormat();
  if (renewBy === null) return text('agr.noRenewal');
  return (
    <span className="record-renew" data-standing={standing}>
      {format.date(renewBy)}
      {standing === 'RENEW_SOON' && <small>{text('agr.daysLeft', { n: daysUntil(renewBy) })}</small>}
      {standing === 'RENEW_PASSED' && <small>{text('agr.passed')}</small>}
    </span>
  );
}
