import { graphql, type ResultOf } from '../graphql/graphql.ts';

export const resourceListQuery = graphql(`
  query ResourceList($filter: ResourceFilter!, $first: Int!, $after: String, $order: ResourceOrder!) {
    resources(filter: $filter, first: $first, after: $after, order: $order) {
      totalCount
      pageInfo {
        endCursor
      }
      nodes {
        id
        name
        nameKana
        address
        location
        schedule
        phone
        status
        confirmedOn
        monthsSinceConfirmed
        isStale
        kind {
          id
        }
        area {
          id
        }
      }
    }
  }
`);

export type ListedResource = ResultOf<typeof resourceListQuery>['resources']['nodes'][number];

/** Everything that a person can write of a resource. */
export const writtenFields = graphql(`
  fragment WrittenResource on Resource {
    id
    revision
    name
    nameKana
    address
    location
    status
    schedule
    capacity
    organization
    phone
    url
    languages
    visibility
    fieldVisibility {
      field
      visibility
    }
    servesAreaNames
    openedOn
    closedOn
    confirmedOn
    source
    kind {
      id
    }
  }
`);

export type WrittenResource = ResultOf<typeof writtenFields>;

export const resourceQuery = graphql(
  `
  query OpenResource($id: ID!) {
    resource(id: $id) {
      ...WrittenResource
      servesAreas {
        id
        name
      }
      isHandMade
      isStale
      monthsSinceConfirmed
      provenance {
        source
        file
        line
        byHand {
          field
          fileValue
        }
      }
      history {
        editId
        revision
        cause
        at
        by
        file
        line
        canUndo
        changes {
          field
          before
          after
        }
      }
    }
  }
`,
  [writtenFields],
);

export type OpenResource = NonNullable<ResultOf<typeof resourceQuery>['resource']>;

export const createResourceMutation = graphql(`
  mutation CreateResource($municipality: ID!, $input: ResourceInput!) {
    createResource(municipality: $municipality, input: $input) {
      id
      municipality {
        code
        revision
      }
      resource {
        id
        revision
      }
    }
  }
`);

export const updateResourceMutation = graphql(`
  mutation UpdateResource($id: ID!, $revision: Int!, $input: ResourceInput!) {
    updateResource(id: $id, revision: $revision, input: $input) {
      id
      municipality {
        code
        revision
      }
      resource {
        id
        revision
      }
    }
  }
`);

export const removeResourceMutation = graphql(`
  mutation RemoveResource($id: ID!, $revision: Int!) {
    removeResource(id: $id, revision: $revision) {
      id
      municipality {
        code
        revision
      }
    }
  }
`);

export const removedQuery = graphql(`
  query RemovedResources($code: ID!) {
    removedResources(municipality: $code) {
      editId
      name
      at
    }
  }
`);

export const duplicatesQuery = graphql(`
  query ResourceDuplicates(
    $municipality: ID!
    $kind: ID
    $name: String
    $nameKana: String
    $phone: String
    $location: PointInput
    $except: ID
  ) {
    resourceDuplicates(
      municipality: $municipality
      kind: $kind
      name: $name
      nameKana: $nameKana
      phone: $phone
      location: $location
      except: $except
    ) {
      reasons
      meters
      resource {
        id
        name
        address
      }
    }
  }
`);

export const addressPlaceQuery = graphql(`
  query AddressPlace($municipality: ID!, $address: String!) {
    addressPlace(municipality: $municipality, address: $address) {
      name
      longitude
      latitude
      level
    }
  }
`);
