import { useText } from '../../i18n/use-text.tsx';

interface Props {
  /** Else it is of access, of which there is more or less. */
  readonly isCoverage: boolean;
  /** What the squares look like that there are: not yet, reached, new, lost. */
  readonly looks: ReadonlySet<number>;
  /** Places of today are drawn. */
  readonly hasPlaces: boolean;
}

/** What the squares say; of those that only a change brings about, only where it does. */
export function LiveLegend({ isCoverage, looks, hasPlaces }: Props) {
  const text = useText();
  return (
    <ul>
      <li>{text('live.legend.squares')}</li>
      {LOOKS.filter(({ look, isOfToday }) => isOfToday || looks.has(look)).map(({ word: look }) => (
        <li key={look}>
          <i data-look={look} />
          {text(isCoverage ? `live.legend.${look}` : `live.legend.access.${look}`)}
        </li>
      ))}
      {hasPlaces && (
        <li>
          <i data-look="place" />
          {text('live.legend.place')}
          <span data-desk>{text('live.legend.place.drag')}</span>
        </li>
      )}
    </ul>
  );
}

/** As the map's squares are told apart. */
const LOOKS = [
  { word: 'new', look: 2, isOfToday: false },
  { word: 'reached', look: 1, isOfToday: true },
  { word: 'notYet', look: 0, isOfToday: true },
  { word: 'lost', look: 3, isOfToday: false },
] as const;
