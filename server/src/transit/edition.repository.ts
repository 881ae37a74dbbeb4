import { runsOn } from '@hazama/geo';
import type { Statements } from '../database/index.ts';

/** The edition of a feed that counts on a day, with what runs then. */
export interface DayEdition {
  readonly feedId: string;
  readonly edition: number;
  /** Whether the day lies within its validity: where it doesn't, nothing is known of the day. */
  readonly isValid: boolean;
  /** service_index of what runs that day */
  readonly running: readonly number[];
}

interface ServiceRow {
  readonly feedId: string;
  readonly edition: number;
  readonly isValid: boolean;
  readonly serviceIndex: number | null;
  readonly weekdays: string;
  readonly startDate: string | null;
  readonly endDate: string | null;
  readonly isAdded: boolean;
  readonly isRemoved: boolean;
}

/**
 * Of the editions that are valid on $2 the one that began last; of others the newest stands for the feed. Of the municipality $1 as it
 * stood at revision $3, null: as it stands.
 */
export const CHOSEN_EDITIONS = `
  SELECT DISTINCT ON (id) id, edition, $2::date BETWEEN valid_from AND valid_to AS is_valid
  FROM transit_feed
  WHERE municipality_code = $1 AND ($3::int IS NULL OR from_revision <= $3) AND (to_revision IS NULL OR to_revision > $3)
  ORDER BY id, ($2::date BETWEEN valid_from AND valid_to) DESC, valid_from DESC`;

/** One edition of each feed of a municipality: that of the day, else its newest. `day`: YYYY-MM-DD; `revision` null: as it stands */
export async function listDayEditions(
  statements: Statements,
  code: string,
  day: string,
  revision: number | null = null,
): Promise<DayEdition[]> {
  const rows = await statements.query<ServiceRow>(
    `WITH
     chosen AS (${CHOSEN_EDITIONS})
     SELECT chosen.id AS "feedId", chosen.edition, chosen.is_valid AS "isValid", service_index AS "serviceIndex", weekdays,
       start_date::text AS "startDate", end_date::text AS "endDate",
       $2::date = ANY (added_dates) AS "isAdded", $2::date = ANY (removed_dates) AS "isRemoved"
     FROM chosen
     LEFT JOIN transit_service service ON service.municipality_code = $1 AND service.edition = chosen.edition
     ORDER BY chosen.id COLLATE "C", service_index`,
    [code, day, revision],
  );
  return [...Map.groupBy(rows, ({ edition }) => edition).values()].map((services) => {
    const [{ feedId, edition, isValid }] = services as [ServiceRow];
    const running = services.flatMap(({ serviceIndex, isAdded, isRemoved, ...service }) => {
      if (serviceIndex === null || !isValid) return [];
      const calendar = { ...service, addedDates: isAdded ? [day] : [], removedDates: isRemoved ? [day] : [] };
      return runsOn(calendar, day) ? [serviceIndex] : [];
    });
    return { feedId, edition, isValid, running };
  });
}

/** Pairs of edition and service as two columns, for `unnest`. */
export function runningColumns(editions: readonly DayEdition[]): [editions: number[], services: number[]] {
  const pairs = editions.flatMap(({ edition, running }) => running.map((service) => [edition, service] as const));
  return [pairs.map(([edition]) => edition), pairs.map(([, service]) => service)];
}
