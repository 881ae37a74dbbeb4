import { ChevronLeft, ChevronRight, X } from 'lucide-react';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.tsx';
import { useSession } from '../town/session.ts';
import { type Town, type TownArea, useTown } from '../town/town.ts';
import { useAreaName } from '../town/use-area-name.ts';
import { useYear } from '../town/use-year.ts';
import { Button } from '../ui/button.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { ViewLink } from '../view-link.tsx';
import { changeView, useViewState } from '../view-state.ts';
import type { AreaDetail } from './area-query.ts';

interface Props {
  readonly area: TownArea | NonNullable<Town['total']>;
  /** null until it is loaded. */
  readonly detail: AreaDetail | null;
}

/** Name, kana, people; the way up, to the neighbours by 地区番号, and out. */
export function AreaHeading({ area, detail }: Props) {
  const text = useText();
  const { municipality, areas } = useTown();
  const { language } = useViewState();
  const areaName = useAreaName();
  const place = areas.findIndex(({ id }) => id === area.id);
  const isArea = place >= 0;
  const previous = areas.at(place - 1);
  const next = areas[(place + 1) % areas.length];
  const nameKana = ('nameKana' in area ? area.nameKana : detail?.nameKana) ?? null;

  return (
    <header className="area-heading">
      <div className="area-heading-way">
        {isArea ? (
          <nav aria-label={text('area.breadcrumb')}>
            <ViewLink to={{ area: null, tab: 'overview' }}>{areaName(municipality, 'sentence')}</ViewLink>
            {'parent' in area && area.parent && <span> › {areaName(area.parent, 'sentence')}</span>}
          </nav>
        ) : (
          <span>
            {areaName({ name: municipality.prefecture, nameLatin: municipality.prefectureLatin }, 'sentence')}
          </span>
        )}
        {isArea && previous && next && (
          <div className="area-heading-steps">
            <Button
              variant="icon"
              aria-label={text('area.previous', { name: areaName(previous) })}
              onPress={() => changeView({ area: previous.number })}
            >
              <ChevronLeft size={20} aria-hidden />
            </Button>
            <Button
              variant="icon"
              aria-label={text('area.next.area', { name: areaName(next) })}
              onPress={() => changeView({ area: next.number })}
            >
              <ChevronRight size={20} aria-hidden />
            </Button>
            <Button
              variant="icon"
              aria-label={text('area.close')}
              onPress={() => changeView({ area: null, tab: 'overview' })}
            >
              <X size={20} aria-hidden />
            </Button>
          </div>
        )}
      </div>
      <h1 className="area-heading-name">
        {areaName(area)}
        {language === 'ja' && nameKana && <small>{nameKana}</small>}
      </h1>
      {detail ? <People area={detail} /> : <Skeleton lines={[0.9]} lineHeight={21} />}
      {'boundarySource' in area && area.boundarySource === 'NONE' && (
        <p className="area-heading-note">{text('area.noShape')}</p>
      )}
    </header>
  );
}

function People({ area: { population } }: { readonly area: AreaDetail }) {
  const text = useText();
  const format = useFormat();
  const year = useYear();
  const session = useSession();
  if (!population) {
    return (
      <p className="area-heading-people">
        {text('people.unknown', { year: year === null ? '' : format.fiscalYear(year) })}
      </p>
    );
  }
  const { total, age65Over, age75Over } = population;
  const withheld = text(session?.audience === 'STAFF' ? 'value.unknown' : 'value.suppressed');
  const count = (people: number | null) =>
    people === null ? withheld : text('unit.people', { n: format.number(people) });
  const share = age65Over !== null && total > 0 ? `(${format.percent(age65Over / total)})` : '';
  return (
    <p className="area-heading-people">
      {text('people.line', { total: count(total), over65: count(age65Over) + share, over75: count(age75Over) })}
    </p>
  );
}
