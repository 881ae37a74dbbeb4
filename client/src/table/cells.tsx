import { History } from 'lucide-react';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.tsx';
import { BulletBar } from '../indicator/bullet-bar.tsx';
import { useValueText } from '../indicator/use-value-text.ts';
import { useTown } from '../town/town.ts';
import { useAreaName } from '../town/use-area-name.ts';
import type { AreaValue } from '../town/use-area-values.ts';
import { ViewLink } from '../view-link.tsx';
import type { AreaRow } from './rows.ts';

export function NameCell({ row: { area } }: { readonly row: AreaRow }) {
  const text = useText();
  const { municipality } = useTown();
  const areaName = useAreaName();
  if (!area) return <b>{text('table.total', { town: areaName(municipality, 'sentence') })}</b>;
  return (
    <>
      <span className="area-table-number number">{area.number}</span>
      <ViewLink to={{ area: area.number }}>{areaName(area)}</ViewLink>
    </>
  );
}

export function PeopleCell({ people }: { readonly people: number | null }) {
  const text = useText();
  const format = useFormat();
  return people === null ? <Missing words={text('value.unknown')} /> : format.number(people);
}

export function ReachCell({ value }: { readonly value: AreaValue | undefined }) {
  const { measured } = useValueText();
  const text = useText();
  if (!value || value.value === null)
    return <Missing words={value ? measured(value, 'ratio') : text('value.unknown')} />;
  return (
    <span className="area-table-reach">
      <BulletBar ratio={value.value} target={value.target?.value ?? null} />
      <span>
        <Stale value={value} />
      </span>
      {measured(value, 'ratio')}
    </span>
  );
}

export function GapCell({ value }: { readonly value: AreaValue | undefined }) {
  const text = useText();
  const format = useFormat();
  const { measured } = useValueText();
  if (value?.gapPeople == null)
    return <Missing words={value && value.value === null ? measured(value, 'ratio') : text('value.unknown')} />;
  return <b>{format.number(value.gapPeople)}</b>;
}

export function ValueCell({ value, unit }: { readonly value: AreaValue | undefined; readonly unit: string }) {
  const text = useText();
  const { measured } = useValueText();
  if (!value || value.value === null) return <Missing words={value ? measured(value, unit) : text('value.unknown')} />;
  return (
    <>
      <Stale value={value} />
      {measured(value, unit)}
    </>
  );
}

const Missing = ({ words }: { readonly words: string }) => <span className="area-table-missing">{words}</span>;

function Stale({ value }: { readonly value: AreaValue }) {
  const text = useText();
  return value.state === 'STALE' ? (
    <History size={14} role="img" aria-label={text('value.stale')} className="area-table-stale" />
  ) : null;
}
