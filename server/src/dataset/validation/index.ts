import { RECORD_SORTS } from '../record/record-sorts.ts';
import { validateRecords } from '../record/validate-records.ts';
import type { TableName } from '../vocabulary.ts';
import { validateAddresses } from './addresses.ts';
import { validateCounts, validatePresence, validateTargets } from './area-records.ts';
import { validateAreas } from './areas.ts';
import type { Validate } from './context.ts';
import { validateEvents } from './events.ts';
import { validateLines } from './lines.ts';
import { validateMembership } from './membership.ts';
import { validatePlan } from './plan.ts';
import { validatePopulation } from './population.ts';
import { validateResources } from './resources.ts';
import { validateWeights } from './weights.ts';
import { validateZones } from './zones.ts';

export const VALIDATIONS: Readonly<Record<TableName, Validate>> = {
  areas: validateAreas,
  addresses: validateAddresses,
  membership: validateMembership,
  population: validatePopulation,
  resources: validateResources,
  presence: validatePresence,
  counts: validateCounts,
  targets: validateTargets,
  plan: validatePlan,
  events: validateEvents,
  zones: validateZones,
  lines: validateLines,
  weights: validateWeights,
  agreements: validateRecords(RECORD_SORTS.agreements),
  assignments: validateRecords(RECORD_SORTS.assignments),
};
