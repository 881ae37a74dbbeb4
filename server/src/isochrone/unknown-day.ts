import type { Language } from '../wire/index.ts';

interface KnownDays {
  readonly validFrom: string;
  readonly validTo: string;
}

/** Of a day that no timetable speaks of: that nothing is known, and of which days it is. */
export function unknownDaySentence(day: string, validity: readonly KnownDays[], language: Language): string {
  const known = joinDays(validity);
  const days = (word: string) => known.map(({ validFrom, validTo }) => `${validFrom}${word}${validTo}`);
  switch (language) {
    case 'JA':
      return known.length === 0
        ? '時刻表がまだないため、わかりません。GTFS を取り込んでください。'
        : `${day} の時刻表がまだないため、わかりません。わかる日は ${days('〜').join('、')} です。`;
    case 'JA_EASY':
      return known.length === 0
        ? 'バスの 時間は まだ わかりません。'
        : `${day}の バスは まだ わかりません。わかる 日は ${days('〜').join('、')} です。`;
    case 'EN':
      return known.length === 0
        ? 'Not known, as there is no timetable yet. Import a GTFS feed.'
        : `Not known, as no timetable speaks of ${day}. Known are ${days(' to ').join(', ')}.`;
    case 'PT':
      return known.length === 0
        ? 'Ainda não se sabe, pois não há horários. Importe um arquivo GTFS.'
        : `Ainda não se sabe, pois não há horários de ${day}. Há horários de ${days(' a ').join(', ')}.`;
  }
}

/** Days of several timetables as spans without overlaps, the first one first. */
function joinDays(validity: readonly KnownDays[]): KnownDays[] {
  const joined: { validFrom: string; validTo: string }[] = [];
  for (const { validFrom, validTo } of validity.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1))) {
    const last = joined.at(-1);
    if (last && validFrom <= nextDay(last.validTo)) last.validTo = validTo > last.validTo ? validTo : last.validTo;
    else joined.push({ validFrom, validTo });
  }
  return joined;
}

function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
