import { useMemo, useState } from 'react';
import { useQuery } from 'urql';
import { useTown } from '../town/town.ts';
import { useViewState } from '../view-state.ts';
import { resourceListQuery } from './resource-queries.ts';

const PAGE = 200;
/** The longest list that is read at once: beyond it, conditions help more than scrolling. */
const MOST = 1000;
const STANDING = ['active', 'preparing', 'suspended'];

/** A day so many months ago in Asia/Tokyo, YYYY-MM-DD. */
function monthsAgo(months: number): string {
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' }).format(new Date());
  const day = new Date(`${today}T00:00:00Z`);
  day.setUTCMonth(day.getUTCMonth() - months);
  return day.toISOString().slice(0, 10);
}

/** The resources that the conditions of the address and the words typed let through; closed ones where asked for. */
export function useResourceList(words: string, isWithClosed: boolean) {
  const { municipality, areas } = useTown();
  const { kind, area, stale } = useViewState();
  const [pages, setPages] = useState(1);
  const areaId = areas.find(({ number }) => number !== null && number === area)?.id;
  const variables = useMemo(
    () => ({
      filter: {
        municipality: municipality.code,
        ...(kind !== null && { kinds: [kind] }),
        ...(areaId !== undefined && { areas: [areaId] }),
        ...(words.trim() && { text: words.trim() }),
        ...(stale !== null && { confirmedBefore: monthsAgo(stale) }),
        ...(!isWithClosed && { status: STANDING }),
      },
      first: Math.min(pages * PAGE, MOST),
      order: stale === null ? ('NAME' as const) : ('CONFIRMED' as const),
    }),
    [municipality.code, kind, areaId, words, stale, isWithClosed, pages],
  );
  const [{ data, error }, ask] = useQuery({ query: resourceListQuery, variables });
  // while a longer list is read, or one after a change, what was read before of the same conditions stands
  const conditions = JSON.stringify(variables.filter);
  const [kept, setKept] = useState({ conditions, data });
  if (data && (data !== kept.data || conditions !== kept.conditions)) setKept({ conditions, data });
  const list = data ?? (kept.conditions === conditions ? kept.data : undefined);
  return {
    resources: list?.resources.nodes ?? null,
    total: list?.resources.totalCount ?? 0,
    conditions,
    error: data ? undefined : error,
    retry: () => ask({ requestPolicy: 'network-only' }),
    /** null: there is no more, or more than can be read at once. */
    showMore:
      list && list.resources.nodes.length < Math.min(list.resources.totalCount, MOST)
        ? () => setPages(pages + 1)
        : null,
  };
}
