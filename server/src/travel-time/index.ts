export { type DayNetwork, DayNetworks, type DayRequest } from './day-networks.ts';
export { searchStreetWalks, snapInSteps } from './street-walks.ts';
export { searchWalks } from './town-walks.ts';
export { MORNING, TRAVEL_RULES } from './travel-rules.ts';
export { type CellTimes, type TownTravelTimes, type TravelTimeRequest, TravelTimes } from './travel-times.ts';
