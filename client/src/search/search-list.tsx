import { ChartNoAxesColumn, Map as MapIcon, MapPin, MonitorSmartphone } from 'lucide-react';
import type { MessageId } from '../i18n/use-text.tsx';
import { useText } from '../i18n/use-text.tsx';
import { KindIcon } from '../ui/kind-icon.tsx';
import type { SearchChoice, SearchGroup } from './choices.ts';

interface Props {
  readonly id: string;
  readonly groups: readonly SearchGroup[];
  readonly choices: readonly SearchChoice[];
  /** Index in `choices`; -1 for none. */
  readonly active: number;
  readonly isShown: boolean;
  readonly failed: boolean;
  readonly onPoint: (index: number) => void;
  readonly onChoose: (choice: SearchChoice) => void;
}

const titles: Readonly<Record<SearchGroup, MessageId>> = {
  AREA: 'search.group.areas',
  MACHI_AZA: 'search.group.machiAza',
  RESOURCE: 'search.group.resources',
  INDICATOR: 'search.group.indicators',
  SCREEN: 'search.group.screens',
};

const icons = {
  AREA: MapIcon,
  MACHI_AZA: MapPin,
  RESOURCE: MapPin,
  INDICATOR: ChartNoAxesColumn,
  SCREEN: MonitorSmartphone,
};

export function SearchList({ id, groups, choices, active, isShown, failed, onPoint, onChoose }: Props) {
  const text = useText();
  return (
    <div className="search-list" hidden={!isShown}>
      <div role="listbox" id={id} aria-label={text('search.results')}>
        {groups.map((group) => {
          const members = choices.filter((choice) => choice.group === group);
          if (members.length === 0) return null;
          return (
            <div key={group} role="group" aria-labelledby={`${id}-${group}`}>
              <p id={`${id}-${group}`} className="search-list-title">
                {text(titles[group])}
              </p>
              {members.map((choice) => {
                const index = choices.indexOf(choice);
                const Icon = icons[group];
                return (
                  // the keys are those of the field: the focus stays there
                  // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
                  <div
                    key={choice.id}
                    id={`${id}-${index}`}
                    role="option"
                    tabIndex={-1}
                    className="search-list-option"
                    aria-selected={index === active}
                    onPointerEnter={() => onPoint(index)}
                    onPointerDown={(event) => event.preventDefault()}
                    onClick={() => onChoose(choice)}
                  >
                    {choice.icon ? <KindIcon icon={choice.icon} size={20} /> : <Icon size={20} aria-hidden />}
                    <span>{choice.name}</span>
                    {choice.detail && <small>{choice.detail}</small>}
                  </div>
                );
              })}
            </div>
          );
        })}
      </div>
      {isShown && choices.length === 0 && (
        <p className="search-list-none">{text(failed ? 'search.failed' : 'search.none')}</p>
      )}
    </div>
  );
}
