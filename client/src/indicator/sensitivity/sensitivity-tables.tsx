import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.tsx';
import { useValueText } from '../use-value-text.ts';
import { HoldingMark } from './holding-mark.tsx';
import type { Holding, SensitivityAnswer, SensitivityVariant } from './sensitivity-query.ts';

interface Props {
  readonly answer: SensitivityAnswer;
  readonly unit: string;
}

/** What changes comes first, then what can't be said: who looks at all settings looks for those. */
const ORDER: readonly Holding[] = ['CHANGES', 'UNDECIDED', 'HOLDS'];

/** One assumption after the other, and all settings together behind a press. */
export function SensitivityTables({ answer, unit }: Props) {
  const text = useText();
  const { assumptions, variants } = answer;
  const countsPeople = variants.some(({ gapPeople }) => gapPeople !== null);
  const others = variants.filter(({ changed }) => changed.length > 0);
  const sorted = others.toSorted((a, b) => ORDER.indexOf(a.holds) - ORDER.indexOf(b.holds));
  return (
    <>
      <table className="sens-table">
        <caption>{text('sens.table')}</caption>
        <Head countsPeople={countsPeople} />
        {assumptions.map(({ id, name, values, base }, at) => (
          <tbody key={id}>
            <tr>
              <th className="sens-table-group" scope="rowgroup" colSpan={countsPeople ? 4 : 3}>
                {name}
              </th>
            </tr>
            {values.map((words, position) => {
              const isToday = position === base;
              const variant = variants.find(
                ({ changed, choices }) =>
                  choices[at] === position &&
                  (isToday ? changed.length === 0 : changed.length === 1 && changed[0] === id),
              );
              return (
                variant && (
                  <Row
                    key={words}
                    name={isToday ? text('sens.base', { value: words }) : words}
                    variant={variant}
                    unit={unit}
                    countsPeople={countsPeople}
                    isToday={isToday}
                  />
                )
              );
            })}
          </tbody>
        ))}
      </table>
      <details className="sens-all">
        <summary>{text('sens.all', { n: answer.total })}</summary>
        <table className="sens-table">
          <caption className="visually-hidden">{text('sens.all', { n: answer.total })}</caption>
          <Head countsPeople={countsPeople} />
          <tbody>
            {sorted.map((variant) => (
              <Row
                key={variant.choices.join()}
                name={variant.words.map((each) => `${each.name}: ${each.value}`).join(' / ')}
                variant={variant}
                unit={unit}
                countsPeople={countsPeople}
                isToday={false}
              />
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
}

function Head({ countsPeople }: { readonly countsPeople: boolean }) {
  const text = useText();
  return (
    <thead>
      <tr>
        <th scope="col">{text('sens.col.assumption')}</th>
        <th scope="col">{text('sens.col.value')}</th>
        {countsPeople && <th scope="col">{text('sens.col.gap')}</th>}
        <th scope="col">{text('sens.col.conclusion')}</th>
      </tr>
    </thead>
  );
}

interface RowProps {
  readonly name: string;
  readonly variant: SensitivityVariant;
  readonly unit: string;
  readonly countsPeople: boolean;
  readonly isToday: boolean;
}

function Row({ name, variant, unit, countsPeople, isToday }: RowProps) {
  const text = useText();
  const format = useFormat();
  const { measured } = useValueText();
  const { gapPeople, holds, conclusion } = variant;
  return (
    <tr data-today={isToday || undefined}>
      <th scope="row">{name}</th>
      <td className="number">{measured(variant, unit)}</td>
      {countsPeople && (
        <td className="number">
          {gapPeople === null ? text('value.unknown') : text('unit.people', { n: format.number(gapPeople) })}
        </td>
      )}
      <td>
        <span className="sens-table-conclusion">
          {!isToday && <HoldingMark holds={holds} />}
          {conclusion ?? text('sens.UNDECIDED')}
        </span>
      </td>
    </tr>
  );
}
