export { packStreetGraph } from './street-graph-bytes.ts';
export { StreetNetworks } from './street-networks.ts';
