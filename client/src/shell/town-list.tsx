import { useText } from '../i18n/use-text.tsx';
import { useAreaName } from '../town/use-area-name.ts';
import type { TownSummary } from '../town/use-towns.ts';

/** The municipalities of this server, for whoever came to an address that is none; nothing where there are none. */
export function TownList({ towns }: { readonly towns: readonly TownSummary[] }) {
  const text = useText();
  const nameOf = useAreaName();
  if (towns.length === 0) return null;
  return (
    <>
      <p>{text('first.choose')}</p>
      <ul className="no-town-list">
        {towns.map((town) => (
          <li key={town.code}>
            <a href={`/${town.slug}/map`}>
              {nameOf({ name: town.prefecture, nameLatin: town.prefectureLatin }, 'sentence')} {nameOf(town)}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
