import './no-town.css';
import { useText } from '../i18n/use-text.tsx';
import type { TownSummary } from '../town/use-towns.ts';
import { Notice } from '../ui/notice.tsx';
import { TownList } from './town-list.tsx';

const FIRST_STEPS = `npm run hazama -- municipality add 24216 --name 伊賀市 --slug iga
npm run hazama -- import areas      areas.geojson  --municipality 24216 --kind RESIDENTS_COUNCIL
npm run hazama -- import population population.csv --municipality 24216
npm run hazama -- import resources  resources.csv  --municipality 24216`;

interface Props {
  /** What the URL asked for; '' where it asked for nothing. */
  readonly slug: string;
  readonly towns: readonly TownSummary[];
}

/** First run, or an address that no town has. */
export function NoTown({ slug, towns }: Props) {
  const text = useText();
  return (
    <div className="no-town">
      <h1>{slug === '' ? text('first.title') : text('first.unknown', { slug })}</h1>
      <TownList towns={towns} />
      <Notice tone="empty" title={text('first.add')}>
        <p>{text('first.commands')}</p>
        <pre>
          <code>{FIRST_STEPS}</code>
        </pre>
        <p>{text('first.templates')}</p>
      </Notice>
    </div>
  );
}
