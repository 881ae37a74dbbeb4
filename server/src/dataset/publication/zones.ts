import type { MultiPolygon } from '@hazama/geo';
import type { ChangeCounts } from '../import-report.ts';
import type { Recurrence } from '../value/recurrence.ts';
import type { Publication } from './publication.ts';
import { publishRows, type RevisionedTable } from './publish-rows.ts';
import { multiPointText, multiPolygonText } from './well-known-text.ts';

/** When a zone is served, of a timetable. Days as YYYY-MM-DD. */
export interface ZoneService {
  /** Seven characters, Monday first. */
  readonly weekdays: string;
  readonly startDate: string | null;
  readonly endDate: string | null;
  readonly addedDates: readonly string[];
  readonly removedDates: readonly string[];
  /** Seconds after noon minus 12 hours; null: at any time */
  readonly startSeconds: number | null;
  readonly endSeconds: number | null;
}

/** How one rides: all of it in words, as it is shown. */
export interface ZoneRules {
  /** 「平日 8:00-17:00」 */
  readonly schedule: string | null;
  /** 「前日の17:00まで」 */
  readonly bookingDeadline: string | null;
  /** 「75歳以上、登録が必要」 */
  readonly riders: string | null;
  readonly fare: string | null;
  readonly operator: string | null;
  readonly phone: string | null;
  readonly url: string | null;
  readonly note: string | null;
  /** Empty where `schedule` alone says when. */
  readonly services: readonly ZoneService[];
  /** What was understood of `schedule`, by RFC 5545; empty where a timetable says when. */
  readonly openings: readonly Recurrence[];
}

/** デマンド交通の区域, or the stops that are served on demand; never a stop itself. */
export interface ZoneRecord {
  readonly id: string;
  readonly name: string;
  readonly shape: MultiPolygon | { readonly points: readonly (readonly [longitude: number, latitude: number])[] };
  readonly rules: ZoneRules;
}

const ZONES: RevisionedTable = { name: 'transit_zone', key: ['id'], content: ['name', 'geometry', 'rules'] };

export function publishZones(
  records: readonly ZoneRecord[],
  revision: number,
  publication: Publication,
): Promise<ChangeCounts> {
  const rows = records.map(({ id, name, shape, rules }) => [
    id,
    name,
    'points' in shape ? multiPointText(shape.points) : multiPolygonText(shape),
    rules,
  ]);
  return publishRows(publication, ZONES, revision, rows);
}
