import { useText } from '../../i18n/use-text.tsx';
import { DAY_WORDS, type DayKind, useServiceDays } from '../../town/use-service-day.ts';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { changeView } from '../../view-state.ts';
import { useServiceDayName } from './use-service-day-name.ts';

const OWN = 'OWN';

/** 平日・土曜・日曜: the day that map, panel, table and text show the timetable of. A day that was chosen by its date stands beside them. */
export function ServiceDaySwitch() {
  const text = useText();
  const dayName = useServiceDayName();
  const { day, kind, examples } = useServiceDays();
  if (!day) return null;
  const choices: { id: DayKind | typeof OWN; label: string }[] = examples.map((example) => ({
    id: example.kind,
    label: text(`transit.kind.${example.kind}`),
  }));
  if (kind === null) choices.push({ id: OWN, label: text('transit.kind.OWN') });
  return (
    <div className="service-day">
      <SegmentedControl
        label={text('transit.day')}
        choices={choices}
        chosen={kind ?? OWN}
        onChoose={(id) => {
          if (id !== OWN) changeView({ serviceDay: DAY_WORDS[id] }, 'replace');
        }}
      />
      <p className="transit-day">{text('transit.asOf', { day: dayName(day) })}</p>
    </div>
  );
}
