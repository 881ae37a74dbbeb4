import {
  conclusionWords,
  type Language,
  type SpokenConclusion,
  type StabilityInput,
  stabilitySentence,
} from '@hazama/geo';
import { describe, expect, it } from 'vitest';

const LANGUAGES: readonly Language[] = ['JA', 'JA_EASY', 'EN', 'PT'];
const target = (conclusion: 'ACHIEVED' | 'ON_TRACK' | 'ATTENTION'): SpokenConclusion => ({
  finding: 'TARGET',
  conclusion,
});
const areas = (...names: string[]): SpokenConclusion => ({ finding: 'MOST_PEOPLE', areas: names });
const input: StabilityInput = {
  conclusion: target('ACHIEVED'),
  total: 62,
  holding: 50,
  undecided: 4,
  changes: [
    { conclusion: target('ON_TRACK'), count: 6 },
    { conclusion: target('ATTENTION'), count: 2 },
  ],
  breakers: ['届くとみなす距離 500m'],
  isWithheld: false,
};

describe('the sentence of a sensitivity', () => {
  it('says in how many settings a conclusion holds, what it changes to, by what, and how many are undecided', () => {
    expect(stabilitySentence(input, 'JA')).toBe(
      '「目標に届いている」という結論は、前提を変えた62通り中 50通りで変わりません。8通りでは別の結論になります(「目標まであと少し」が6通り、「目標へはこれから」が2通り)。それだけで結論が変わる前提: 届くとみなす距離 500m。4通りは、幅が比べる値にかかるか、値がわからないため、言い切れません。',
    );
    expect(stabilitySentence({ ...input, breakers: [] }, 'EN')).toBe(
      "“target reached” holds in 50 of 62 settings with other assumptions. In 8 the conclusion is another: “close to the target” in 6; “target still ahead” in 2. In 4 it can't be decided: the range spans what it is compared with, or a value is not known.",
    );
  });

  it('says so where it holds in all', () => {
    const always = { ...input, holding: 62, undecided: 0, changes: [], breakers: [] };
    expect(stabilitySentence(always, 'JA')).toBe(
      '「目標に届いている」という結論は、前提を変えた62通りのすべてで変わりません。',
    );
  });

  it('says so where today’s is undecided, and where there is nothing to change', () => {
    const undecided = { ...input, conclusion: null, holding: 0, undecided: 54, breakers: [] };
    expect(stabilitySentence(undecided, 'JA')).toMatch(
      /^いまの前提では、まだ言い切れません\(判定不能\)。前提を変えた62通り/,
    );
    expect(stabilitySentence({ ...input, total: 0 }, 'PT')).toBe('Não há premissa que possa ser mudada.');
  });

  it('names areas alone where it has said what they are, and says that numbers are withheld', () => {
    const changes = [{ conclusion: areas('府中', '東'), count: 8 }];
    expect(stabilitySentence({ ...input, conclusion: areas('府中', '西'), changes, isWithheld: true }, 'JA')).toMatch(
      /^「まだ届いていない人が多く暮らすのは、府中・西」.*\(「府中・東」が8通り\).*10人未満の人がわからないように出していません。$/,
    );
  });

  it('cuts a long list and says that it does', () => {
    const conclusions = [target('ACHIEVED'), target('ON_TRACK'), target('ATTENTION')];
    const changes = [...conclusions, ...conclusions].map((conclusion) => ({ conclusion, count: 1 }));
    expect(stabilitySentence({ ...input, changes }, 'JA')).toContain('など)');
  });

  it('shames nobody, ranks nobody and leaves nothing unsaid, in every language', () => {
    const spoken: readonly SpokenConclusion[] = [
      ...(['ACHIEVED', 'ON_TRACK', 'ATTENTION'] as const).map(target),
      ...(['MORE', 'LESS'] as const).map((conclusion) => ({ finding: 'TOWN', conclusion }) as const),
      { finding: 'MOST_PEOPLE', areas: ['府中', '霞ヶ丘', '東'] },
    ];
    for (const language of LANGUAGES)
      for (const conclusion of spoken) {
        const said = stabilitySentence({ ...input, conclusion }, language);
        expect(said).toContain(conclusionWords(conclusion, language));
        expect(said).not.toMatch(/不足|欠如|ワースト|未達|劣|弱者|空白|[0-9]位|undefined|NaN|worst|pior/);
      }
  });
});
