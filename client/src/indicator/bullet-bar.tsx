import './bullet-bar.css';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.tsx';

interface Props {
  /** Share reached, 0..1; null where it isn't known or is withheld. */
  readonly ratio: number | null;
  readonly target: number | null;
  /** People reached and people in all; leave out for the bar of a table cell. */
  readonly people?: { readonly reached: number; readonly all: number };
}

/** Reached in solid teal, not yet in striped amber, the target as a tick. */
export function BulletBar({ ratio, target, people }: Props) {
  const text = useText();
  const format = useFormat();
  if (ratio === null)
    return <div className="bullet-bar bullet-bar-unknown" role="img" aria-label={text('value.unknown')} />;
  const notYet = people && people.all - people.reached;
  const label = [
    text('bar.reached', {
      p: people ? text('unit.people', { n: format.number(people.reached) }) : format.percent(ratio),
    }),
    text('bar.notYet', {
      p: notYet === undefined ? format.percent(1 - ratio) : text('unit.people', { n: format.number(notYet) }),
    }),
    target === null ? '' : text('bar.target', { p: format.percent(target) }),
  ]
    .filter(Boolean)
    .join('、');
  return (
    <div className="bullet-bar" role="img" aria-label={label}>
      <span className="bullet-bar-reached" style={{ width: `${ratio * 100}%` }} />
      {target !== null && <span className="bullet-bar-target" style={{ left: `${target * 100}%` }} />}
    </div>
  );
}
