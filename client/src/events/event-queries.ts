import { graphql, type ResultOf } from '../graphql/graphql.ts';

export const eventListQuery = graphql(`
  query EventList($filter: EventFilter!, $first: Int!) {
    events(filter: $filter, first: $first) {
      totalCount
      nodes {
        id
        kind
        title
        heldOn
        untilOn
        startTime
        endTime
        place
        audience
        organizer
        participants
        participantsState
        url
        note
        source
        isByHand
        revision
        areas {
          id
          name
          nameLatin
        }
      }
    }
  }
`);

export type ListedEvent = ResultOf<typeof eventListQuery>['events']['nodes'][number];

export const eventOverviewQuery = graphql(`
  query EventOverview($municipality: ID!) {
    eventOverview(municipality: $municipality) {
      fiscalYears
      kinds {
        id
        count
      }
    }
  }
`);

export const createEventMutation = graphql(`
  mutation CreateEvent($municipality: ID!, $input: EventInput!) {
    createEvent(municipality: $municipality, input: $input) {
      id
      municipality {
        code
        revision
      }
      event {
        id
      }
    }
  }
`);

export const updateEventMutation = graphql(`
  mutation UpdateEvent($id: ID!, $revision: Int!, $input: EventInput!) {
    updateEvent(id: $id, revision: $revision, input: $input) {
      id
      municipality {
        code
        revision
      }
      event {
        id
      }
    }
  }
`);

export const removeEventMutation = graphql(`
  mutation RemoveEvent($id: ID!, $revision: Int!) {
    removeEvent(id: $id, revision: $revision) {
      id
      municipality {
        code
        revision
      }
    }
  }
`);

export const undoEventEditMutation = graphql(`
  mutation UndoEventEdit($id: ID!) {
    undoEventEdit(id: $id) {
      id
      municipality {
        code
        revision
      }
      event {
        id
      }
    }
  }
`);
