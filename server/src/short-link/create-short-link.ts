import type { Database } from '../database/index.ts';
import { UserError } from '../wire/index.ts';
import { codesOf } from './code.ts';
import { countShortLinks, findLinkedScreen, insertShortLink, type LinkedScreen } from './short-link.repository.ts';

/** Nobody shares so many; whoever fills the table by a program is stopped here. */
const MOST_PER_TOWN = 10_000;

/**
 * Keeps a state of the screen, and says its code: the one that it has already where somebody kept it before.
 * @throws UserError CONFLICT where the town has as many as it may
 */
export function createShortLink(database: Database, screen: LinkedScreen): Promise<string> {
  const { municipalityCode, path } = screen;
  return database.transaction(async (transaction) => {
    for (const code of codesOf(municipalityCode, path)) {
      let found = await findLinkedScreen(transaction, code);
      if (!found) {
        if ((await countShortLinks(transaction, municipalityCode)) >= MOST_PER_TOWN)
          throw new UserError(
            'CONFLICT',
            `短いリンクが${MOST_PER_TOWN.toLocaleString('en-US')}件になり、これより増やせません。アドレスのコピーかQRコードを使ってください。`,
          );
        await insertShortLink(transaction, code, screen);
        // somebody may have kept another state under it meanwhile
        found = await findLinkedScreen(transaction, code);
      }
      if (found?.municipalityCode === municipalityCode && found.path === path) return code;
    }
    throw new Error(`no code is free for ${municipalityCode}${path}`);
  });
}
