import type { Presence } from '@hazama/geo';
import type { KindFacts } from '../definition.ts';
import type { Day } from '../town/town-model.ts';
import { presenceByArea } from './presence.ts';
import type { TownEngine } from './town-engine.ts';

/** ある・ない・未確認 of a kind in an area. */
export interface KindPresence {
  readonly kind: KindFacts;
  readonly presence: Presence;
}

/** Kept for a town and a day: every area asks for its own row of the same tables. */
const presences = new WeakMap<TownEngine, PresencesOfDay>();

interface PresencesOfDay {
  readonly today: Day;
  readonly byKind: ReadonlyMap<KindFacts, readonly Presence[]>;
}

/** What an area has today, kind by kind in the catalogue's order. */
export function presencesOf(engine: TownEngine, areaId: string, today: Day): KindPresence[] {
  const { model } = engine;
  const index = model.areaIndex.get(areaId);
  if (index === undefined) return [];
  const known = presences.get(engine);
  const byKind = known?.today === today ? known.byKind : presenceTables(engine, today);
  presences.set(engine, { today, byKind });
  return [...byKind].flatMap(([kind, ofAreas]) => {
    const presence = ofAreas[index];
    return presence ? [{ kind, presence }] : [];
  });
}

function presenceTables({ model }: TownEngine, today: Day): ReadonlyMap<KindFacts, readonly Presence[]> {
  const on = { year: Number(today.slice(0, 4)), day: today, isPresent: true, serviceDay: null };
  const kinds = [...model.kinds.values()].filter(({ measures }) => measures.includes('presence'));
  return new Map(kinds.map((kind) => [kind, presenceByArea(model, [kind.id], on)]));
}
