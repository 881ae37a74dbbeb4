export { type DayNetwork, DayNetworks, type DayRequest } from './day-networks.ts';
export type { JourneyCostRequest } from './journey-costs.ts';
export type { Attendance, DayOpening, RoundTripRequest } from './round-trips.ts';
export { searchStreetWalks, snapInSteps } from './street-walks.ts';
export { type TownTravel, Travel } from './town-travel.ts';
export { searchWalks } from './town-walks.ts';
export { MORNING, SESSION_SECONDS, TRAVEL_RULES, VISIT_SECONDS } from './travel-rules.ts';
export type { CellTimes, TravelTimeRequest } from './travel-times.ts';
