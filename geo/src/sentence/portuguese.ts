import type { CompassDirection } from '../measure/compass.ts';
import type { UnknownReason } from '../measurement.ts';
import type { Phrases, Standing } from './phrases.ts';
import type { AccessReach, CoverageInput, RadiusWording, SentenceInput, Subject } from './sentence-input.ts';
import { isFew } from './spoken-day.ts';
import { speakNumbers } from './spoken-numbers.ts';

const { number, amount, residents, percent, distance } = speakNumbers({
  thousands: '.',
  decimal: ',',
  unitGap: ' ',
  person: '',
  fewerThanTen: 'menos de 10',
  underOnePercent: 'menos de 1%',
  overNinetyNinePercent: 'mais de 99%',
});

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

const METHODS: Readonly<Record<AccessReach['method'], string>> = {
  street: ' (pelas ruas)',
  'straight×1.3': ' (caminho estimado em 1,3 vez a linha reta)',
  straight: ' (em linha reta)',
  'walk+transit': ' (por minutos de ônibus e a pé)',
};

const STANDINGS: Readonly<Record<Standing, string>> = {
  EASIER: 'mais fácil do que na média da cidade',
  SLIGHTLY_EASIER: 'um pouco mais fácil do que na média da cidade',
  ALIKE: 'tão fácil quanto na média da cidade',
  SLIGHTLY_HARDER: 'um pouco mais difícil do que na média da cidade',
  HARDER: 'mais difícil do que na média da cidade',
};

const WEEKDAYS = ['segunda', 'terça', 'quarta', 'quinta', 'sexta', 'sábado', 'domingo'];

