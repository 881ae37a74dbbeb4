import { findWayFault, isClosedNode } from '@hazama/geo';
import { describe, expect, it } from 'vitest';

/** 'highway=footway foot=yes' */
function tags(written: string) {
  const pairs = new Map(written.split(' ').map((pair) => pair.split('=') as [string, string]));
  return (key: string) => pairs.get(key);
}

describe('findWayFault', () => {
  it.each([
    'highway=residential',
    'highway=trunk',
    'highway=footway',
    'highway=steps',
    'highway=path sac_scale=mountain_hiking',
    'highway=service access=customers',
    'highway=track motor_vehicle=private',
    'highway=residential oneway=yes',
    'highway=unclassified bridge=yes',
    'highway=footway tunnel=yes',
    // the more exact key goes first
    'highway=service access=private foot=yes',
    'highway=secondary access=no foot=permissive',
    'highway=trunk motorroad=yes foot=yes',
    'highway=path ford=stepping_stones',
    'highway=track ford=yes foot=designated',
  ])('lets people walk along %s', (way) => expect(findWayFault(tags(way))).toBeUndefined());

  it.each([
    ['route=ferry', 'NO_STREET'],
    ['waterway=river', 'NO_STREET'],
    ['railway=rail bridge=yes', 'NO_STREET'],
    ['highway=rest_area', 'NO_STREET'],
    ['highway=motorway', 'NOT_FOR_WALKERS'],
    ['highway=motorway_link foot=yes', 'NOT_FOR_WALKERS'],
    ['highway=trunk motorroad=yes', 'NOT_FOR_WALKERS'],
    ['highway=construction', 'NOT_FOR_WALKERS'],
    ['highway=path sac_scale=alpine_hiking', 'NOT_FOR_WALKERS'],
    ['highway=track ford=yes', 'NOT_FOR_WALKERS'],
    ['highway=service access=private', 'CLOSED'],
    ['highway=footway access=no', 'CLOSED'],
    ['highway=residential foot=no', 'CLOSED'],
    ['highway=path access=yes foot=private', 'CLOSED'],
    ['highway=primary foot=use_sidepath', 'CLOSED'],
  ])('keeps people off %s: %s', (way, fault) => expect(findWayFault(tags(way))).toBe(fault));
});

describe('isClosedNode', () => {
  it.each([
    ['barrier=bollard', false],
    ['barrier=gate', false],
    ['barrier=gate access=private', true],
    ['barrier=gate access=private foot=yes', false],
    ['barrier=lift_gate foot=no', true],
    ['barrier=wall', true],
    ['highway=crossing', false],
  ])('%s: %s', (node, isClosed) => expect(isClosedNode(tags(node))).toBe(isClosed));
});
