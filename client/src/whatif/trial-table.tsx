import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.tsx';
import { type TownIndicator, useTown } from '../town/town.ts';
import { useAreaName } from '../town/use-area-name.ts';
import type { Compared } from '../view-state.ts';
import { signed } from './trial-numbers.tsx';
import type { Trial } from './trial-query.ts';
import { isNearAStop } from './use-trial-indicator.ts';
import { changeOf, useValueWords } from './use-trial-text.ts';

interface Props {
  readonly trial: Trial;
  readonly compared: Compared;
  readonly indicator: TownIndicator;
}

/** One row an area, in the order of 地区番号, under that of the whole town; then the stops that other buses leave. */
export function TrialTable({ trial, compared, indicator }: Props) {
  const text = useText();
  const format = useFormat();
  const { areas, total, indicators } = useTown();
  const areaName = useAreaName();
  const valueWords = useValueWords(indicator.unit);
  const shows = (mode: Compared) => compared === mode || compared === 'diff';
  const near = indicator.name;
  const isOfPeople = trial.people != null && compared === 'diff';
  const byTrips = trial.departures != null && indicator.id !== 'departures';
  const departures = indicators.find(({ id }) => id === 'departures')?.name ?? '';
  const count = (value: number | null) => (value === null ? text('value.unknown') : format.number(value));
  const people = (value: number | null | undefined) => (value == null ? text('value.unknown') : format.number(value));
  const rows = [...(total ? [total] : []), ...areas];
  return (
    <div className="whatif-tables">
      <table className="whatif-table">
        <caption>{text('whatif.table')}</caption>
        <thead>
          <tr>
            <th scope="col">{text('whatif.area')}</th>
            {shows('now') && <th scope="col">{text('whatif.col.now', { name: near })}</th>}
            {shows('if') && <th scope="col">{text('whatif.col.if', { name: near })}</th>}
            {isOfPeople && (
              <th scope="col">{text(isNearAStop(indicator) ? 'whatif.col.plus' : 'whatif.col.reached')}</th>
            )}
            {isOfPeople && <th scope="col">{text(isNearAStop(indicator) ? 'whatif.col.minus' : 'whatif.col.left')}</th>}
            {byTrips && shows('now') && <th scope="col">{text('whatif.col.now', { name: departures })}</th>}
            {byTrips && shows('if') && <th scope="col">{text('whatif.col.if', { name: departures })}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((area) => {
            const change = changeOf(trial, area.id);
            return (
              <tr key={area.id} data-total={area.id === total?.id || undefined}>
                <th scope="row">{areaName(area)}</th>
                {shows('now') && <td className="number">{valueWords(change.before, change.after)}</td>}
                {shows('if') && <td className="number">{valueWords(change.after, change.before)}</td>}
                {isOfPeople && <td className="number">{people(change.people?.newlyCovered)}</td>}
                {isOfPeople && <td className="number">{people(change.people?.noLongerCovered)}</td>}
                {byTrips && shows('now') && <td className="number">{count(change.departures.before)}</td>}
                {byTrips && shows('if') && <td className="number">{count(change.departures.after)}</td>}
              </tr>
            );
          })}
        </tbody>
      </table>
      {trial.stops.length > 0 && (
        <table className="whatif-table">
          <caption>{text('whatif.stops', { n: trial.stops.length })}</caption>
          <thead>
            <tr>
              <th scope="col">{text('transit.stops')}</th>
              <th scope="col">{text('whatif.mode.now')}</th>
              <th scope="col">{text('whatif.mode.if')}</th>
              <th scope="col">{text('whatif.mode.diff')}</th>
            </tr>
          </thead>
          <tbody>
            {trial.stops.map(({ id, name, before, after }) => (
              <tr key={id}>
                <th scope="row">{name}</th>
                <td className="number">{format.number(before)}</td>
                <td className="number">{format.number(after)}</td>
                <td className="number">{signed(after - before, format.number)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