/** Brazilian Portuguese. Names of kinds and groups come without article or gender, so no sentence needs either. */
export const portuguese: Phrases = {
  present: ({ subject, kind, sinceYear }) =>
    `${Em(subject)} há ${kind.pt}${sinceYear === null ? '' : ` (desde ${sinceYear})`}.`,
  absent: ({ subject, kind }) => `A seguir ${em(subject)}: ${kind.pt}.`,
  presenceShare({ kind, unconfirmedAreas }, present, all) {
    const where = present === all ? `Em todos os ${all}` : `Em ${present} de ${all}`;
    const said = present === 0 ? `A seguir nos ${all} bairros: ${kind.pt}.` : `${where} bairros há ${kind.pt}.`;
    return unconfirmedAreas > 0 ? `${said} Ainda falta confirmar ${unconfirmedAreas}.` : said;
  },
  allReached: (input) =>
    `${Em(input.subject)}, todas as pessoas têm ${placesOf(input)} ${reachOf(input)}${methodOf(input)}.`,
  notYetReached(input, { gap, all }) {
    const { subject, people, reach } = input;
    if (reach.by === 'WALK')
      return `${Em(subject)}, ${residents(gap)} de ${residents(all)} ${people.pt} (${percent(gap, all)}) ainda não têm ${placesOf(input)} ${reachOf(input)}${methodOf(input)}.`;
    if (gap === all)
      return `${Em(subject)}, ${people.pt} ainda não têm ${placesOf(input)} ${reachOf(input)}${methodOf(input)}. Ainda sem acesso próximo: ${residents(gap)}.`;
    return `${Em(subject)}, ${percent(all - gap, all)} (${people.pt}) têm ${placesOf(input)} ${reachOf(input)}${methodOf(input)}. Ainda sem acesso próximo: ${residents(gap)}.`;
  },
  cluster: ({ people, direction }) =>
    `Em especial, ${residents(people)} vivem perto umas das outras ${DIRECTIONS[direction]}.`,
  nearest({ subject, kind, people, statistic, method }, meters) {
    if (statistic === 'mean')
      return `${Em(subject)}, a distância média até ${kind.pt} é de ${distance(meters)} para ${people.pt}${METHODS[method]}.`;
    const part = statistic === 'median' ? 'metade' : 'nove em cada dez';
    return `${Em(subject)}, ${part} (${people.pt}) têm ${kind.pt} a até ${distance(meters)}${METHODS[method]}.`;
  },
  perThousand({ subject, kind, people, unit }, value, toTarget) {
    const what = { PLACES: '', SEATS: ' (lugares)', HOURS_PER_MONTH: ' (horas abertas por mês)' }[unit];
    const said = `${capitalised(kind.pt)}${what}: ${amount(value)} por 1.000 ${people.pt} ${em(subject)}.`;
    if (toTarget === undefined) return said;
    if (toTarget === 'UNDETERMINED') return `${said} São tão poucos que não se pode dizer se a meta foi alcançada.`;
    return toTarget === 0
      ? `${said} A meta foi alcançada.`
      : `${said} Com mais ${number(toTarget)}, a meta é alcançada.`;
  },
  noAccess({ subject, kind, reach }) {
    if (reach.method === 'walk+transit')
      return `A seguir ${em(subject)}, a até ${number(reach.minutes)} minutos de ônibus e a pé: ${kind.pt}.`;
    const { meters, minutes, method } = reach;
    const within = minutes === null ? `a até ${distance(meters)}` : `a até ${minutes} minutos a pé`;
    return `A seguir ${em(subject)}, ${within}: ${kind.pt}${METHODS[method]}.`;
  },
  access({ subject, kind, people, unit, isShared, reach }, value, town) {
    const what = { PLACES: ' locais', SEATS_PER_MONTH: ' lugares por mês', INDEX: '' }[unit];
    const each = isShared ? `Por 1.000 ${people.pt}` : `Em média, perto de cada pessoa (${people.pt})`;
    const whom = unit === 'INDEX' ? 'Número para comparar' : each;
    const average = town ? ` (média da cidade: ${amount(town.value)})` : '';
    const said = `${whom}: ${amount(value)}${what}${average}${METHODS[reach.method]}.`;
    if (!town)
      return `${Em(subject)}, o acesso a ${kind.pt}${isShared ? ', dividido entre quem mora perto' : ''}. ${said}`;
    const by = isShared
      ? `Considerando quantas pessoas dividem cada ${kind.pt}`
      : `Pela quantidade e proximidade (${kind.pt})`;
    return `${by}, ${em(subject)} o acesso é ${STANDINGS[town.standing]}. ${said}`;
  },
  travelTime: ({ subject, kind, statistic }, minutes) =>
    statistic === 'p50'
      ? `${Em(subject)}, cerca de ${number(minutes)} minutos até ${kind.pt}, de ônibus e a pé.`
      : `${Em(subject)}, em nove de cada dez viagens, até ${number(minutes)} minutos para chegar a ${kind.pt}, de ônibus e a pé.`,
  roundTrip({ subject, kind, people, weekdays }, { gap, all }) {
    const named = weekdays.map((weekday) => WEEKDAYS[weekday]).join(', ');
    const when = isFew(weekdays) ? `Para ${kind.pt} (${named})` : `Para ${kind.pt}, nos dias em que abre`;
    const way = 'ir de ônibus e a pé e voltar no mesmo dia';
    if (gap === 0) return `${when}: ${em(subject)}, todas as pessoas (${people.pt}) conseguem ${way}.`;
    if (gap >= all) return `${when}: ${way} é o próximo passo ${em(subject)} (${people.pt}).`;
    return `${when}: ${em(subject)}, ${residents(all - gap)} de ${residents(all)} ${people.pt} (${percent(all - gap, all)}) conseguem ${way}.`;
  },
  departures: ({ subject }, departures) =>
    departures === 0
      ? `${Em(subject)} nenhum ônibus parte neste dia.`
      : `${Em(subject)}, do ponto com mais partidas saem ${number(departures)} ônibus por dia.`,
  count({ subject, kind, counts }, count) {
    const where = Em(subject);
    if (count === 0 && counts !== 'POSTS')
      return counts === 'VACANCIES'
        ? `${where}, todas as vagas estão preenchidas: ${kind.pt}.`
        : `A seguir ${em(subject)}: ${kind.pt}.`;
    switch (counts) {
      case 'PEOPLE':
        return `${where}, pessoas que atuam como ${kind.pt}: ${number(count)}.`;
      case 'RESIDENTS':
        return `${where}, ${kind.pt}: ${residents(count)} pessoas.`;
      case 'POSTS':
        return `${where}, vagas de ${kind.pt}: ${number(count)}.`;
      case 'VACANCIES':
        return `${where}, vagas ainda abertas de ${kind.pt}: ${number(count)}.`;
      case 'SESSIONS':
        return `${where}, cursos realizados de ${kind.pt}: ${number(count)}.`;
      case 'THINGS':
        return `${where}, ${kind.pt}: ${number(count)}.`;
    }
  },
  unreachable({ subject, kind, people, measure, statistic }) {
    const how = measure === 'traveltime' ? ' de ônibus e a pé' : '';
    const most = measure === 'nearest' && statistic === 'p90' ? 'mais de uma em cada dez' : 'mais da metade';
    return `${Em(subject)}, ${statistic === 'mean' ? 'parte' : most} (${people.pt}) ainda não tem como chegar a ${kind.pt}${how}.`;
  },
  unknown: (input, reason) => because(input, reason),
  suppressed: () => 'Menos de 10 pessoas: o número não é mostrado.',
  stale: () => ' Inclui registros não confirmados há algum tempo.',
  serviceDay: ({ year, month, day }, hasRunOut) => {
    const named = `${String(day).padStart(2, '0')}/${String(month).padStart(2, '0')}/${year}`;
    return hasRunOut ? ` Conforme horários já vencidos, os de ${named}.` : ` Conforme os horários de ${named}.`;
  },
  oldTimetable: () => ' Conforme horários que já venceram.',
  outsideTimetable: ({ year, month, day }) =>
    `Não se sabe: nenhuma tabela de horários vale em ${String(day).padStart(2, '0')}/${String(month).padStart(2, '0')}/${year}.`,
};

