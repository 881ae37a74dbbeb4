import { type CandidateSource, GRID_METERS, HALLS, NOTHING_CHOSEN } from '../../candidate-source.ts';
import { useText } from '../../i18n/use-text.tsx';
import { MOST_PLACES, SHARES, SITING_METHODS, type SitingView } from '../../siting-view.ts';
import { type TownIndicator, useTown } from '../../town/town.ts';
import { useAreaName } from '../../town/use-area-name.ts';
import { changeView, useViewState } from '../../view-state.ts';
import { CandidatePicker } from './candidate-picker.tsx';
import { ChoiceList } from './choice-list.tsx';
import { LimitFields } from './limit-fields.tsx';
import type { Candidates } from './use-candidates.ts';

interface Props {
  readonly indicators: readonly TownIndicator[];
  readonly indicator: TownIndicator | null;
  readonly candidates: Candidates;
}

/** What is asked: of what there is to be more, how many, from which candidates, and for whom. */
export function SitingForm({ indicators, indicator, candidates }: Props) {
  const text = useText();
  const areaName = useAreaName();
  const { areas } = useTown();
  const { siting } = useViewState();
  const { from } = siting;
  const ask = (patch: Partial<SitingView>) =>
    changeView({ screen: 'whatif', siting: { ...siting, choice: 0, ...patch } }, 'replace');
  return (
    <section className="siting-form" aria-labelledby="siting-form">
      <h2 id="siting-form">{text('siting.form')}</h2>
      <label>
        {text('siting.indicator')}
        <select
          value={indicator?.id ?? ''}
          onChange={({ target }) =>
            changeView({ screen: 'whatif', indicator: target.value, siting: { ...siting, choice: 0 } })
          }
        >
          {indicators.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {indicator && <p className="whatif-note">{indicator.detail}</p>}
      <label>
        {text('siting.how')}
        <select
          value={siting.method}
          onChange={({ target }) => ask({ method: SITING_METHODS.find((method) => method === target.value) ?? 'MCLP' })}
        >
          {SITING_METHODS.map((method) => (
            <option key={method} value={method}>
              {text(`siting.how.${method}`)}
            </option>
          ))}
        </select>
      </label>
      {siting.method === 'LSCP' ? (
        <label>
          {text('siting.share')}
          <select
            value={siting.share ?? ''}
            onChange={({ target }) => ask({ share: SHARES.find((share) => String(share) === target.value) ?? null })}
          >
            <option value="">{text('siting.share.all')}</option>
            {SHARES.map((share) => (
              <option key={share} value={share}>
                {text('siting.share.some', { share })}
              </option>
            ))}
          </select>
        </label>
      ) : (
        <CountField count={siting.count} onCount={(count) => ask({ count })} />
      )}
      {siting.method === 'MCLP' && <LimitFields siting={siting} onAsk={ask} />}
      <label>
        {text('siting.from')}
        <select value={sourceName(from)} onChange={({ target }) => ask({ from: sourceOf(target.value) })}>
          <option value="halls">{text('siting.from.halls')}</option>
          <option value="chosen">{text('siting.from.chosen')}</option>
          {GRID_METERS.map((meters) => (
            <option key={meters} value={`grid-${meters}`}>
              {text('siting.from.grid', { meters })}
            </option>
          ))}
        </select>
      </label>
      {from.by === 'chosen' && <CandidatePicker candidates={candidates} />}
      <ChoiceList
        title={siting.areas ? text('siting.areas.some', { n: siting.areas.length }) : text('siting.areas.all')}
        choices={areas.flatMap((area) =>
          area.number === null ? [] : [{ id: String(area.number), label: areaName(area, 'sentence') }],
        )}
        chosen={(siting.areas ?? []).map(String)}
        onChoose={(next) => ask({ areas: next.length > 0 ? next.map(Number) : null })}
      />
    </section>
  );
}

function CountField({ count, onCount }: { readonly count: number; readonly onCount: (count: number) => void }) {
  const text = useText();
  return (
    <label>
      {text('siting.count')}
      <input
        type="range"
        min={1}
        max={MOST_PLACES}
        value={count}
        onChange={({ target }) => onCount(Number(target.value))}
      />
      <output>{text('siting.places', { n: count })}</output>
    </label>
  );
}

const sourceName = (from: CandidateSource): string => (from.by === 'grid' ? `grid-${from.meters}` : from.by);

function sourceOf(name: string): CandidateSource {
  const meters = GRID_METERS.find((known) => name === `grid-${known}`);
  if (meters !== undefined) return { by: 'grid', meters };
  return name === 'chosen' ? { by: 'chosen', ...NOTHING_CHOSEN } : HALLS;
}
