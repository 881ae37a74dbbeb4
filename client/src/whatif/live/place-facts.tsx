import { type LiveRule, type RegularOpening, scheduleOf, WEEKDAY_NAMES } from '@hazama/geo';
import { useFormat } from '../../i18n/use-format.ts';
import { type MessageId, useText } from '../../i18n/use-text.tsx';
import { MOST_DEPARTURES, MOST_SEATS, NO_FACTS } from '../../pins-view.ts';
import type { Pins } from './use-pins.ts';
import type { PlaceOfToday } from './use-places-of-today.ts';

interface Props {
  readonly pins: Pins;
  /** Null: a pin. */
  readonly place: PlaceOfToday | null;
  readonly name: string;
  /** Letter of the pin, or id of the place. */
  readonly subject: string;
  /** How the indicator counts; null where the server counts. */
  readonly rule: LiveRule | null;
  /** What is said of it are its departures. */
  readonly ofStops: boolean;
}

/** 曜日・回数, 定員, 便: what a pin or a place of today would have. */
export function PlaceFacts({ pins, place, name, subject, rule, ofStops }: Props) {
  const text = useText();
  const format = useFormat();
  const { acts, dropped } = pins;
  const { opening, capacity, departures } = dropped.facts.find(({ key }) => key === subject) ?? NO_FACTS;
  const leaving = departures ?? place?.departures ?? null;
  if (ofStops)
    return (
      <details className="live-facts" open={place === null || departures !== null || undefined}>
        <summary>
          {text('live.departures.of', { name })}
          {leaving !== null && `: ${text('whatif.change.buses', { n: leaving })}`}
        </summary>
        <Count
          label={text('live.departures')}
          value={departures}
          most={MOST_DEPARTURES}
          onSay={(count) => acts.say(subject, { departures: count })}
        />
        {departures === null && !place && <p className="whatif-note">{text('live.departures.todo')}</p>}
        {place && (
          <p className="whatif-note">
            {text('live.today', {
              words:
                place.departures === null
                  ? text('value.unknown')
                  : text('whatif.change.buses', { n: place.departures }),
            })}
          </p>
        )}
        {rule?.minDepartures != null && (
          <p className="whatif-note">{text('live.departures.rule', { n: rule.minDepartures })}</p>
        )}
      </details>
    );
  return (
    <details className="live-facts">
      <summary>
        {text('live.facts', { name })}
        {opening && `: ${scheduleOf(opening)}`}
        {capacity !== null && ` ${text('live.seats', { n: format.number(capacity) })}`}
      </summary>
      {place?.schedule && <p className="whatif-note">{text('live.today', { words: place.schedule })}</p>}
      <OpeningChoice opening={opening} onSay={(said) => acts.say(subject, { opening: said })} />
      <Count
        label={text('live.capacity')}
        value={capacity}
        most={MOST_SEATS}
        onSay={(count) => acts.say(subject, { capacity: count })}
      />
      {place?.capacity != null && (
        <p className="whatif-note">
          {text('live.today', { words: text('live.seats', { n: format.number(place.capacity) }) })}
        </p>
      )}
      {rule && <p className="whatif-note">{text(noteOf(rule))}</p>}
    </details>
  );
}

/** What of all that the chosen indicator looks at. */
function noteOf({ isWeekly, access }: LiveRule): MessageId {
  if (access?.isOfSeats) return 'live.rule.seats';
  return isWeekly ? 'live.rule.weekly' : 'live.rule.any';
}

interface OpeningProps {
  readonly opening: RegularOpening | null;
  readonly onSay: (opening: RegularOpening | null) => void;
}

const TIMES = [1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20] as const;

function OpeningChoice({ opening, onSay }: OpeningProps) {
  const text = useText();
  const weekdays = opening?.every === 'week' ? opening.weekdays : [];
  const toggle = (weekday: number) => {
    const chosen = weekdays.includes(weekday)
      ? weekdays.filter((each) => each !== weekday)
      : [...weekdays, weekday].toSorted((a, b) => a - b);
    onSay(chosen.length > 0 ? { every: 'week', weekdays: chosen } : null);
  };
  return (
    <>
      <label>
        {text('live.opening')}
        <select
          value={opening === null ? '' : opening.every === 'week' ? 'week' : String(opening.times)}
          onChange={({ target: { value } }) =>
            onSay(
              value === ''
                ? null
                : value === 'week'
                  ? { every: 'week', weekdays: [0] }
                  : { every: 'month', times: Number(value) },
            )
          }
        >
          <option value="">{text('live.opening.asIs')}</option>
          <option value="week">{text('live.opening.week')}</option>
          {TIMES.map((times) => (
            <option key={times} value={times}>
              {text('live.opening.month', { n: times })}
            </option>
          ))}
        </select>
      </label>
      {opening?.every === 'week' && (
        <fieldset className="live-weekdays">
          <legend>{text('live.weekdays')}</legend>
          {WEEKDAY_NAMES.map((day, weekday) => (
            <label key={day}>
              <input type="checkbox" checked={weekdays.includes(weekday)} onChange={() => toggle(weekday)} />
              {text(WEEKDAYS[weekday] ?? 'live.weekday.0')}
            </label>
          ))}
        </fieldset>
      )}
    </>
  );
}

const WEEKDAYS: readonly MessageId[] = [
  'live.weekday.0',
  'live.weekday.1',
  'live.weekday.2',
  'live.weekday.3',
  'live.weekday.4',
  'live.weekday.5',
  'live.weekday.6',
];

interface CountProps {
  readonly label: string;
  readonly value: number | null;
  readonly most: number;
  readonly onSay: (count: number | null) => void;
}

/** As it is today where it is empty. */
function Count({ label, value, most, onSay }: CountProps) {
  const text = useText();
  const format = useFormat();
  return (
    <label>
      {label}
      <input
        inputMode="numeric"
        placeholder={text('live.opening.asIs')}
        defaultValue={value ?? ''}
        key={value}
        onChange={({ target }) => {
          const typed = target.value.normalize('NFKC').trim();
          const isCount = /^\d{1,6}$/.test(typed) && Number(typed) <= most;
          target.setCustomValidity(typed === '' || isCount ? '' : text('live.count.fault', { n: format.number(most) }));
        }}
        onBlur={({ target }) => {
          const typed = target.value.normalize('NFKC').trim();
          if (!target.reportValidity()) return;
          const count = typed === '' ? null : Number(typed);
          if (count !== value) onSay(count);
        }}
        onKeyDown={({ key, currentTarget }) => {
          if (key === 'Enter') currentTarget.blur();
        }}
      />
    </label>
  );
}
