import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.tsx';
import { useValueText } from '../indicator/use-value-text.ts';
import type { Trial, TrialValue } from './trial-query.ts';

/** What the trial says of one area, or of the whole town. */
export interface AreaChange {
  readonly before: TrialValue | null;
  readonly after: TrialValue | null;
  readonly departures: { readonly before: number | null; readonly after: number | null };
  readonly people: NonNullable<Trial['people']>[number] | null;
}

export function changeOf({ near, departures, people }: Trial, areaId: string): AreaChange {
  const of = <Row extends { readonly area: { readonly id: string } }>(rows: readonly Row[]): Row | null =>
    rows.find(({ area }) => area.id === areaId) ?? null;
  return {
    before: of(near.before),
    after: of(near.after),
    departures: {
      before: of(departures?.before ?? [])?.value ?? null,
      after: of(departures?.after ?? [])?.value ?? null,
    },
    people: of(people ?? []),
  };
}

/** 1–3便, 30便以上, 便なし: of the band at `index`; the last is open. */
export function useBandName(): (bands: readonly { readonly least: number }[], index: number) => string {
  const text = useText();
  return (bands, index) => {
    const least = bands[index]?.least ?? 0;
    const next = bands[index + 1]?.least;
    if (least === 0) return text('whatif.band.none');
    return next === undefined
      ? text('whatif.band.open', { least })
      : text('whatif.band.range', { least, most: next - 1 });
  };
}

type Shown = Pick<TrialValue, 'state' | 'value'> | null;

/**
 * 62%, 24分; 10人未満, データなし where there is no number to show. A share beside one that it differs from by less than a percent with one digit
 * more: 30.2% and 29.9%, for two equal numbers would say that nothing changes.
 * @param digits of shares, wherever more than two stand side by side
 */
export function useValueWords(unit: string, digits?: 1): (value: Shown, beside?: Shown) => string {
  const text = useText();
  const format = useFormat();
  const { measured } = useValueText();
  return (value, beside = null) => {
    if (value?.value == null || unit !== 'ratio') return value ? measured(value, unit) : text('value.unknown');
    const other = beside?.value ?? value.value;
    const isHidden = other !== value.value && format.percent(other) === format.percent(value.value);
    return isHidden || digits === 1 ? `${format.number(value.value * 100, 1)}%` : format.percent(value.value);
  };
}
