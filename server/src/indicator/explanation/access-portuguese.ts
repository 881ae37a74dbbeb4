import type { AccessMethod, Decay } from '@hazama/geo';
import { numberText } from '../../wire/index.ts';
import { ACCESS_SOURCES, type AccessExample } from './access-input.ts';
import type { AccessPhrases, RuleInput } from './explanation-input.ts';
import { digitsOfAmount, mainPlaceText, meanText, rateText } from './printed-numbers.ts';

const number = (value: number, digits = 0) => numberText(value, 'pt-BR', digits);
const amount = (value: number) => number(value, digitsOfAmount(value));

/** What a place's capacity is divided by. */
const DEMANDS: Readonly<Record<AccessMethod, (people: string) => string>> = {
  cumulative: () => '',
  gravity: () => '',
  '2sfca': (people) => `${people} que conseguem chegar`,
  e2sfca: (people) => `${people} que conseguem chegar, contando mais quem mora perto`,
  '3sfca': (people) => `${people} que o escolhem, cada pessoa dividida entre os locais ao redor, mais nos próximos`,
  m2sfca: (people) => `${people} que conseguem chegar, contando mais quem mora perto`,
  bfca: (people) => `${people} que o usam, cada pessoa contada exatamente uma vez no total`,
};
/** How the quotients are added up in each place where people live. */
const SUMS: Readonly<Record<AccessMethod, string>> = {
  cumulative: '',
  gravity: '',
  '2sfca': 'somar (1) dos locais ao alcance',
  e2sfca: 'somar (1) dos locais ao alcance, contando mais os próximos',
  '3sfca': 'somar (1) dos locais ao alcance pela proximidade e pela escolha',
  m2sfca:
    'somar (1) dos locais ao alcance com a proximidade contada duas vezes, de modo que parte do distante se perde',
  bfca: 'somar (1), cada um dividido de modo que as partes somem exatamente 1',
};

export const accessInPortuguese: AccessPhrases = {
  detail(rule) {
    const { isShared = true, countsPlaces = true } = rule.access ?? {};
    const what = countsPlaces ? 'Locais' : 'Lugares por mês';
    const whom = isShared ? `por 1.000 ${rule.people}` : `perto de cada pessoa, em média (${rule.people})`;
    return `${what} ${whom}, ${reach(rule)}${isShared ? ', com a lotação' : ''}`;
  },
  formula(rule) {
    const { method = 'e2sfca', isShared = true, countsPlaces = true } = rule.access ?? {};
    const capacity = countsPlaces ? '1 por local' : 'lugares × aberturas por mês';
    if (!isShared) {
      const weighted = method === 'gravity' ? ', contando mais o que está perto,' : '';
      return `De cada local de moradia, somar o que está ${reach(rule)} (${rule.kind}; ${capacity})${weighted} e tirar a média: ${rule.people}`;
    }
    return `(1) Por local (${rule.kind}): ${capacity} ÷ ${DEMANDS[method](rule.people)}.\n(2) Onde se mora: ${SUMS[method]}.\n(3) Média de (2) para ${rule.people} × 1.000`;
  },
  example(input) {
    const { area, value, mainPlace } = input;
    const { method = 'e2sfca', countsPlaces = true, isShared = true } = input.access ?? {};
    const unit = countsPlaces ? ' locais' : ' lugares';
    const { numerator, denominator } = isShared
      ? rateText(number, input)
      : meanText(number, input, digitsOfAmount(value));
    const own = !isShared
      ? `soma do que cada pessoa tem, ${numerator}${unit}`
      : method === 'bfca'
        ? `soma de (2) ${numerator}`
        : `${numerator}${unit} cabem ao bairro`;
    const said = `${area}: ${own} ÷ ${denominator} pessoas${isShared ? ' × 1.000' : ''} = ${amount(value)}${isShared ? '' : unit}`;
    return mainPlace ? `${said}\n${mainPlaceOf(input, mainPlace, unit)}` : said;
  },
  parameters: ({ method, decay, countsPlaces, limitMinutes }, catchmentMeters) => [
    { name: 'Método publicado em', value: ACCESS_SOURCES[method] },
    limitMinutes === null
      ? { name: 'Contado até', value: `${number(catchmentMeters)} m de caminho (inclusive)` }
      : {
          name: 'Contado até',
          value: `${number(limitMinutes)} minutos de porta a porta, com esperas e caminhadas: mediana entre as saídas a cada minuto (inclusive)`,
        },
    { name: 'Peso pela proximidade', value: weights(decay, limitMinutes === null ? BY_METERS : BY_MINUTES) },
    { name: 'Tamanho de um local', value: countsPlaces ? '1, qualquer que seja' : 'lugares × aberturas por mês' },
  ],
  carsAreLeftOut: () => 'Ir de carro ou de ônibus não é considerado.',
  neighboursAreLeftOut: () =>
    'Locais do outro lado do limite do município contam, mas não as pessoas que moram lá: perto do limite o acesso pode parecer melhor do que é.',
  withoutAmount: (kind, places) =>
    `Fora da conta, por não se saberem os lugares ou os dias de abertura: ${number(places)} (${kind}).`,
};

function mainPlaceOf(
  { people, access }: Pick<RuleInput, 'people' | 'access'>,
  { name, capacity, demand, ratio, falling }: AccessExample,
  unit: string,
): string {
  const which = name ?? 'um local do município vizinho';
  const part = access?.method === 'bfca' ? `${amount(falling)} de (2)` : `${amount(falling)}${unit}`;
  const shared = demand === null ? null : mainPlaceText(number, { capacity, demand, ratio });
  const divided =
    shared === null
      ? ''
      : ` (${shared.numerator} ÷ ${shared.denominator} ${people}, com pesos, × 1.000 = ${amount(ratio * 1000)})`;
  return `A maior parte vem de ${which}${divided}: ${part} para este bairro.`;
}

function reach({ minutes, thresholdMeters, access }: RuleInput): string {
  if (access && access.limitMinutes !== null)
    return `a até ${number(access.limitMinutes)} minutos a pé e de transporte público`;
  const meters = `${number(thresholdMeters)} m`;
  return minutes === null ? `a até ${meters} de caminho` : `a até ${number(minutes)} minutos a pé (${meters})`;
}

/** What the costs are and are counted in. */
interface CostWords {
  readonly cost: string;
  readonly unit: string;
  readonly units: string;
}

const BY_METERS: CostWords = { cost: 'caminho', unit: 'm', units: 'metros' };
const BY_MINUTES: CostWords = { cost: 'tempo', unit: 'min', units: 'minutos' };

function weights(decay: Decay, { cost, unit, units }: CostWords): string {
  const upTo = (limit: number | undefined) => (limit === undefined ? '' : `, até ${number(limit)} ${unit}`);
  switch (decay.shape) {
    case 'STEP':
      return decay.steps.map(({ upTo: far, weight }) => `${number(weight, 3)} até ${number(far)} ${unit}`).join(', ');
    case 'GAUSSIAN':
      return `e^(−½(${cost} ÷ ${number(decay.bandwidth)} ${unit})²)${upTo(decay.limit)}`;
    case 'EXPONENTIAL':
      return `e^(−${number(decay.rate, 6)} × ${units})${upTo(decay.limit)}`;
    case 'POWER':
      return `(${cost} ÷ ${number(decay.least)} ${unit})^−${number(decay.exponent, 3)}, 1 até ${number(decay.least)} ${unit}${upTo(decay.limit)}`;
  }
}
