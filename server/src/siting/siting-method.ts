import type { SitingMethod as Method } from '@hazama/geo';
import { Field, Float, ObjectType, registerEnumType } from 'type-graphql';

/** What is asked of the next places, by the name that the literature has for it. */
export const SitingMethod = { MCLP: 'MCLP', LSCP: 'LSCP', P_MEDIAN: 'P_MEDIAN', P_CENTER: 'P_CENTER' } as const;
export type SitingMethod = (typeof SitingMethod)[keyof typeof SitingMethod];
registerEnumType(SitingMethod, {
  name: 'SitingMethod',
  description: 'MCLP 最大被覆, LSCP 集合被覆, P_MEDIAN p-メディアン, P_CENTER p-センター',
  valuesConfig: {
    MCLP: { description: 'So many places that bring most people within reach.' },
    LSCP: { description: 'The fewest places that bring everybody, or a share, within reach.' },
    P_MEDIAN: { description: 'So many places that people have least far to on average.' },
    P_CENTER: { description: 'So many places that nobody has very far to.' },
  },
});

/** As `geo` names them. */
export const METHODS = {
  MCLP: 'mclp',
  LSCP: 'lscp',
  P_MEDIAN: 'p-median',
  P_CENTER: 'p-center',
} as const satisfies Record<SitingMethod, Method>;

/** What the value of a method counts. */
export const SitingMeasure = {
  PEOPLE_WITHIN_REACH: 'PEOPLE_WITHIN_REACH',
  PLACES: 'PLACES',
  MEAN_WALK: 'MEAN_WALK',
  LONGEST_WALK: 'LONGEST_WALK',
} as const;
export type SitingMeasure = (typeof SitingMeasure)[keyof typeof SitingMeasure];
registerEnumType(SitingMeasure, { name: 'SitingMeasure' });

export const MEASURES = {
  MCLP: { name: 'PEOPLE_WITHIN_REACH', unit: '人' },
  LSCP: { name: 'PLACES', unit: 'か所' },
  P_MEDIAN: { name: 'MEAN_WALK', unit: 'm' },
  P_CENTER: { name: 'LONGEST_WALK', unit: 'm' },
} as const satisfies Record<SitingMethod, { readonly name: SitingMeasure; readonly unit: string }>;

@ObjectType({ description: 'What the method makes best, and how good the plan is in it.', simpleResolvers: true })
export class SitingObjective {
  @Field(() => SitingMeasure)
  name!: SitingMeasure;

  @Field(() => String, { description: '人, か所, m' })
  unit!: string;

  @Field(() => Float, { nullable: true, description: 'Today; null where nobody has a way.' })
  today!: number | null;

  @Field(() => Float, { nullable: true, description: 'With the plan; null where nobody has a way.' })
  value!: number | null;

  @Field(() => Float, { nullable: true, description: 'No choice is better than this.' })
  bound!: number | null;
}
