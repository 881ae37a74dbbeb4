export { inflateStreets, packStreetGraph } from './street-graph-bytes.ts';
export { findPackedStreets, findStreetVersion, StreetNetworks } from './street-networks.ts';
