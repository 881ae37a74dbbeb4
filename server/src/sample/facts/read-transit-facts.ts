import { locationOf, readTable } from './read-table.ts';
import type { FeedFact, RunFact, TransitFacts } from './transit-facts.ts';

/** Reads what is typed in about the buses of a sample town. */
export function readTransitFacts(slug: string): TransitFacts {
  return {
    feeds: readTable(`${slug}/transit-feeds.csv`, ['feed', 'agency', 'mode', 'valid']).map((row) => ({
      feed: row.feed,
      agency: row.agency,
      mode: row.mode as FeedFact['mode'],
      valid: row.valid as FeedFact['valid'],
    })),
    lines: readTable(`${slug}/transit-lines.csv`, [
      ...(['feed', 'line', 'parent', 'name', 'name_kana', 'color', 'km_per_hour', 'shape', 'stops'] as const),
    ]).map((row) => ({
      feed: row.feed,
      line: row.line,
      parent: row.parent,
      name: row.name,
      nameKana: row.name_kana,
      color: row.color,
      kilometersPerHour: Number(row.km_per_hour),
      hasShape: row.shape === 'yes',
      stops: row.stops.split('|'),
    })),
    runs: readTable(`${slug}/transit-runs.csv`, [
      ...(['line', 'direction', 'days', 'first', 'last', 'every_minutes', 'keeps'] as const),
    ]).map((row) => ({
      line: row.line,
      direction: row.direction === '1' ? 1 : 0,
      days: row.days,
      first: row.first,
      last: row.last,
      everyMinutes: row.every_minutes ? Number(row.every_minutes) : undefined,
      keeps: row.keeps as RunFact['keeps'],
    })),
    stops: readTable(`${slug}/transit-stops.csv`, ['name', 'name_kana', 'longitude', 'latitude']).map((row) => ({
      name: row.name,
      nameKana: row.name_kana,
      location: locationOf(row),
    })),
    zones: readTable(`${slug}/zones.csv`, [
      ...([
        'name',
        'name_kana',
        'areas',
        'schedule',
        'booking_deadline',
        'riders',
        'fare',
        'operator',
        'note',
      ] as const),
    ]).map((row) => ({
      name: row.name,
      nameKana: row.name_kana,
      areas: row.areas.split('|'),
      schedule: row.schedule,
      bookingDeadline: row.booking_deadline,
      riders: row.riders,
      fare: row.fare,
      operator: row.operator,
      note: row.note,
    })),
  };
}
