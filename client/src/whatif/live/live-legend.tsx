import { useText } from '../../i18n/use-text.tsx';
import type { Compared } from '../../view-state.ts';

interface Props {
  readonly compared: Compared;
  /** Else it is of access, of which there is more or less. */
  readonly isCoverage: boolean;
  /** Places of today are drawn. */
  readonly hasPlaces: boolean;
}

/** What the squares say. */
export function LiveLegend({ compared, isCoverage, hasPlaces }: Props) {
  const text = useText();
  return (
    <ul>
      {LOOKS.filter((look) => compared === 'diff' || look === 'reached' || look === 'notYet').map((look) => (
        <li key={look}>
          <i data-look={look} />
          {text(isCoverage ? `live.legend.${look}` : `live.legend.access.${look}`)}
        </li>
      ))}
      {hasPlaces && (
        <li>
          <i data-look="place" />
          {text('live.legend.place')}
        </li>
      )}
    </ul>
  );
}

const LOOKS = ['new', 'reached', 'notYet', 'lost'] as const;
