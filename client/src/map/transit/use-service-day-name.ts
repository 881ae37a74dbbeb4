import { useIntl } from 'react-intl';
import { useText } from '../../i18n/use-text.tsx';

interface ServiceDay {
  readonly date: string;
  readonly holiday: string | null;
}

/** 2026年11月24日(火), with the name of a holiday. */
export function useServiceDayName(): (day: ServiceDay) => string {
  const text = useText();
  const { formatDate } = useIntl();
  return ({ date, holiday }) => {
    const name = formatDate(`${date}T00:00:00+09:00`, {
      year: 'numeric',
      month: 'long',
      day: 'numeric',
      weekday: 'short',
      timeZone: 'Asia/Tokyo',
    });
    return holiday ? text('transit.holiday', { day: name, holiday }) : name;
  };
}
