export { createIsochroneReader } from './isochrone.reader.ts';
export {
  type IsochroneContext,
  LineCoverageResolver,
  TransitTravelTimeResolver,
  TravelBandResolver,
  TravelTimeResolver,
} from './isochrone.resolver.ts';
export { Surfaces } from './surfaces.ts';
