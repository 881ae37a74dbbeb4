export { type AreaCaches, type AreaReader, createAreaCaches, createAreaReader } from './area.reader.ts';
export { findAreaShapeAt, listMunicipalityBounds } from './area.repository.ts';
export { type AreaContext, AreaResolver, MunicipalityAreasResolver } from './area.resolver.ts';
export { Area, type Bounds } from './area.ts';
export { areaAndThoseAbove } from './areas-above.ts';
export { inForce } from './in-force.ts';
export { latinAreaName } from './latin-area-name.ts';
