import type { Day } from '../presence/day.ts';
import type { Meters } from '../units.ts';
import { ENGLISH_MONTHS, NUMBERS } from './language-words.ts';
import type { Language } from './sentence-input.ts';
import { spokenDay } from './spoken-day.ts';

/** 路線: who lives near its stops, and what runs on a day. */
export interface LineReach {
  /** In a straight line. */
  readonly meters: Meters;
  /** Null where not known or withheld; `isWithheld` says which. */
  readonly residents: number | null;
  readonly older: number | null;
  readonly isWithheld: boolean;
  readonly day: Day;
  /** Null where no timetable speaks of the day. */
  readonly runs: number | null;
}

/** A line in plain words: how many people live near its stops, rounded to 10, and how often it runs that day. */
export function lineSentence(line: LineReach, language: Language): string {
  const gap = language === 'JA' || language === 'JA_EASY' ? '' : ' ';
  return `${SAY_PEOPLE[language](line)}${gap}${SAY_RUNS[language](line)}`;
}

const SAY_PEOPLE: Readonly<Record<Language, (line: LineReach) => string>> = {
  JA: ({ meters, residents, older, isWithheld }) => {
    if (isWithheld) return '停留所の近くに暮らす人は10人未満のため、数は出していません。';
    if (residents === null) return '人口のデータがまだないため、停留所の近くに暮らす人はわかりません。';
    const own = older === null ? '' : `(うち65歳以上 ${NUMBERS.JA.residents(older)})`;
    return `この路線の停留所から${meters}m以内に、${NUMBERS.JA.residents(residents)}${own}が暮らしています(直線距離)。`;
  },
  JA_EASY: ({ meters, residents, isWithheld }) => {
    if (isWithheld) return '近くの 人は 10人より 少ないです。';
    if (residents === null) return '近くの 人の 数は まだ わかりません。';
    return `バスていから ${meters}mの 中に ${NUMBERS.JA_EASY.residents(residents)} います。`;
  },
  EN: ({ meters, residents, older, isWithheld }) => {
    if (isWithheld) return 'Fewer than 10 people live near its stops, so the number is not shown.';
    if (residents === null)
      return 'How many people live near its stops is not known yet, as there is no data on residents.';
    const own = older === null ? '' : `, ${NUMBERS.EN.residents(older)} of them aged 65 and over`;
    return `${NUMBERS.EN.residents(residents)} people live within ${meters} m of its stops in a straight line${own}.`;
  },
  PT: ({ meters, residents, older, isWithheld }) => {
    if (isWithheld) return 'Menos de 10 pessoas moram perto dos pontos, por isso o número não é mostrado.';
    if (residents === null)
      return 'Ainda não se sabe quantas pessoas moram perto dos pontos, pois não há dados de moradores.';
    const own = older === null ? '' : `, das quais ${NUMBERS.PT.residents(older)} com 65 anos ou mais`;
    return `A até ${meters} m dos pontos, em linha reta, moram ${NUMBERS.PT.residents(residents)} pessoas${own}.`;
  },
};

const SAY_RUNS: Readonly<Record<Language, (line: LineReach) => string>> = {
  JA: ({ day, runs }) => {
    const { month, day: date, weekday } = spokenDay(day);
    const named = `${month}月${date}日(${'月火水木金土日'.charAt(weekday)})`;
    if (runs === null) return `${named}の時刻表がまだないため、便の数はわかりません。`;
    return runs === 0 ? `${named}に走る便はありません。` : `${named}は ${NUMBERS.JA.number(runs)}便が走ります。`;
  },
  JA_EASY: ({ day, runs }) => {
    const { month, day: date } = spokenDay(day);
    if (runs === null) return `${month}月${date}日の バスは まだ わかりません。`;
    return runs === 0
      ? `${month}月${date}日は 走りません。`
      : `${month}月${date}日は ${NUMBERS.JA_EASY.number(runs)}回 走ります。`;
  },
  EN: ({ day, runs }) => {
    const { month, day: date } = spokenDay(day);
    const named = `${date} ${ENGLISH_MONTHS[month - 1]}`;
    if (runs === null) return `How often it runs on ${named} is not known, as no timetable speaks of that day.`;
    return runs === 0 ? `It doesn't run on ${named}.` : `It runs ${NUMBERS.EN.number(runs)} times on ${named}.`;
  },
  PT: ({ day, runs }) => {
    const { month, day: date } = spokenDay(day);
    const named = `${String(date).padStart(2, '0')}/${String(month).padStart(2, '0')}`;
    if (runs === null) return `Não se sabe quantas viagens há em ${named}, pois não há horários desse dia.`;
    return runs === 0 ? `Não circula em ${named}.` : `Em ${named} há ${NUMBERS.PT.number(runs)} viagens.`;
  },
};
