import type { DistanceMethod } from '@hazama/geo';
import type { WeightBasis } from '../../weight-layer/index.ts';
import { numberText } from '../../wire/index.ts';
import { accessInPortuguese } from './access-portuguese.ts';
import type { DividedCells, ExplanationInput, ExplanationPhrases, RuleInput } from './explanation-input.ts';
import { middlePersonText } from './middle-person.ts';
import { digitsOfAmount, meanText, rateText, shareText } from './printed-numbers.ts';

const number = (value: number, digits = 0) => numberText(value, 'pt-BR', digits);
const amount = (value: number) => number(value, digitsOfAmount(value));
const percent = (ratio: number) => `${number(ratio * 100, 1)}%`;
const wholePercent = (ratio: number) => `${number(Math.floor(ratio * 100))}%`;
const meters = (value: number) => `${number(value)} m`;

const STATISTICS: Readonly<Record<string, string>> = {
  median: 'distância mediana',
  mean: 'distância média',
  p90: 'distância dentro da qual estão nove em cada dez',
};
const AMOUNTS: Readonly<Record<string, { readonly what: string; readonly unit: string }>> = {
  places: { what: 'número de locais', unit: ' locais' },
  seats: { what: 'lugares', unit: ' lugares' },
  hours: { what: 'horas abertas por mês', unit: ' horas' },
};
const ALIKE: Readonly<Record<string, string>> & { readonly places: string } = {
  places: 'O tamanho do local e a frequência com que abre não são considerados.',
  seats: 'A frequência com que o local abre não é considerada.',
  hours: 'O número de lugares do local não é considerado.',
};
const COUNTED: Readonly<Record<string, string>> = {
  posts: 'Vagas previstas',
  vacancies: 'Vagas ainda a preencher',
  sessions: 'Cursos realizados',
};

function reach({ minutes, thresholdMeters }: RuleInput): string {
  return minutes === null
    ? `a até ${meters(thresholdMeters)} em linha reta`
    : `a até ${number(minutes)} minutos a pé (${meters(thresholdMeters)})`;
}

function places({ kind, minDepartures, isWeekly }: RuleInput): string {
  if (minDepartures !== null) return `${kind} com pelo menos ${minDepartures} partidas por dia`;
  return isWeekly ? `${kind} que abre pelo menos uma vez por semana` : kind;
}

const WAYS: Readonly<Record<DistanceMethod, string>> = {
  street: 'pelas ruas',
  'straight×1.3': 'linha reta × 1,3',
  straight: 'linha reta',
};

/** What squares at a border were divided by. */
const BASES: Readonly<Record<WeightBasis, string>> = {
  FLOOR_AREA: 'pela área construída dos edifícios',
  DWELLINGS: 'pelo número de moradias',
  FOOTPRINT: 'pela área ocupada dos edifícios',
  BUILDINGS: 'pelo número de edifícios',
  LAND_USE: 'pelo uso do solo',
  WEIGHT: 'pelos pesos importados',
};

function divided({ byWeight, bySurface, basis }: DividedCells): string {
  if (byWeight === 0 || basis === null) return `${number(bySurface)}, pela superfície`;
  if (bySurface === 0) return `${number(byWeight)}, ${BASES[basis]}`;
  return `${number(byWeight + bySurface)}: ${number(byWeight)} ${BASES[basis]}, ${number(bySurface)} pela superfície`;
}

type Valued = ExplanationInput & { readonly value: number };

function nearestOf(input: Valued): string {
  const { value, statistic, denominator, middle } = input;
  if (statistic === 'mean') {
    const mean = meanText(number, input);
    return `soma das distâncias de cada pessoa, ${mean.numerator} m ÷ ${mean.denominator} pessoas = ${meters(value)}`;
  }
  if (!middle)
    return `${STATISTICS[statistic] ?? 'distância'} de ${number(denominator ?? 0)} pessoas = ${meters(value)}`;
  const { wanted, nearer, within } = middlePersonText(number, middle);
  const part = middle.share === 0.5 ? 'a metade' : 'nove décimos';
  return `${part} de ${number(denominator ?? 0)} pessoas: ${wanted}. A menos de ${meters(value)} moram ${nearer}, até ${meters(value)} ${within}: por isso são ${meters(value)}`;
}

function minutesOf({ value, denominator, middle }: Valued): string {
  const minutes = `${number(value)} minutos`;
  if (!middle) return `mediana de ${number(denominator ?? 0)} pessoas = ${minutes}`;
  const { wanted, nearer, within } = middlePersonText(number, middle);
  return `a metade de ${number(denominator ?? 0)} pessoas: ${wanted}. Em menos de ${minutes} chegam ${nearer}, em até ${minutes} ${within}: por isso a mediana são ${minutes}`;
}

