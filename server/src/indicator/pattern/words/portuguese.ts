import { numberText } from '../../../wire/index.ts';
import type { PatternPhrases } from './phrases.ts';
import { SOURCES } from './sources.ts';
import { INDEX_DIGITS, moranText, palmaText, placeText, RATIO_DIGITS, theilText, underCurveText } from './worked.ts';

const number = (value: number, digits = 0) => numberText(value, 'pt-BR', digits, digits);
const percent = (ratio: number) => `${number(ratio * 100)}%`;
const chance = (p: number) => (p < 0.001 ? 'abaixo de 0,001' : number(p, 3));
const isTold = (p: number) => p <= 0.05;
const count = (areas: number) => `${number(areas)} ${areas === 1 ? 'área' : 'áreas'}`;
const left = (areas: number) => (areas > 0 ? ` Sem contar ${count(areas)} sem valor.` : '');

const KINDS: PatternPhrases['kinds'] = {
  HIGH_HIGH: 'alto, como ao redor',
  LOW_LOW: 'baixo, como ao redor',
  HIGH_LOW: 'mais alto que ao redor',
  LOW_HIGH: 'mais baixo que ao redor',
  NOT_SIGNIFICANT: 'dentro do acaso em relação às vizinhas',
  NO_NEIGHBOUR: 'sem vizinha com valor conhecido',
  UNKNOWN: 'sem dados',
};

