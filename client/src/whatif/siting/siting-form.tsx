import { useText } from '../../i18n/use-text.tsx';
import {
  type CandidateSource,
  GRID_METERS,
  MOST_PER_AREA,
  MOST_PLACES,
  SHARES,
  SITING_METHODS,
  type SitingView,
} from '../../siting-view.ts';
import { type TownIndicator, useTown } from '../../town/town.ts';
import { useAreaName } from '../../town/use-area-name.ts';
import { changeView, useViewState } from '../../view-state.ts';
import { ChoiceList } from './choice-list.tsx';

interface Props {
  readonly indicators: readonly TownIndicator[];
  readonly indicator: TownIndicator | null;
}

/** What is asked: of what there is to be more, how many, from which candidates, and for whom. */
export function SitingForm({ indicators, indicator }: Props) {
  const text = useText();
  const areaName = useAreaName();
  const { areas, kinds } = useTown();
  const { siting } = useViewState();
  const { from } = siting;
  const ask = (patch: Partial<SitingView>) =>
    changeView({ screen: 'whatif', siting: { ...siting, choice: 0, ...patch } }, 'replace');
  const chosenKinds = from.by === 'kinds' ? from.kinds : [];
  const withPlaces = kinds.filter(
    ({ id, mode, count, withoutPlace }) => mode === 'PLACE' && count > withoutPlace && !indicator?.kinds.includes(id),
  );
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
      {siting.method === 'MCLP' && (
        <>
          <label className="siting-check">
            <input
              type="checkbox"
              checked={siting.leavesNone}
              onChange={({ target }) => ask({ leavesNone: target.checked })}
            />
            {text('siting.leavesNone')}
          </label>
          <label>
            {text('siting.perArea')}
            <select
              value={siting.perArea ?? ''}
              onChange={({ target }) =>
                ask({ perArea: MOST_PER_AREA.find((most) => String(most) === target.value) ?? null })
              }
            >
              <option value="">{text('siting.perArea.any')}</option>
              {MOST_PER_AREA.map((most) => (
                <option key={most} value={most}>
                  {text('siting.perArea.most', { n: most })}
                </option>
              ))}
            </select>
          </label>
        </>
      )}
      <label>
        {text('siting.from')}
        <select
          value={sourceName(from)}
          onChange={({ target }) => ask({ from: sourceOf(target.value, withPlaces[0]?.id) })}
        >
          <option value="halls">{text('siting.from.halls')}</option>
          {withPlaces.length > 0 && <option value="kinds">{text('siting.from.kinds')}</option>}
          {GRID_METERS.map((meters) => (
            <option key={meters} value={`grid-${meters}`}>
              {text('siting.from.grid', { meters })}
            </option>
          ))}
        </select>
      </label>
      {from.by === 'kinds' && (
        <ChoiceList
          isOpen
          title={text('siting.kinds', { n: chosenKinds.length })}
          choices={withPlaces.map(({ id, name, count, withoutPlace }) => ({
            id,
            label: text('siting.kindOption', { name, n: count - withoutPlace }),
          }))}
          chosen={chosenKinds}
          onChoose={(next) => ask({ from: next.length > 0 ? { by: 'kinds', kinds: next } : { by: 'halls' } })}
        />
      )}
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

function sourceOf(name: string, firstKind: string | undefined): CandidateSource {
  const meters = GRID_METERS.find((known) => name === `grid-${known}`);
  if (meters !== undefined) return { by: 'grid', meters };
  return name === 'kinds' && firstKind !== undefined ? { by: 'kinds', kinds: [firstKind] } : { by: 'halls' };
}
