import { useMemo, useState } from 'react';
import { useQuery } from 'urql';
import { useTown } from '../town/town.ts';
import { useViewState } from '../view-state.ts';
import { resourceListQuery } from './resource-queries.ts';

const PAGE = 200;
/** The longest list that is shown at once; what is beyond it is gone on to. */
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
  const { kind, area, stale, sort } = useViewState();
  const areaId = areas.find(({ number }) => number !== null && number === area)?.id;
  const order = stale === null ? orderOf(sort) : 'CONFIRMED';
  const filter = useMemo(
    () => ({
      municipality: municipality.code,
      ...(kind !== null && { kinds: [kind] }),
      ...(areaId !== undefined && { areas: [areaId] }),
      ...(words.trim() && { text: words.trim() }),
      ...(stale !== null && { confirmedBefore: monthsAgo(stale) }),
      ...(!isWithClosed && { status: STANDING }),
    }),
    [municipality.code, kind, areaId, words, stale, isWithClosed],
  );
  const asked = JSON.stringify([filter, order]);
  const [shown, setShown] = useState<Shown>({ asked, ...BEGINNING });
  // other conditions begin anew
  const { pages, cursors } = shown.asked === asked ? shown : BEGINNING;
  const after = cursors.at(-1) ?? null;
  const first = Math.min(pages * PAGE, MOST);
  const variables = { filter, first, after, order };
  const [result, ask] = useQuery({ query: resourceListQuery, variables });
  // until another list is there, the one before is what the query still holds
  const isOfThese = JSON.stringify(result.operation?.variables) === JSON.stringify(variables);
  const { data, error } = isOfThese ? result : NOTHING;
  // while a longer list is read, or one after a change, what was read before of the same conditions stands
  const conditions = `${asked} ${after ?? ''}`;
  const [kept, setKept] = useState({ conditions, data });
  if (data && (data !== kept.data || conditions !== kept.conditions)) setKept({ conditions, data });
  const list = data ?? (kept.conditions === conditions ? kept.data : undefined);
  const { nodes = null, totalCount = 0, pageInfo } = list?.resources ?? {};
  const before = cursors.length * MOST;
  const rest = totalCount - before - (nodes?.length ?? 0);
  const endCursor = pageInfo?.endCursor ?? null;
  return {
    resources: nodes,
    total: totalCount,
    /** How many of them come after those that are shown. */
    rest,
    conditions,
    error: data ? undefined : error,
    retry: () => ask({ requestPolicy: 'network-only' }),
    /** null: there is no more, or more than can be shown at once. */
    showMore: rest > 0 && first < MOST ? () => setShown({ asked, pages: pages + 1, cursors }) : null,
    /** The rest of a list that is longer than can be shown at once, and the way back. */
    goOn:
      rest > 0 && first === MOST && endCursor !== null
        ? () => setShown({ asked, pages: 1, cursors: [...cursors, endCursor] })
        : null,
    goBack: cursors.length > 0 ? () => setShown({ asked, pages: MOST / PAGE, cursors: cursors.slice(0, -1) }) : null,
  };
}

const NOTHING = { data: undefined, error: undefined };

interface Shown {
  /** The conditions that it is about. */
  readonly asked: string;
  readonly pages: number;
  /** Where the list was gone on from, each time that it was. */
  readonly cursors: readonly string[];
}
const BEGINNING: Omit<Shown, 'asked'> = { pages: 1, cursors: [] };

/** 種類ごと, unless the address says otherwise. */
function orderOf(sort: string | null) {
  if (sort === 'kana') return 'KANA' as const;
  return sort === 'confirmed' ? ('CONFIRMED' as const) : ('NAME' as const);
}
