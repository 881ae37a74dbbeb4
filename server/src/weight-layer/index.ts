export { WEIGHT_BASES, type WeightBasis } from './weight-basis.ts';
export { packWeights } from './weight-bytes.ts';
export { findWeightLayer, type WeightLayer } from './weight-layer.repository.ts';
