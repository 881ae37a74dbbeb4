import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { type AccountContext, visibleLevels } from '../account/index.ts';
import { Area } from '../area/index.ts';
import type { IndicatorContext } from '../indicator/index.ts';
import type { ResourceContext } from '../resource/index.ts';
import { Presence } from './presence.ts';

/** What an area has, kind by kind. */
@Resolver(() => Area)
export class AreaPresenceResolver {
  @FieldResolver(() => [Presence])
  async presence(
    @Root() area: Area,
    @Ctx() { indicators, resourceKinds, viewer }: IndicatorContext & ResourceContext & AccountContext,
  ): Promise<Presence[]> {
    const levels = new Set<string>(visibleLevels(viewer));
    const found = (await indicators.listPresence(area)).filter(({ kind }) => levels.has(kind.visibility));
    return Promise.all(
      found.map(async ({ kind, presence: { state, count, lastConfirmedOn } }) => {
        const known = await resourceKinds.findKind(area.municipalityCode, kind.id);
        if (!known) throw new Error(`${kind.id} is a kind of the model, but not of the catalogue`);
        return { kind: known, state, count, lastConfirmedOn };
      }),
    );
  }
}
