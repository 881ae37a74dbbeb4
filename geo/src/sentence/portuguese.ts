import type { CompassDirection } from '../measure/compass.ts';
import type { UnknownReason } from '../measurement.ts';
import { formatNumber, spokenPeople, spokenPercent } from './numbers.ts';
import type { Phrases } from './phrases.ts';
import type { ReachWording, SentenceInput, Subject } from './sentence-input.ts';

const DIRECTIONS: Readonly<Record<CompassDirection | 'CENTRE', string>> = {
  NORTH: 'no norte',
  NORTH_EAST: 'no nordeste',
  EAST: 'no leste',
  SOUTH_EAST: 'no sudeste',
  SOUTH: 'no sul',
  SOUTH_WEST: 'no sudoeste',
  WEST: 'no oeste',
  NORTH_WEST: 'no noroeste',
  CENTRE: 'na parte central',
};

/** Brazilian Portuguese. Kinds come without article and gender, so no sentence needs either. */
export const portuguese: Phrases = {
  present: ({ subject, kind, sinceYear }) =>
    `${Em(subject)}, há ${kind.PT}${sinceYear === null ? '' : ` (desde ${sinceYear})`}.`,
  absent: ({ subject, kind }) => `${Em(subject)}, ainda está por vir: ${kind.PT}.`,
  presenceShare({ kind, unconfirmedAreas }, present, all) {
    const said =
      present === all ? `Em todos os ${all} bairros há ${kind.PT}.` : `Em ${present} de ${all} bairros há ${kind.PT}.`;
    return unconfirmedAreas > 0 ? `${said} Ainda falta confirmar ${unconfirmedAreas}.` : said;
  },
  allReached: ({ subject, kind, reach }) => `${Em(subject)}, todos têm ${kind.PT} ${reachOf(reach)}.`,
  notYetReached: ({ subject, kind, people, reach }, { gap, all }) =>
    `${Em(subject)}, ${residents(gap)} de ${residents(all)} ${people.PT} (${percent(gap, all)}) ainda não têm ${kind.PT} ${reachOf(reach)}.`,
  cluster: ({ people, direction }) =>
    `Cerca de ${residents(people)} vivem próximas umas das outras ${DIRECTIONS[direction]}.`,
  nearest({ subject, kind, people, statistic }, meters) {
    if (statistic === 'mean')
      return `${Em(subject)}, a distância média de ${people.PT} até ${kind.PT} é de ${distance(meters)} (em linha reta).`;
    const who = statistic === 'median' ? 'metade' : 'nove em cada dez';
    return `${Em(subject)}, ${who} de ${people.PT} vivem a até ${distance(meters)} de ${kind.PT} (em linha reta).`;
  },
  perThousand({ subject, kind, people, unit }, value, toTarget) {
    const what = { PLACES: '', SEATS: ' (vagas)', HOURS_PER_MONTH: ' (horas abertas por mês)' }[unit];
    const said = `${Em(subject)}, há ${number(value, 1)} por 1.000 ${people.PT}: ${kind.PT}${what}.`;
    if (toTarget === undefined) return said;
    return toTarget === 0
      ? `${said} A meta foi alcançada.`
      : `${said} Com mais ${number(toTarget)}, a meta é alcançada.`;
  },
  travelTime({ subject, kind, people, statistic }, minutes) {
    const who = statistic === 'median' ? 'metade' : 'nove em cada dez';
    return `${Em(subject)}, ${who} de ${people.PT} chegam a ${kind.PT} de ônibus e a pé em cerca de ${number(minutes)} minutos.`;
  },
  departures: ({ subject }, departures) =>
    departures === 0
      ? `${Em(subject)}, nenhum ônibus parte neste dia.`
      : `${Em(subject)}, partem ${number(departures)} ônibus por dia, somando todas as paradas.`,
  count({ subject, kind, counts }, count) {
    if (count === 0 && counts === 'VACANCIES') return `${Em(subject)}, todas as vagas estão preenchidas: ${kind.PT}.`;
    if (count === 0 && counts !== 'POSTS') return `${Em(subject)}, ainda está por vir: ${kind.PT}.`;
    const what = { PEOPLE: 'pessoas', POSTS: 'vagas', VACANCIES: 'vagas abertas', SESSIONS: 'encontros' }[counts];
    return `${Em(subject)}, ${kind.PT}: ${number(count)} ${what}.`;
  },
  unreachable: ({ subject, kind, people, statistic, measure }) => {
    const how = measure === 'traveltime' ? ' de ônibus e a pé' : '';
    const who = { mean: 'parte', median: 'mais da metade', p90: 'mais de uma em cada dez' }[statistic];
    return `${Em(subject)}, ${who} de ${people.PT} ainda não têm como chegar a ${kind.PT}${how}.`;
  },
  unknown: (input, reason) => because(input, reason),
  suppressed: () => 'O número não é mostrado porque se trata de menos de 10 pessoas.',
  stale: () => ' Inclui registros confirmados há muito tempo.',
};

function because(input: SentenceInput, reason: UnknownReason | null): string {
  const { subject, kind } = input;
  const people = 'people' in input ? input.people.PT : 'moradores';
  switch (reason) {
    case 'NEVER_RECORDED':
      return `Ainda não se sabe: não há registros até agora (${kind.PT}).`;
    case 'NO_PEOPLE_COLUMN':
      return `Ainda não se sabe: não há números de ${people}.`;
    case 'PEOPLE_INCOMPLETE':
      return `Ainda não se sabe: os números de ${people} não estão completos ${em(subject)}.`;
    case 'NO_CELLS':
      return `Ainda não se sabe: a área não está registrada (${nameOf(subject)}).`;
    case 'NOBODY':
      return `${Em(subject)}, não há ${people}.`;
    case 'AMOUNT_INCOMPLETE':
      return `Ainda não se sabe: falta confirmar vagas ou horários ${em(subject)} (${kind.PT}).`;
    case 'UNCONFIRMED':
      return `${Em(subject)}, ainda falta confirmar: ${kind.PT}.`;
    default:
      return `${Em(subject)}, ainda não há dados: ${kind.PT}.`;
  }
}

function nameOf(subject: Subject): string {
  return subject === 'THIS_AREA' ? 'este bairro' : subject.name.PT;
}

function em(subject: Subject): string {
  return subject === 'THIS_AREA' ? 'neste bairro' : `em ${subject.name.PT}`;
}

function Em(subject: Subject): string {
  return subject === 'THIS_AREA' ? 'Neste bairro' : `Em ${subject.name.PT}`;
}

function reachOf(reach: ReachWording): string {
  if (reach.by === 'RADIUS') return `a até ${distance(reach.meters)} (em linha reta)`;
  const walk = `a até ${reach.minutes} minutos a pé`;
  return reach.method === 'STREET' ? walk : `${walk} (estimado como 1,3 vez a linha reta)`;
}

function residents(people: number): string {
  const said = spokenPeople(people);
  return 'fewerThan' in said ? `menos de ${said.fewerThan}` : number(said.about);
}

function percent(part: number, whole: number): string {
  const said = spokenPercent(part, whole);
  if ('lessThan' in said) return 'menos de 1%';
  return 'moreThan' in said ? 'mais de 99%' : `${said.about}%`;
}

function distance(meters: number): string {
  return meters < 995 ? `${number(Math.round(meters / 10) * 10)} m` : `${number(meters / 1000, 1)} km`;
}

function number(value: number, digits = 0): string {
  return formatNumber(value, { thousands: '.', decimal: ',' }, digits);
}
