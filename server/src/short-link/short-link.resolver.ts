import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { type AccountContext, assertMayShare } from '../account/index.ts';
import type { Database } from '../database/index.ts';
import type { MunicipalityContext } from '../municipality/index.ts';
import { notFound } from '../wire/index.ts';
import { createShortLink } from './create-short-link.ts';
import { parseScreenPath } from './screen-path.ts';
import { ShortLink } from './short-link.ts';

/** What the slice asks of the request's context. */
export interface ShortLinkContext extends AccountContext, MunicipalityContext {
  readonly database: Database;
}

@Resolver(() => ShortLink)
export class ShortLinkResolver {
  @Mutation(() => ShortLink, {
    description:
      'Keeps a state of the screen under a short code. `address`: path and query of a screen of a town, as /iga/map?area=12.',
  })
  async createShortLink(
    @Arg('address', () => String) address: string,
    @Ctx() { viewer, database, municipalities }: ShortLinkContext,
  ): Promise<ShortLink> {
    assertMayShare(viewer);
    const { slug, path } = parseScreenPath(address);
    const municipality = municipalities.findMunicipalityBySlug(slug);
    if (!municipality) throw notFound(`「${slug}」という自治体は登録されていません。`);
    const code = await createShortLink(database, { municipalityCode: municipality.code, path });
    return { code, path: `/s/${code}` };
  }
}
