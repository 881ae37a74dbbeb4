import './embed-frame.css';
import { ExternalLink, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.tsx';
import { useTown } from '../town/town.ts';
import { useAreaName } from '../town/use-area-name.ts';
import { useOpenArea } from '../town/use-open-area.ts';
import type { TownSummary } from '../town/use-towns.ts';
import { useYear } from '../town/use-year.ts';
import { Button } from '../ui/button.tsx';
import { useMediaQuery } from '../ui/use-media-query.ts';
import { changeView, formatViewState, useViewState } from '../view-state.ts';
import { ConnectionBadge } from './connection-badge.tsx';

interface Props {
  /** null before it is known, and where the address names none. */
  readonly town: TownSummary | null;
  /** What the town's screens share is there. */
  readonly isLoaded: boolean;
  readonly children: ReactNode;
}

/** Around the page that other sites frame: whose map it is and of when, and the way to all of it. */
export function EmbedFrame({ town, isLoaded, children }: Props) {
  const text = useText();
  const view = useViewState();
  const areaName = useAreaName();
  // an open area fits itself into the larger window
  const whole = { ...view, isEmbedded: false, as: null, camera: view.area === null ? view.camera : null };
  const isNarrow = useMediaQuery('(width < 480px)');
  return (
    <div className="embed-frame">
      <header className="embed-head">
        <img src="/icons/logo.svg" width={24} height={24} alt="" />
        {isLoaded ? <Place /> : <h1>{town ? areaName(town) : 'Hazama 狭間'}</h1>}
        {town?.isDemo && <p className="badge badge-demo">{text(isNarrow ? 'demo.short' : 'demo.badge')}</p>}
        <ConnectionBadge />
        <a href={formatViewState(whole)} target="_blank" rel="noopener">
          {text('embed.open')}
          <ExternalLink size={16} aria-hidden />
          <span className="visually-hidden">{text('embed.newTab')}</span>
        </a>
      </header>
      <main className="embed-main">{children}</main>
    </div>
  );
}

/** The open area and its town, or the town; and the year of the numbers. */
function Place() {
  const text = useText();
  const format = useFormat();
  const areaName = useAreaName();
  const { municipality } = useTown();
  const area = useOpenArea();
  const year = useYear();
  const town = areaName(municipality, area ? 'sentence' : undefined);
  return (
    <>
      <h1>
        {area ? areaName(area) : town}{' '}
        {(area || year !== null) && (
          <small>{[area && town, year !== null && format.fiscalYear(year)].filter(Boolean).join(' ')}</small>
        )}
      </h1>
      {area && (
        <Button
          variant="icon"
          aria-label={text('embed.whole', { town })}
          onPress={() => changeView({ area: null, camera: null })}
        >
          <X size={18} aria-hidden />
        </Button>
      )}
    </>
  );
}
