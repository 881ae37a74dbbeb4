/**
 * What the weights of a town's layer are: 延床面積, 戸数, 建築面積, one for each building, the density of land use, or what a column of
 * its own says.
 */
export const WEIGHT_BASES = ['FLOOR_AREA', 'DWELLINGS', 'FOOTPRINT', 'BUILDINGS', 'LAND_USE', 'WEIGHT'] as const;
export type WeightBasis = (typeof WEIGHT_BASES)[number];
