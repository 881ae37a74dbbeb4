import './population-tab.css';
import { useFormat } from '../i18n/use-format.ts';
import { type MessageId, useText } from '../i18n/use-text.tsx';
import { useSession } from '../town/session.ts';
import { type TownYear, useTown } from '../town/town.ts';
import { useYear } from '../town/use-year.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { type Population, usePopulation } from './use-population.ts';

const ages: readonly {
  readonly field: Exclude<keyof Population, 'year' | 'total'>;
  readonly label: MessageId;
  readonly isPart: boolean;
}[] = [
  { field: 'age0To14', label: 'people.age0To14', isPart: false },
  { field: 'age15To64', label: 'people.age15To64', isPart: false },
  { field: 'age65Over', label: 'people.age65Over', isPart: false },
  { field: 'age75Over', label: 'people.age75Over', isPart: true },
  { field: 'single65Over', label: 'people.single65Over', isPart: true },
];

/** 人口: ages of the year on screen, then every year, the missing ones shown as missing. */
export function PopulationTab({ areaId }: { readonly areaId: string }) {
  const text = useText();
  const { years } = useTown();
  if (years.length === 0) {
    return (
      <Notice tone="empty" title={text('empty.population')}>
        <p>{text('empty.population.todo')}</p>
        <code>npm run hazama -- import population population.csv</code>
      </Notice>
    );
  }
  return (
    <>
      <Ages areaId={areaId} />
      <section>
        <h2>{text('people.years')}</h2>
        <table className="population-years number">
          <thead>
            <tr>
              <th scope="col">{text('people.year')}</th>
              <th scope="col">{text('people.total')}</th>
              <th scope="col">{text('people.age65Over')}</th>
              <th scope="col">{text('people.share65')}</th>
            </tr>
          </thead>
          <tbody>
            {years.toReversed().map((year) => (
              <YearRow key={year.year} areaId={areaId} year={year} />
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

function Ages({ areaId }: { readonly areaId: string }) {
  const text = useText();
  const format = useFormat();
  const year = useYear();
  const { population, isLoading, error, retry } = usePopulation(areaId, year);
  const withheld = useWithheld();
  if (isLoading) return <Skeleton lines={[0.5, 1, 1, 1, 1, 1]} lineHeight={36} />;
  if (error) {
    return (
      <Notice
        tone="error"
        error={error}
        title={text('err.load')}
        actions={<Button onPress={retry}>{text('action.retry')}</Button>}
      />
    );
  }
  if (!population)
    return (
      <p className="presence-note">{text('people.unknown', { year: year === null ? '' : format.fiscalYear(year) })}</p>
    );
  return (
    <section>
      <h2>{text('people.ages', { year: format.fiscalYear(population.year) })}</h2>
      <dl className="population-ages number">
        {ages.map(({ field, label, isPart }) => {
          const people = population[field];
          const share = people === null || population.total === 0 ? null : people / population.total;
          return (
            <div key={field} data-part={isPart || undefined}>
              <dt>{text(label)}</dt>
              <dd className="population-ages-count">
                {people === null ? withheld : text('unit.people', { n: format.number(people) })}
                {share !== null && ` (${format.percent(share)})`}
              </dd>
              <dd className="population-ages-bar" aria-hidden="true">
                <span data-unknown={share === null || undefined} style={{ width: `${(share ?? 1) * 100}%` }} />
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}

function YearRow({ areaId, year: { year, available } }: { readonly areaId: string; readonly year: TownYear }) {
  const text = useText();
  const format = useFormat();
  const { population } = usePopulation(areaId, year);
  const withheld = useWithheld();
  if (!available) {
    return (
      <tr className="population-years-missing">
        <th scope="row">{format.fiscalYear(year)}</th>
        <td colSpan={3}>{text('people.missingYear')}</td>
      </tr>
    );
  }
  const over65 = population?.age65Over ?? null;
  return (
    <tr>
      <th scope="row">{format.fiscalYear(year)}</th>
      <td>{population ? format.number(population.total) : '…'}</td>
      <td>{over65 === null ? (population ? withheld : '…') : format.number(over65)}</td>
      <td>
        {over65 === null || !population || population.total === 0 ? '' : format.percent(over65 / population.total)}
      </td>
    </tr>
  );
}

/** Why a number isn't there: not known, or too few people to say. */
function useWithheld(): string {
  const text = useText();
  return text(useSession()?.audience === 'STAFF' ? 'value.unknown' : 'value.suppressed');
}
