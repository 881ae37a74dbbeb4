import { abrTownPositions, abrTowns, addressPoints } from './address-points.ts';
import { estatMeshPopulation, estatSmallAreaPopulation } from './estat-population.ts';
import { estatSmallArea } from './estat-small-area.ts';
import { eventMonths } from './event-months.ts';
import { geojsonAreas, hazamaAreas } from './geojson-areas.ts';
import { gsiDesignatedShelter, gsiEmergencyEvacuationSite } from './gsi-shelter.ts';
import { hazamaAgreements } from './hazama-agreements.ts';
import { hazamaAssignments } from './hazama-assignments.ts';
import { hazamaEvents } from './hazama-events.ts';
import { hazamaLines } from './hazama-lines.ts';
import { hazamaMembership } from './hazama-membership.ts';
import { hazamaPlan } from './hazama-plan.ts';
import { hazamaPopulation } from './hazama-population.ts';
import { hazamaCounts, hazamaPresence } from './hazama-presence.ts';
import { hazamaResources } from './hazama-resources.ts';
import { hazamaTargets } from './hazama-targets.ts';
import {
  buildingFootprints,
  hazamaBuildingPoints,
  hazamaBuildings,
  hazamaLandUse,
  ksjLandUse,
} from './hazama-weights.ts';
import { hazamaZones } from './hazama-zones.ts';
import { ksjAdministrativeArea } from './ksj-administrative-area.ts';
import { ksjBusRoute2011, ksjBusRoute2022 } from './ksj-bus-route.ts';
import { ksjBusStop } from './ksj-bus-stop.ts';
import { ksjMedicalInstitution, ksjMedicalInstitution2010 } from './ksj-medical-institution.ts';
import { ksjSchoolDistrict } from './ksj-school-district.ts';
import { ksjWelfareFacility } from './ksj-welfare-facility.ts';
import { odsAed } from './ods-aed.ts';
import { odsCareFacility } from './ods-care-facility.ts';
import { odsChildcareFacility } from './ods-childcare-facility.ts';
import { odsEvacuationSite } from './ods-evacuation-site.ts';
import { odsEvent } from './ods-event.ts';
import { odsMedicalInstitution } from './ods-medical-institution.ts';
import { odsPopulation } from './ods-population.ts';
import { odsPublicFacility } from './ods-public-facility.ts';
import type { Source } from './source.ts';

/** Every format, the particular ones before the general: the first that a table is made of reads it. */
export const SOURCES: readonly Source[] = [
  ksjAdministrativeArea,
  ksjSchoolDistrict,
  estatSmallArea,
  ksjBusRoute2011,
  ksjBusRoute2022,
  hazamaLines,
  ksjLandUse,
  hazamaBuildings,
  hazamaZones,
  geojsonAreas,
  hazamaAreas,
  hazamaLandUse,
  abrTowns,
  addressPoints,
  abrTownPositions,
  hazamaMembership,
  odsPopulation,
  estatSmallAreaPopulation,
  estatMeshPopulation,
  hazamaPopulation,
  hazamaPresence,
  hazamaCounts,
  hazamaTargets,
  hazamaPlan,
  hazamaAgreements,
  hazamaAssignments,
  ksjMedicalInstitution,
  ksjMedicalInstitution2010,
  ksjWelfareFacility,
  ksjBusStop,
  gsiEmergencyEvacuationSite,
  gsiDesignatedShelter,
  odsEvacuationSite,
  odsEvent,
  odsAed,
  odsMedicalInstitution,
  odsChildcareFacility,
  odsCareFacility,
  odsPublicFacility,
  hazamaResources,
  eventMonths,
  hazamaEvents,
  hazamaBuildingPoints,
  buildingFootprints,
];

/** Those that a table's header tells; the others are taken where a person says what the table is. */
export const RECOGNISED: readonly Source[] = SOURCES.filter(({ isGeneral = false }) => !isGeneral);
