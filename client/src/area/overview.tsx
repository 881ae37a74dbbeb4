import type { TownIndicator } from '../town/town.ts';
import { AreaEvents } from './area-events.tsx';
import type { AreaDetail } from './area-query.ts';
import { Freshness } from './freshness.tsx';
import { IndicatorRows } from './indicator-rows.tsx';
import { NextCard } from './next-card.tsx';
import { PresenceList } from './presence-list.tsx';

interface Props {
  readonly area: AreaDetail;
  readonly main: TownIndicator | null;
  readonly indicators: readonly TownIndicator[];
}

/** 概要: where support would help next, the figures behind it, what is known of each kind, and how fresh that is. */
export function Overview({ area, main, indicators }: Props) {
  const value = area.values.find(({ indicator }) => indicator.id === main?.id) ?? null;
  return (
    <>
      {main && <NextCard area={area} indicator={main} value={value} />}
      <IndicatorRows area={area} main={main} indicators={indicators} />
      <PresenceList area={area} />
      <AreaEvents area={area} />
      <Freshness area={area} />
    </>
  );
}
