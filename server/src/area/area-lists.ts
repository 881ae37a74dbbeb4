import { ByteCache } from '../cache/index.ts';
import type { Area } from './area.ts';

/** The areas of one municipality, of one kind or of all, in their order. */
export interface AreaList {
  readonly areas: readonly Area[];
  readonly byId: ReadonlyMap<string, Area>;
}

/**
 * Lists by the register's stamp, day, municipality and kind: under such a name a list never changes. A nation's areas take
 * longer to come over the wire than all else that is asked of them.
 */
export type AreaLists = ByteCache<AreaList>;

/** A list of up to some fourteen thousand areas is kept. */
const MAX_BYTES = 64 * 1024 * 1024;
/** An area with its texts and its two places in the list, about. */
const BYTES_PER_AREA = 600;

export const createAreaLists = (): AreaLists => new ByteCache(MAX_BYTES, ({ areas }) => areas.length * BYTES_PER_AREA);

export const areaListOf = (areas: readonly Area[]): AreaList => ({
  areas,
  byId: new Map(areas.map((area) => [area.id, area])),
});
