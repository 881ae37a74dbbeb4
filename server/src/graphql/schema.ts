import 'reflect-metadata';
import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { buildSchema as buildTypeGraphqlSchema } from 'type-graphql';
import { SessionResolver } from '../account/index.ts';
import { AgreementResolver, AreaAgreementsResolver, MunicipalityAgreementsResolver } from '../agreement/index.ts';
import { AreaResolver, MunicipalityAreasResolver } from '../area/index.ts';
import { AreaAssignmentsResolver, AssignmentResolver, MunicipalityAssignmentsResolver } from '../assignment/index.ts';
import { DuplicateResolver } from '../duplicate/index.ts';
import { EditResolver, ResourceHelpResolver, ResourceRecordResolver } from '../edit/index.ts';
import { AreaEventsResolver, EventResolver } from '../event/index.ts';
import { ImportJobResolver, ImportResolver, ReviewResolver } from '../import/index.ts';
import {
  AreaValuesResolver,
  IndicatorResolver,
  IndicatorValueResolver,
  MunicipalityIndicatorsResolver,
} from '../indicator/index.ts';
import { MunicipalityResolver } from '../municipality/index.ts';
import { PlanResolver } from '../plan/index.ts';
import { AreaPopulationResolver, MunicipalityYearsResolver } from '../population/index.ts';
import { AreaPresenceResolver } from '../presence/index.ts';
import {
  AreaResourcesResolver,
  MunicipalityKindsResolver,
  ResourceKindResolver,
  ResourceResolver,
} from '../resource/index.ts';
import { SearchResolver } from '../search/index.ts';
import { ShortLinkResolver } from '../short-link/index.ts';
import { SitingResolver } from '../siting/index.ts';
import { TransitResolver } from '../transit/index.ts';

export const buildSchema = (): Promise<GraphQLSchema> =>
  buildTypeGraphqlSchema({
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
      SearchResolver,
      SitingResolver,
      ShortLinkResolver,
      EventResolver,
      AreaEventsResolver,
      PlanResolver,
    ],
    // inputs are checked where they are used, with a sentence that says what to do
    validate: false,
  });

/** The SDL in the order in which it is committed. */
export const printSortedSchema = (schema: GraphQLSchema): string => `${printSchema(lexicographicSortSchema(schema))}\n`;
