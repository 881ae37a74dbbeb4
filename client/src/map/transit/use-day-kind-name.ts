import { useText } from '../../i18n/use-text.tsx';
import { useServiceDayName } from './use-service-day-name.ts';

interface NamedDay {
  readonly date: string;
  /** 0 Monday … 6 Sunday */
  readonly weekday: number;
  readonly holiday: string | null;
}

const SATURDAY = 5;

/** 2026年11月25日(水) 平日ダイヤ: as timetables part the days; which services run is the feed's to say. */
export function useDayKindName(): (day: NamedDay) => string {
  const text = useText();
  const dayName = useServiceDayName();
  return (day) => text(`travel.dayKind.${kindOf(day)}`, { day: dayName(day) });
}

function kindOf({ weekday, holiday }: NamedDay): 'weekday' | 'saturday' | 'holiday' {
  if (holiday !== null || weekday > SATURDAY) return 'holiday';
  return weekday === SATURDAY ? 'saturday' : 'weekday';
}
