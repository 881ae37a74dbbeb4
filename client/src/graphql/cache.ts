import { cacheExchange, type KeyingConfig, type UpdateResolver } from '@urql/exchange-graphcache';
import { relayPagination } from '@urql/exchange-graphcache/extras';

/** Parts of their parent: the same indicator or kind says different things in another town, or in another year. */
const embedded = () => null;

const keys: KeyingConfig = {
  Municipality: (municipality) => (typeof municipality['code'] === 'string' ? municipality['code'] : null),
  ExplainedParameter: embedded,
  Explanation: embedded,
  HistoryPoint: embedded,
  Indicator: embedded,
  IndicatorHistory: embedded,
  IndicatorValue: embedded,
  PageInfo: embedded,
  Population: embedded,
  PopulationYear: embedded,
  Presence: embedded,
  ResourceConnection: embedded,
  ResourceEdge: embedded,
  ResourceKind: embedded,
  SearchHit: embedded,
  Session: embedded,
  SourceCredit: embedded,
  StopPlace: embedded,
  Target: embedded,
  Transit: embedded,
  UnreachedCluster: embedded,
};

/** One edit moves presence, counts and values of every area that its place reaches: what is on screen is asked for again. */
const askAgain: UpdateResolver = (_result, _args, cache) => {
  for (const { fieldKey, fieldName, arguments: variables } of cache.inspectFields('Query')) {
    // pages read before the edit and after it don't make one list
    const id = fieldName === 'area' ? variables?.['id'] : null;
    if (typeof id === 'string') cache.invalidate({ __typename: 'Area', id }, 'resources');
    cache.invalidate('Query', fieldKey);
  }
};

export const createCache = () =>
  cacheExchange({
    keys,
    // page after page of an area's resources is one list
    resolvers: { Area: { resources: relayPagination() } },
    updates: { Mutation: { confirmResource: askAgain, recordPresence: askAgain, undoEdit: askAgain } },
  });