export const portuguese: ExplanationPhrases = {
  detail(rule) {
    switch (rule.measure) {
      case 'coverage':
        return `${capital(rule.people)}, ${reach(rule)}`;
      case 'nearest':
        return `${capital(rule.people)}, ${STATISTICS[rule.statistic] ?? 'distância'}`;
      case 'per1000':
        return `${capital(AMOUNTS[rule.statistic]?.what ?? 'locais')} por 1.000 ${rule.people}`;
      case 'access':
        return accessInPortuguese.detail(rule);
      case 'traveltime':
        return `${capital(rule.people)}, a pé e de transporte público, saindo das ${rule.leaving.from} às ${rule.leaving.until}`;
      case 'roundtrip':
        return rule.statistic === 'session'
          ? `${capital(rule.people)}, do começo ao fim e de volta no mesmo dia`
          : `${capital(rule.people)}, enquanto está aberto e de volta no mesmo dia`;
      case 'departures':
        return 'Do ponto com mais partidas, em um dia';
      case 'presence':
        return 'Por bairro: existe, não existe ou não confirmado';
      case 'count':
        return `${COUNTED[rule.statistic] ?? 'Número'} por bairro`;
    }
  },
  formula(input) {
    switch (input.measure) {
      case 'coverage':
        return `${capital(input.people)} ${reach(input)} (${places(input)}) ÷ total de ${input.people}`;
      case 'nearest':
        return `${capital(STATISTICS[input.statistic] ?? 'distância')} de ${input.people} ao local mais próximo (${input.kind})`;
      case 'per1000':
        return `${capital(AMOUNTS[input.statistic]?.what ?? 'locais')} (${input.kind}) ÷ ${input.people} × 1.000`;
      case 'access':
        return accessInPortuguese.formula(input);
      case 'traveltime':
        return input.statistic === 'p90'
          ? `De cada local de moradia, os minutos dentro dos quais chegam nove em cada dez saídas (${input.kind}), com esperas e caminhadas; mediana: ${input.people}`
          : `De cada local de moradia, a mediana dos minutos entre as saídas (${input.kind}), com esperas e caminhadas; mediana: ${input.people}`;
      case 'roundtrip':
        return input.statistic === 'session'
          ? `${capital(input.people)} que, de ônibus e a pé, chegam até o começo (${input.kind}), ficam até o fim e voltam no mesmo dia ÷ total de ${input.people}`
          : `${capital(input.people)} que, de ônibus e a pé, chegam enquanto está aberto (${input.kind}) e voltam no mesmo dia ÷ total de ${input.people}`;
      case 'departures':
        return 'Partidas nesse dia do ponto do bairro que tem mais partidas';
      case 'presence':
        return input.isGroup
          ? `Bairros com ${input.kind} ÷ todos os bairros`
          : `Existe (1) ou não existe (0): ${input.kind}`;
      case 'count':
        return input.isGroup
          ? `Soma do que os bairros contaram (${input.kind})`
          : `O número contado mais recente (${input.kind})`;
    }
  },
  example(input) {
    const { area, value, numerator, denominator } = input;
    switch (input.measure) {
      case 'coverage':
      case 'roundtrip': {
        const share = shareText(number, input);
        return `${area}: ${share.numerator} ÷ ${share.denominator} pessoas = ${percent(value)}`;
      }
      case 'nearest':
        return `${area}: ${nearestOf(input)}`;
      case 'per1000': {
        const rate = rateText(number, input);
        return `${area}: ${rate.numerator}${AMOUNTS[input.statistic]?.unit ?? ''} ÷ ${rate.denominator} pessoas × 1.000 = ${amount(value)}`;
      }
      case 'presence':
        if (denominator !== null)
          return `${area}: ${number(numerator ?? 0)} ÷ ${number(denominator)} bairros = ${percent(value)}`;
        return `${area}: ${value > 0 ? 'existe' : 'ainda não existe'}`;
      case 'access':
        return accessInPortuguese.example(input);
      case 'traveltime':
        return `${area}: ${minutesOf(input)}`;
      case 'departures':
        return `${area}: ${number(value)} partidas${input.busiestStop === null ? '' : ` de “${input.busiestStop}”`}`;
      case 'count': {
        const parts = input.parts.map((part) => number(part)).join(' + ');
        return `${area}: ${parts && `${parts} = `}${number(value)}`;
      }
    }
  },
  access: accessInPortuguese,
  limits: {
    walkIsEstimated: () => 'Ainda não há dados de ruas: o caminho é estimado em 1,3 vez a linha reta.',
    walkIsAlongStreets: () =>
      'O caminho segue as ruas do mapa (OpenStreetMap): vielas que ainda não estão nele não são consideradas.',
    slopesAreLeftOut: () => 'Ladeiras e falta de calçadas não são consideradas.',
    lineIsStraight: () => 'É uma linha reta: rios, ferrovias, ladeiras e falta de calçadas não são considerados.',
    peopleStandInTheMiddle: () => 'Considera-se que as pessoas estão no centro da célula em que moram.',
    placesAreAlike: (statistic) => ALIKE[statistic] ?? ALIKE.places,
    peopleArePartlyKnown: (who, share) =>
      `O número de ${who} é conhecido em ${wholePercent(share)} das células do bairro. Quem mora nas outras fica fora da conta.`,
    carsAreLeftOut: () => 'Carros e atrasos não são considerados.',
    withoutPlace: (kind, count) => `Fora da conta, por não se saber onde ficam: ${number(count)} (${kind}).`,
    withoutSchedule: (kind, count) => `Contados, embora não se saiba quando abrem: ${number(count)} (${kind}).`,
    pastShelfLife: (records) =>
      `Sem confirmação recente, contados até que alguém diga que deixaram de existir: ${number(records)}.`,
    unconfirmedAsAbsent: () =>
      'Bairros não confirmados contam como se não tivessem; contando como se tivessem, vale o limite superior.',
    fewAreCountedTogether: () =>
      'Quem mora em quadrículas com menos de 10 pessoas é contado junto com as vizinhas: o número pode diferir um pouco do real.',
    borderIsDerived: () => 'O limite do bairro é a junção dos limites das suas localidades.',
    borderIsUnknown: () =>
      'O limite do bairro ainda não é conhecido: as pessoas são atribuídas a ele pelo nome da localidade.',
    useIsLeftOut: (kind) => `Se existe, não existe ou não foi confirmado (${kind}): quanto é usado fica de fora.`,
    countsAreAsWritten: () => 'O número como está escrito na tabela: o que mudou depois fica de fora.',
    otherStopsAreLeftOut: () => 'As partidas dos outros pontos ficam de fora.',
    borderIsEstimated: () =>
      'O limite do bairro é estimado: quem mora perto dele pode estar contado no bairro vizinho.',
    demandRidesAreLeftOut: () => 'Transporte sob demanda e caronas não são considerados.',
    throughRidesAreChanges: () =>
      'Onde se pode ficar sentado quando o veículo segue como outra viagem, conta-se uma baldeação.',
    withoutHours: (kind, count) => `Fora da conta, por não se saber quando abrem: ${number(count)} (${kind}).`,
    withoutSeats: (kind, count) => `Fora da conta, por não se saber quantos lugares têm: ${number(count)} (${kind}).`,
    undecidedStops: (stops) =>
      `Fora da conta, pois seus horários não cobrem o dia: as partidas de alguns pontos (${number(stops)}).`,
    timetableHasRunOut: () =>
      'A tabela de horários já venceu: até que haja outra, conta-se o último dia que ela cobre.',
  },
  parameters: {
    populationYear: (year) => ({ name: 'Ano da população', value: String(year) }),
    divided: (cells) => ({ name: 'Quadrículas que cruzam o limite', value: divided(cells) }),
    threshold: (distance) => ({ name: 'Distância considerada próxima', value: meters(distance) }),
    ruralThreshold: (distance) => ({
      name: 'Distância considerada próxima em áreas pouco povoadas',
      value: meters(distance),
    }),
    pace: (metersPerMinute) => ({ name: 'Ritmo a pé', value: `${meters(metersPerMinute)} por minuto` }),
    way: (method) => ({ name: 'Caminho', value: WAYS[method] }),
    weekly: () => ({ name: 'Abertura', value: 'pelo menos uma vez por semana (ou não se sabe quando)' }),
    departures: (least) => ({ name: 'Partidas por dia', value: `pelo menos ${number(least)}` }),
    leaving: (from, until) => ({ name: 'Saída de casa', value: `a cada minuto, das ${from} às ${until}` }),
    walks: (access, direct) => ({
      name: 'A pé',
      value: `até ${meters(access)} de cada lado do ponto; ${meters(direct)} no caminho inteiro`,
    }),
    rides: (most) => ({ name: 'Viagens', value: `no máximo ${number(most)}` }),
    staying: (isSession, minutes) => ({
      name: 'Permanência',
      value: isSession ? `do começo ao fim, no máximo ${number(minutes / 60)} horas` : `${number(minutes)} minutos`,
    }),
    homeBetween: (leave, home) => ({ name: 'Casa', value: `saída a partir das ${leave}, volta até as ${home}` }),
    openDays: (from, to) => ({
      name: 'Dias contados',
      value: from === to ? from : `os dias em que cada local abre, de ${from} a ${to}`,
    }),
    longestHours: (hours) => ({ name: 'Trajeto mais longo', value: `${number(hours)} horas; acima disso, não conta` }),
    dataFrom: (day) => ({ name: 'Data mais antiga dos dados', value: day }),
    serviceDay: (day) => ({ name: 'Dia da tabela de horários', value: day }),
    day: (day) => ({ name: 'Data de referência', value: day }),
    counted: (count) => ({ name: 'Locais contados', value: number(count) }),
    neighbours: (count) => ({ name: 'Destes, em municípios vizinhos', value: number(count) }),
    interval: (low, high) => ({ name: 'Intervalo de 95%', value: `${percent(low)} a ${percent(high)}` }),
    rateInterval: (low, high) => ({ name: 'Intervalo de 95%', value: `${amount(low)} a ${amount(high)}` }),
  },
  sources: {
    resources: 'Locais e entidades',
    population: 'População',
    areas: 'Limites dos bairros',
    membership: 'Localidades e bairros',
    presence: 'Existência',
    counts: 'Contagens',
    gtfs: 'Horários',
    streets: 'Ruas',
    weights: 'Edifícios e uso do solo',
  },
};

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
