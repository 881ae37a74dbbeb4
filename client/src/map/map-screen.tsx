/** The map with its cards. */
export function MapScreen() {
  return <div />;
}
