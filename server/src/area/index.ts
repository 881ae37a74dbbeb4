export { type AreaReader, createAreaReader } from './area.reader.ts';
export { findAreaShapeAt } from './area.repository.ts';
export { type AreaContext, AreaResolver, MunicipalityAreasResolver } from './area.resolver.ts';
export { Area, type Bounds } from './area.ts';
export { areaAndThoseAbove } from './areas-above.ts';
export { inForce } from './in-force.ts';
export { latinAreaName } from './latin-area-name.ts';
export { createShapeCache, type ShapeCache } from './shape-cache.ts';
