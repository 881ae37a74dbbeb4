import 'reflect-metadata';
import {
  type GraphQLFieldResolver,
  GraphQLObjectType,
  type GraphQLSchema,
  lexicographicSortSchema,
  printSchema,
} from 'graphql';
import { buildSchema as buildTypeGraphqlSchema, type PubSub } from 'type-graphql';
import { SessionResolver } from '../account/index.ts';
import { ActionResolver, AreaActionsResolver, ScenarioActionsResolver } from '../action/index.ts';
import { AgreementResolver, AreaAgreementsResolver, MunicipalityAgreementsResolver } from '../agreement/index.ts';
import { AreaResolver, MunicipalityAreasResolver } from '../area/index.ts';
import { AreaAssignmentsResolver, AssignmentResolver, MunicipalityAssignmentsResolver } from '../assignment/index.ts';
import { DuplicateResolver } from '../duplicate/index.ts';
import { EditResolver, ResourceHelpResolver, ResourceRecordResolver } from '../edit/index.ts';
import { EmbeddingResolver } from '../embedding/index.ts';
import { AreaEventsResolver, EventResolver } from '../event/index.ts';
import { ImportJobResolver, ImportResolver, ReviewResolver } from '../import/index.ts';
import {
  AreaOfTransitResolver,
  AreaPatternResolver,
  AreaTransitResolver,
  AreaValuesResolver,
  IndicatorResolver,
  IndicatorValueResolver,
  LorenzPointResolver,
  MunicipalityIndicatorsResolver,
  PatternAreaResolver,
  SensitivityResolver,
} from '../indicator/index.ts';
import {
  LineCoverageResolver,
  TransitTravelTimeResolver,
  TravelBandResolver,
  TravelTimeResolver,
} from '../isochrone/index.ts';
import { MunicipalityResolver } from '../municipality/index.ts';
import { PlanResolver } from '../plan/index.ts';
import { AreaPopulationResolver, MunicipalityYearsResolver } from '../population/index.ts';
import { AreaPresenceResolver } from '../presence/index.ts';
import {
  AreaResourcesResolver,
  MunicipalityKindsResolver,
  ResourceKindResolver,
  ResourceResolver,
  resolveAreaResources,
} from '../resource/index.ts';
import { ComparisonResolver, ScenarioResolver, TrialResolver } from '../scenario/index.ts';
import { SearchResolver } from '../search/index.ts';
import { ShortLinkResolver } from '../short-link/index.ts';
import { NextPlaceResolver, SitingResolver } from '../siting/index.ts';
import { StopPlaceResolver, StopTimetableResolver, TransitResolver } from '../transit/index.ts';
import type { Context } from './context.ts';

export async function buildSchema(): Promise<GraphQLSchema> {
  const schema = await buildTypeGraphqlSchema({
    resolvers: [
      SessionResolver,
      MunicipalityResolver,
      AreaResolver,
      MunicipalityAreasResolver,
      AreaPopulationResolver,
      MunicipalityYearsResolver,
      ResourceResolver,
      AreaResourcesResolver,
      ResourceKindResolver,
      MunicipalityKindsResolver,
      IndicatorResolver,
      MunicipalityIndicatorsResolver,
      IndicatorValueResolver,
      AreaValuesResolver,
      AreaPatternResolver,
      PatternAreaResolver,
      LorenzPointResolver,
      AreaPresenceResolver,
      EditResolver,
      AgreementResolver,
      MunicipalityAgreementsResolver,
      AreaAgreementsResolver,
      AssignmentResolver,
      MunicipalityAssignmentsResolver,
      AreaAssignmentsResolver,
      DuplicateResolver,
      ResourceRecordResolver,
      ResourceHelpResolver,
      ImportResolver,
      ReviewResolver,
      ImportJobResolver,
      TransitResolver,
      TransitTravelTimeResolver,
      TravelTimeResolver,
      TravelBandResolver,
      LineCoverageResolver,
      StopPlaceResolver,
      StopTimetableResolver,
      AreaOfTransitResolver,
      AreaTransitResolver,
      SearchResolver,
      SensitivityResolver,
      NextPlaceResolver,
      SitingResolver,
      ShortLinkResolver,
      EmbeddingResolver,
      EventResolver,
      AreaEventsResolver,
      PlanResolver,
      ActionResolver,
      ScenarioActionsResolver,
      AreaActionsResolver,
      ScenarioResolver,
      TrialResolver,
      ComparisonResolver,
    ],
    // inputs are checked where they are used, with a sentence that says what to do
    validate: false,
    pubSub: NO_TOPICS,
  });
  resolveDirectly(schema, 'Area', 'resources', resolveAreaResources);
  return schema;
}

/** Each subscription follows a work of its own; type-graphql asks for a bus of topics all the same. */
const NO_TOPICS: PubSub = {
  publish: () => undefined,
  subscribe: (topic) => {
    throw new Error(`nothing is published under ${topic}`);
  },
};

/**
 * Takes type-graphql out of the way of a field that thousands of rows are asked for: it makes a promise for every argument of
 * every call, to check what isn't checked here.
 */
function resolveDirectly<Source, Args>(
  schema: GraphQLSchema,
  typeName: string,
  fieldName: string,
  resolve: GraphQLFieldResolver<Source, Context, Args>,
): void {
  const type = schema.getType(typeName);
  const field = type instanceof GraphQLObjectType ? type.getFields()[fieldName] : undefined;
  if (!field) throw new Error(`the schema has no ${typeName}.${fieldName}`);
  field.resolve = resolve;
}

/** The SDL in the order in which it is committed. */
export const printSortedSchema = (schema: GraphQLSchema): string => `${printSchema(lexicographicSortSchema(schema))}\n`;
