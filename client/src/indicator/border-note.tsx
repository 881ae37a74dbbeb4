import './border-note.css';
import { useText } from '../i18n/use-text.tsx';
import { useTown } from '../town/town.ts';

interface Props {
  /** Of one area; left out: of all areas of the town. */
  readonly boundarySource?: string;
}

/** 境界の確かさ, beside the numbers that rest on it: where an area ends may only be estimated, or known by the names of its 町字 alone. */
export function BorderNote({ boundarySource }: Props) {
  const text = useText();
  const { areas } = useTown();
  if (boundarySource !== undefined) {
    if (boundarySource === 'ESTIMATED') return <p className="border-note">{text('border.estimated')}</p>;
    return boundarySource === 'NONE' ? <p className="border-note">{text('border.none')}</p> : null;
  }
  const estimated = areas.filter((area) => area.boundarySource === 'ESTIMATED').length;
  const unknown = areas.filter((area) => area.boundarySource === 'NONE').length;
  if (estimated + unknown === 0) return null;
  return (
    <p className="border-note">
      {estimated > 0 &&
        text(estimated === areas.length ? 'border.estimated.all' : 'border.estimated.some', { n: estimated })}{' '}
      {unknown > 0 && text('border.none.some', { n: unknown })}
    </p>
  );
}
