import './travel-card.css';
import { X } from 'lucide-react';
import { useEffect, useId, useRef } from 'react';
import { useText } from '../../i18n/use-text.tsx';
import type { TravelView } from '../../travel-view.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { ViewLink } from '../../view-link.tsx';
import { changeView, useViewState } from '../../view-state.ts';
import { NearAddress } from '../place/near-address.tsx';
import type { Transit } from '../transit/use-transit.ts';
import { TravelAnswerText, TravelNotes } from './travel-answer.tsx';
import { TravelTimes } from './travel-times.tsx';
import type { TravelAnswer } from './use-travel-time.ts';

interface Props {
  readonly travel: TravelView;
  /** Null where the town has no timetable. */
  readonly transit: Transit | null;
  readonly answer: TravelAnswer;
  readonly onClose: () => void;
}

/** ここから行ける範囲・ここへ来られる範囲: of which place and when, what it means, and how many people that is. */
export function TravelCard({ travel, transit, answer, onClose }: Props) {
  const text = useText();
  const titleId = useId();
  const card = useRef<HTMLElement>(null);
  const { direction, latitude, longitude } = travel;
  const { isEmbedded } = useViewState();
  // it opened by a key or a press: what it says is next; in a frame it comes with the page that somebody reads
  useEffect(() => {
    if (!isEmbedded) card.current?.focus({ preventScroll: true });
  }, [isEmbedded]);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc shuts what has the focus: ARIA dialog
    <section
      ref={card}
      tabIndex={-1}
      className="map-card travel-card"
      data-map-cover=""
      aria-labelledby={titleId}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <header>
        <div>
          <h3 id={titleId}>{text(`place.${direction}`)}</h3>
          <NearAddress longitude={longitude} latitude={latitude} />
        </div>
        <Button variant="icon" onPress={onClose} aria-label={text('action.close')}>
          <X size={18} aria-hidden />
        </Button>
      </header>
      <div className="travel-card-body">
        <SegmentedControl
          label={text('travel.direction')}
          choices={[
            { id: 'from', label: text('travel.direction.from') },
            { id: 'to', label: text('travel.direction.to') },
          ]}
          chosen={direction}
          onChoose={(chosen) => changeView({ travel: { ...travel, direction: chosen } }, 'replace')}
        />
        {transit ? (
          <>
            <TravelAnswerText answer={answer} />
            <TravelTimes travel={travel} transit={transit} />
            {answer.time && <TravelNotes time={answer.time} />}
          </>
        ) : (
          <Notice
            tone="empty"
            title={text('travel.noTimetable')}
            actions={<ViewLink to={{ screen: 'import' }}>{text('nav.import')}</ViewLink>}
          >
            <p>{text('travel.noTimetable.todo')}</p>
          </Notice>
        )}
      </div>
    </section>
  );
}