export const portuguese: PatternPhrases = {
  name(statistic, base) {
    switch (statistic) {
      case 'gini':
        return `Diferenças entre áreas (Gini): ${base}`;
      case 'theil':
        return `Diferenças entre áreas (Theil): ${base}`;
      case 'palma':
        return `Diferenças entre áreas (Palma): ${base}`;
      case 'moran':
        return `Semelhança entre vizinhas (I de Moran): ${base}`;
    }
  },
  definition(statistic, base) {
    switch (statistic) {
      case 'gini':
        return `Coeficiente de Gini dos valores de «${base}» por área, ponderado pelas pessoas que vivem nela: 0 onde todas são iguais, perto de 1 onde poucas têm tudo. Não mostra diferenças dentro de uma área.`;
      case 'theil':
        return `Índice de Theil dos valores de «${base}» por área, ponderado pelas pessoas: 0 onde todas são iguais. Divide-se em diferenças entre as áreas maiores e dentro delas.`;
      case 'palma':
        return `O que tem o décimo das pessoas nas áreas de valor mais alto de «${base}», dividido pelo que têm os quatro décimos nas áreas de valor mais baixo. 0,25 onde todas são iguais.`;
      case 'moran':
        return `Se áreas vizinhas têm valores parecidos de «${base}»: acima de 0 quando valores parecidos ficam juntos, abaixo de 0 quando valores diferentes ficam lado a lado. É referência para o planejamento, não um julgamento.`;
    }
  },
  details: {
    gini: 'Ponderado por pessoas, 0 onde todas são iguais',
    theil: 'Ponderado por pessoas, entre e dentro das áreas maiores',
    palma: 'Décimo mais alto ÷ quatro décimos mais baixos',
    moran: 'Quanto áreas vizinhas se parecem',
  },
  formulas: {
    gini: '2 × (área entre a linha de igualdade e a curva de Lorenz)',
    theil: 'Soma de parcela das pessoas × (valor ÷ média) × ln(valor ÷ média)',
    palma: 'O que tem o décimo das áreas mais altas ÷ o que têm os quatro décimos das áreas mais baixas',
    moran:
      '(áreas ÷ soma dos pesos) × soma dos produtos das diferenças das vizinhas à média ÷ soma dos quadrados das diferenças',
  },
  reasons: {
    NOBODY: 'Nenhuma área tem valor conhecido ainda; não se sabe das diferenças.',
    ONE_AREA: 'Só uma área tem valor conhecido; não há diferenças a ver.',
    TOO_FEW_AREAS: 'Menos de três áreas têm valor conhecido; não se sabe das vizinhas.',
    ALL_ALIKE: 'Todas as áreas têm o mesmo valor; não se sabe das vizinhas.',
    NO_NEIGHBOURS: 'Não se conhecem os valores das áreas vizinhas.',
    ONE_OF_THEM: 'É um valor de várias áreas juntas (município ou área maior). Uma só área não o tem.',
    LEAST_HAVE_NOTHING: 'Os quatro décimos mais baixos têm 0; não há razão. Veja o coeficiente de Gini.',
    NO_VALUE: 'O valor desta área ainda não é conhecido; não se compara com as vizinhas.',
    WITHHELD: 'Referência de planejamento para a equipe.',
  },
  differences({ statistic, area, base }, { gini, theil, palma, areas, leftOut, lowerHalf, groups }) {
    switch (statistic) {
      case 'theil': {
        const parts =
          groups > 1 && theil.total > 0
            ? ` ${percent(theil.between / theil.total)} está entre as áreas maiores, ${percent(theil.within / theil.total)} dentro delas.`
            : '';
        return `${area}, «${base}»: o índice de Theil de ${count(areas)} é ${number(theil.total, 3)}.${parts}${left(leftOut)}`;
      }
      case 'palma':
        return `${area}, «${base}»: o décimo das pessoas nas áreas mais altas tem ${number(palma, 2)} vezes o que têm os quatro décimos nas mais baixas (0,25 onde todas são iguais).${left(leftOut)}`;
      default:
        return `${area}, «${base}»: o coeficiente de Gini de ${count(areas)} é ${number(gini, 3)}. A metade das pessoas nas áreas mais baixas tem ${percent(lowerHalf)} do total (50% onde todas são iguais).${left(leftOut)}`;
    }
  },
  pattern({ area, base }, { global: { index, expected, pValue }, seen }) {
    const found = !isTold(pValue)
      ? 'O acaso traz o mesmo; não se vê um padrão.'
      : index > expected
        ? 'Áreas com valores parecidos ficam juntas.'
        : 'Áreas com valores diferentes ficam lado a lado.';
    return `${area}, «${base}»: a semelhança entre vizinhas (I de Moran) é ${number(index, 2)} (p ${chance(pValue)}). ${found}${left(seen.leftOut)}`;
  },
  place({ area, base }, { pattern: { kind, adjustedP } }) {
    const p = adjustedP === null ? '' : ` (por acaso: ${chance(adjustedP)})`;
    return `${area}, «${base}»: ${KINDS[kind]}${p}.`;
  },
  kinds: KINDS,
  examples: {
    differences({ statistic, area }, differences) {
      const { gini, theil, palma, areas, people, groups } = differences;
      const seen = `${area}: ${count(areas)}, ${number(people)} pessoas`;
      if (statistic === 'palma') {
        const { numerator: top, denominator: bottom } = palmaText(number, differences);
        return `${seen}. O décimo com mais tem ${top}% do total, os quatro décimos com menos ${bottom}% → ${top} ÷ ${bottom} = ${number(palma, RATIO_DIGITS)}`;
      }
      if (statistic === 'theil') {
        const { between, within } = theilText(number, theil);
        return groups > 1
          ? `${seen} → entre ${between} + dentro ${within} = ${number(theil.total, INDEX_DIGITS)}`
          : `${seen} → ${number(theil.total, INDEX_DIGITS)}`;
      }
      const under = underCurveText(number, gini);
      return `${seen}. A área sob a curva é ${under} → 1 − 2 × ${under} = ${number(gini, INDEX_DIGITS)}`;
    },
    pattern({ area }, { global, seen }) {
      const { numerator, denominator } = moranText(number, global, seen);
      return `${area}: soma do desvio de cada área × o das vizinhas, em desvios padrão, ${numerator} ÷ ${denominator} com vizinhas = ${number(global.index, INDEX_DIGITS)} (o acaso dá ${number(global.expected, INDEX_DIGITS)} em média, p ${chance(global.pValue)})`;
    },
    place({ area }, { pattern }) {
      const { localMoransI, giStar, pValue, adjustedP } = pattern;
      const { deviation, lag } = placeText(number, pattern);
      return `${area}: ${deviation} desvios padrão × ${lag} das vizinhas = ${number(localMoransI ?? 0, RATIO_DIGITS)} (Gi* ${number(giStar ?? 0, 2)}, p ${chance(pValue ?? 1)}, ajustado ${chance(adjustedP ?? 1)})`;
    },
  },
  limits: {
    withinAreas: () => 'Diferenças dentro de uma área não aparecem: cada pessoa tem o valor da área em que vive.',
    leftOut: (areas) => `Não entram ${count(areas)} sem valor ou sem pessoas.`,
    unreachable: (areas) =>
      `De ${count(areas)} dentre essas muitas pessoas ainda não têm como chegar, e por isso não há distância nem tempo.`,
    peopleEstimated: (areas) => `Os limites de ${count(areas)} são estimados, e com eles o número de moradores.`,
    estimated: (areas) => `Os limites de ${count(areas)} são estimados, e assim também quem é vizinha de quem.`,
    alone: (areas) => `${count(areas)} sem vizinha com valor conhecido.`,
    reference: () => 'Referência do que se distingue do acaso. Não diz razões, nem bom ou ruim.',
    edge: () => 'Áreas fora do município não contam como vizinhas.',
    largerAreas: () => 'Com outras áreas o valor seria outro.',
  },
  parameters: {
    of: (base) => ({ name: 'Feito de', value: base }),
    areas: (areas) => ({ name: 'Áreas', value: number(areas) }),
    people: (people) => ({ name: 'Pessoas como peso', value: number(people) }),
    groups: (groups) => ({ name: 'Áreas maiores', value: number(groups) }),
    neighbours: () => ({
      name: 'Vizinhas',
      value: 'áreas que partilham limite ou canto (vãos de até 1 m incluídos); os pesos de cada uma somam 1',
    }),
    permutations: (permutations, seed) => ({ name: 'Permutações', value: `${number(permutations)} (semente ${seed})` }),
    falseDiscovery: (rate) => ({
      name: 'Distinguido',
      value: `até ${percent(rate)} de falsos (Benjamini & Hochberg 1995)`,
    }),
    source: (statistic) => ({ name: 'Fonte', value: SOURCES[statistic] }),
  },
};
