import './no-town.css';
import { useText } from '../i18n/use-text.tsx';
import type { TownSummary } from '../town/use-towns.ts';
import { TownList } from './town-list.tsx';

/** A short link that leads nowhere: the server sends the page where it knows no such code. */
export function NoLink({ towns }: { readonly towns: readonly TownSummary[] }) {
  const text = useText();
  return (
    <div className="no-town">
      <h1>{text('link.unknown')}</h1>
      <p>{text('link.unknown.check')}</p>
      <p>{text('link.unknown.ask')}</p>
      <TownList towns={towns} />
    </div>
  );
}
