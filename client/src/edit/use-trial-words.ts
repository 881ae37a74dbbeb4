import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.tsx';
import { clock } from '../map/transit/clock.ts';
import { useTown } from '../town/town.ts';
import { isSiteTrialChange, type SiteTrialChange, type TrialChange } from './trial-draft.ts';

/** What is tried, in words: 東西線 東行き 8:00 西発をなくす; 「東の会」(サロン)を置く */
export function useTrialWords(): (change: TrialChange) => string {
  const text = useText();
  const siteWords = useSiteWords();
  return (change) => {
    if (isSiteTrialChange(change)) return siteWords(change);
    const { kind, lineName, headsign, stopName, startSeconds, untilSeconds, everySeconds } = change;
    const line = lineName ?? text('whatif.unnamedLine');
    if (kind === 'REMOVE_LINE') return text('whatif.change.removeLine', { line });
    const way = headsign === null ? line : text('whatif.change.way', { line, headsign });
    const values = { way, stop: stopName ?? '', time: clock(startSeconds ?? 0) };
    if (kind === 'REMOVE_TRIP') return text('whatif.change.removeTrip', values);
    if (kind === 'ADD_TRIP') return text('whatif.change.addTrip', values);
    return text('whatif.change.repeatTrip', {
      ...values,
      until: clock(untilSeconds ?? 0),
      n: Math.round((everySeconds ?? 0) / 60),
    });
  };
}

function useSiteWords(): (change: SiteTrialChange) => string {
  const text = useText();
  const format = useFormat();
  const { kinds } = useTown();
  return ({ kind, resourceKind, name, schedule, capacity, departures }) => {
    const kindName = kinds.find(({ id }) => id === resourceKind)?.name ?? text('whatif.unnamedPlace');
    const place = name ?? kindName;
    switch (kind) {
      case 'ADD_PLACE': {
        const words =
          name === null
            ? text('whatif.change.addUnnamed', { kind: kindName })
            : text('whatif.change.add', { name, kind: kindName });
        const more = [
          schedule,
          capacity === null ? null : text('whatif.change.seats', { n: format.number(capacity) }),
          departures === null ? null : text('whatif.change.buses', { n: format.number(departures) }),
        ].filter((part) => part !== null);
        return more.length === 0
          ? words
          : text('whatif.change.with', { words, more: more.join(text('whatif.change.and')) });
      }
      case 'MOVE_PLACE':
        return text('whatif.change.move', { place });
      case 'REMOVE_PLACE':
        return text('whatif.change.remove', { place });
      case 'CHANGE_OPENINGS':
        return text('whatif.change.openings', { place, schedule: schedule ?? '' });
      case 'CHANGE_CAPACITY':
        return text('whatif.change.capacity', { place, n: format.number(capacity ?? 0) });
      case 'CHANGE_DEPARTURES':
        return text('whatif.change.departures', { place, n: format.number(departures ?? 0) });
    }
  };
}

/** 「08:05」 of a field as seconds; null where nothing is chosen. `near` past midnight: of the night after the day. */
export function secondsOf(typed: string, near = 0): number | null {
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})/.exec(typed) ?? [];
  if (hours === undefined || minutes === undefined) return null;
  const seconds = Number(hours) * 3600 + Number(minutes) * 60;
  return near >= DAY_SECONDS && seconds < DAY_SECONDS / 2 ? seconds + DAY_SECONDS : seconds;
}

/** As a field of a time of day takes it. */
export function timeFieldOf(seconds: number): string {
  return clock(seconds % DAY_SECONDS).padStart(5, '0');
}

const DAY_SECONDS = 86_400;
