interface Props {
  /** `icon` of a resource kind. */
  readonly icon: string;
  readonly size: number;
  /** Said aloud; leave out where the name stands beside it. */
  readonly label?: string;
}

/** The mark of a resource kind: shape, colour and glyph, as on the map. */
export function KindIcon({ icon, size, label = '' }: Props) {
  return <img src={`/icons/${encodeURIComponent(icon)}.svg`} width={size} height={size} alt={label} />;
}
