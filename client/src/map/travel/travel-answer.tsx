import { useText } from '../../i18n/use-text.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useDayKindName } from '../transit/use-day-kind-name.ts';
import { BandTable } from './band-table.tsx';
import type { TravelAnswer, TravelTime } from './use-travel-time.ts';

/** The band that is said first: half an hour is what most people would take upon themselves. */
const SAID_MINUTES = 30;

/** What came of the question: the sentence, what its minutes mean, the people of each band; or why not, and what to do. */
export function TravelAnswerText({
  answer: { time, isAsking, failure, error, retry },
}: {
  readonly answer: TravelAnswer;
}) {
  const text = useText();
  const dayName = useDayKindName();
  if (failure === 'far')
    return (
      <Notice tone="empty" title={text('travel.far')}>
        <p>{text('travel.far.todo')}</p>
      </Notice>
    );
  if (failure)
    return (
      <Notice
        tone={error && navigator.onLine ? 'error' : 'offline'}
        title={text('travel.fail')}
        error={error}
        actions={<Button onPress={retry}>{text('action.retry')}</Button>}
      >
        <p>{text(navigator.onLine ? 'err.load.todo' : 'travel.fail.offline')}</p>
      </Notice>
    );
  if (!time)
    return isAsking ? (
      <p className="travel-card-wait" role="status">
        {text('travel.loading')}
      </p>
    ) : null;
  const said = time.bands.find(({ minutes }) => minutes === SAID_MINUTES);
  return (
    <>
      <p className="answer-card-day">{dayName(time.day)}</p>
      {time.state === 'STALE' && <p className="answer-card-stale">{text('travel.expired')}</p>}
      <p className="answer-card-sentence" role="status">
        {said?.sentence ?? time.explanation}
      </p>
      {time.bands.length > 0 && <BandTable time={time} />}
    </>
  );
}

/** What the minutes mean, who is left out, and each band in words. */
export function TravelNotes({ time }: { readonly time: TravelTime }) {
  const text = useText();
  if (time.bands.length === 0) return null;
  return (
    <>
      <p className="answer-card-note">{time.explanation}</p>
      {time.isPartial && <p className="answer-card-note">{text('travel.partial')}</p>}
      <details className="travel-card-words">
        <summary>{text('travel.words')}</summary>
        <ul>
          {time.bands.map(({ minutes, sentence }) => (
            <li key={minutes}>{sentence}</li>
          ))}
        </ul>
      </details>
    </>
  );
}