function because(input: SentenceInput, reason: UnknownReason | null): string {
  const { subject, kind } = input;
  const people = 'people' in input ? input.people.pt : 'moradores';
  switch (reason) {
    case 'NEVER_RECORDED':
      return `Ainda não se sabe, pois não há registros até agora: ${kind.pt}.`;
    case 'NO_PEOPLE_COLUMN':
      return `Ainda não se sabe, pois não há números de ${people}.`;
    case 'PEOPLE_INCOMPLETE':
      return `Ainda não se sabe, pois os números de ${people} não estão completos ${em(subject)}.`;
    case 'NO_CELLS':
      return `Ainda não se sabe, pois os limites não estão registrados ${em(subject)}.`;
    case 'NOBODY':
      return `${Em(subject)} não há ${people}.`;
    case 'AMOUNT_INCOMPLETE':
      return `Ainda não se sabe, pois falta confirmar lugares ou horários ${em(subject)}: ${kind.pt}.`;
    case 'NO_PLACES':
      return `Ainda não se sabe, pois falta confirmar onde ficam: ${kind.pt}.`;
    case 'NO_TIMETABLE':
    case 'OUTSIDE_TIMETABLE':
      return 'Ainda não se sabe, pois não há tabela de horários para esse dia.';
    case 'NO_OPENING':
      return `Ainda não se sabe, pois não há dias e horários de abertura registrados: ${kind.pt}.`;
    case 'UNCONFIRMED':
      return `Ainda falta confirmar ${em(subject)}: ${kind.pt}.`;
    case 'NO_RECORD':
    case null:
      return `Ainda sem dados ${em(subject)}: ${kind.pt}.`;
  }
}

function placesOf({ kind, leastDepartures }: CoverageInput): string {
  return leastDepartures === null ? kind.pt : `${kind.pt} com pelo menos ${leastDepartures} partidas por dia`;
}

function reachOf({ reach }: CoverageInput): string {
  return reach.by === 'WALK' ? `a até ${reach.minutes} minutos a pé` : `a até ${radius(reach)}`;
}

function methodOf({ reach }: CoverageInput): string {
  return METHODS[reach.by === 'WALK' ? reach.method : 'straight'];
}

function em(subject: Subject): string {
  return subject === 'THIS_AREA' ? 'neste bairro' : `em ${subject.name.pt}`;
}

function Em(subject: Subject): string {
  return capitalised(em(subject));
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The radius, and the one that counts in the thinly settled parts of an area, where it has such. */
function radius({ meters, ruralMeters }: RadiusWording): string {
  return ruralMeters === undefined
    ? distance(meters)
    : `${distance(meters)} (${distance(ruralMeters)} em áreas pouco povoadas)`;
}
