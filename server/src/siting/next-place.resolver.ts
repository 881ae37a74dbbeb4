import { type SpokenConclusion, type Language as SpokenLanguage, spansOf, stabilitySentence } from '@hazama/geo';
import { Arg, Ctx, FieldResolver, Query, Resolver, Root, type SubscribeResolverData, Subscription } from 'type-graphql';
import { assumedWords, SensitivityAssumption } from '../indicator/index.ts';
import { Language } from '../wire/index.ts';
import { tryNextPlace, watchNextPlace } from './next-place.service.ts';
import { NextPlaceSensitivity, NextPlaceStep } from './next-place.ts';
import type { SitingContext } from './siting-context.ts';
import { SitingInput } from './siting-input.ts';

const LANGUAGE = { nullable: true, defaultValue: Language.JA } as const;

@Resolver(() => NextPlaceSensitivity)
export class NextPlaceResolver {
  @Query(() => NextPlaceSensitivity, {
    description:
      '前提を変えても？ of つぎに置くなら: whether the one next place that helps most is the same under every setting of what the indicator rests on. Of the input the indicator, the areas and the candidates are read.',
  })
  nextPlaceSensitivity(
    @Arg('input', () => SitingInput) input: SitingInput,
    @Ctx() context: SitingContext,
  ): Promise<NextPlaceSensitivity> {
    return tryNextPlace(context, input);
  }

  @Subscription(() => NextPlaceStep, {
    description:
      'The same, told while it is tried: how many settings are done, at most ten times a second, then what they say. Closing the stream ends it.',
    subscribe: ({ args, context }: SubscribeResolverData<unknown, { input: SitingInput }, SitingContext>) =>
      watchNextPlace(context, args.input),
  })
  nextPlaceProgress(@Arg('input', () => SitingInput) _input: SitingInput, @Root() step: NextPlaceStep): NextPlaceStep {
    return step;
  }

  @FieldResolver(() => String, { description: 'この結論は N 通り中 M 通りで変わらない' })
  sentence(
    @Root() { rows, stability, assumptionsTried, nameOf }: NextPlaceSensitivity,
    @Arg('language', () => Language, LANGUAGE) asked: Language | null,
  ): string {
    const language = asked ?? Language.JA;
    const speak = (key: string): SpokenConclusion => {
      const { name, area, key: own } = nameOf(key) ?? { name: null, area: null, key };
      return { finding: 'NEXT_PLACE', place: name ?? [area, own].filter(Boolean).join(' ') };
    };
    const base = rows[0]?.key;
    return stabilitySentence(
      {
        conclusion: base === undefined ? null : speak(base),
        ...stability,
        changes: stability.changes.map(({ conclusion, count }) => ({ conclusion: speak(conclusion), count })),
        isWithheld: false,
        breakers: rows
          .filter(({ setting, key }) => setting.changed.length === 1 && key !== undefined && key !== base)
          .map(({ setting }) => changedWords(setting, assumptionsTried, language)),
      },
      language,
    );
  }

  @FieldResolver(() => [SensitivityAssumption], {
    description: "With how many people today's place brings as each alone takes all of its values.",
  })
  assumptions(
    @Root() { rows, assumptionsTried }: NextPlaceSensitivity,
    @Arg('language', () => Language, LANGUAGE) language: Language | null,
  ): SensitivityAssumption[] {
    const spans = spansOf(
      rows.map(({ setting }) => setting),
      rows.map(({ added }) => added ?? null),
      assumptionsTried.length,
    );
    return assumptionsTried.map(({ id, values, base }, at) => {
      const words = values.map((value) => assumedWords(value, language ?? Language.JA));
      return {
        id,
        name: words[0]?.name ?? '',
        values: words.map(({ value }) => value),
        base,
        low: spans[at]?.low ?? null,
        high: spans[at]?.high ?? null,
      };
    });
  }
}

function changedWords(
  { changed, choice }: NextPlaceSensitivity['rows'][number]['setting'],
  assumptions: NextPlaceSensitivity['assumptionsTried'],
  language: SpokenLanguage,
): string {
  return changed
    .flatMap((at) => {
      const value = assumptions[at]?.values[choice[at] ?? -1];
      if (!value) return [];
      const words = assumedWords(value, language);
      return [`${words.name} ${words.value}`];
    })
    .join();
}
