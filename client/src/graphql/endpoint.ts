/** Where one asks as oneself. */
export const OWN_ENDPOINT = '/graphql';

/** Where one asks; `as` lowers the audience (council, public). */
export const endpointFor = (as: string | null): string =>
  as === null ? OWN_ENDPOINT : `${OWN_ENDPOINT}?as=${encodeURIComponent(as)}`;
