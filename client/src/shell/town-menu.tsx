import { useText } from '../i18n/use-text.tsx';
import { useAreaName } from '../town/use-area-name.ts';
import type { TownSummary } from '../town/use-towns.ts';
import { ChoiceMenu } from '../ui/choice-menu.tsx';
import { changeView } from '../view-state.ts';

interface Props {
  readonly towns: readonly TownSummary[];
  readonly town: TownSummary | null;
}

/** 自治体 */
export function TownMenu({ towns, town }: Props) {
  const text = useText();
  const townName = useAreaName();
  if (towns.length === 0) return null;
  return (
    <ChoiceMenu
      framed
      label={text('town.choose')}
      choices={towns.map((each) => ({ id: each.slug, label: townName(each, 'sentence') }))}
      chosen={town?.slug ?? null}
      onChoose={openTown}
    />
  );
}

/** Another town begins at its start: what was chosen in the last one has no meaning there. */
function openTown(slug: string): void {
  changeView({ town: slug, area: null, tab: 'overview', layers: null, camera: null, year: null, sort: null });
}
