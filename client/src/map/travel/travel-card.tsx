import './travel-card.css';
import { useText } from '../../i18n/use-text.tsx';
import type { TravelView } from '../../travel-view.ts';
import { Notice } from '../../ui/notice.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { ViewLink } from '../../view-link.tsx';
import { changeView } from '../../view-state.ts';
import { AnswerCard } from '../cards/answer-card.tsx';
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
  const { direction, latitude, longitude } = travel;
  return (
    <AnswerCard
      className="travel-card"
      title={text(`place.${direction}`)}
      about={<NearAddress longitude={longitude} latitude={latitude} />}
      onClose={onClose}
    >
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
    </AnswerCard>
  );
}
