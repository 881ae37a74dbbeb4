import '../../ui/choice-menu.css';
import { CircleArrowLeft, CircleArrowRight, Lightbulb, Link2, MapPin, Ruler } from 'lucide-react';
import { useRef } from 'react';
import { Menu, MenuItem, Popover } from 'react-aria-components';
import { useText } from '../../i18n/use-text.tsx';
import type { LngLat } from '../model/neighbour.ts';
import type { TownMap } from '../owner/town-map.ts';
import { useMapFrame } from '../use-map-frame.ts';

export type PlaceAct = 'pin' | 'from' | 'to' | 'address' | 'measure' | 'share';

const acts = [
  { id: 'pin', Icon: Lightbulb },
  { id: 'from', Icon: CircleArrowRight },
  { id: 'to', Icon: CircleArrowLeft },
  { id: 'address', Icon: MapPin },
  { id: 'measure', Icon: Ruler },
  { id: 'share', Icon: Link2 },
] as const;

interface Props {
  readonly townMap: TownMap;
  readonly place: LngLat;
  /** Whether it is known how buses run: then it can be said where one gets to. */
  readonly hasTimetable: boolean;
  readonly onAct: (act: PlaceAct) => void;
  readonly onClose: () => void;
}

/** What can be done at a place of the map: the same by right click, by a finger that stays, and by Shift+F10. */
export function PlaceMenu({ townMap, place, hasTimetable, onAct, onClose }: Props) {
  const text = useText();
  const anchor = useRef<HTMLSpanElement>(null);
  useMapFrame(townMap);
  const [x, y] = townMap.project(place);
  const offered = acts.filter(({ id }) => hasTimetable || (id !== 'from' && id !== 'to'));
  return (
    <>
      <span
        ref={anchor}
        className="place-anchor"
        style={{ transform: `translate(${Math.round(x)}px, ${Math.round(y)}px)` }}
      />
      <Popover
        className="choice-menu-popover"
        aria-label={text('place.menu')}
        triggerRef={anchor}
        placement="bottom start"
        isOpen
        onOpenChange={(isOpen) => !isOpen && onClose()}
      >
        <Menu
          className="choice-menu-list"
          aria-label={text('place.menu')}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- a menu that opens has the focus: ARIA 1.2
          autoFocus="first"
          onAction={(key) => {
            const act = acts.find(({ id }) => id === key);
            if (act) onAct(act.id);
          }}
          onClose={onClose}
        >
          {offered.map(({ id, Icon }) => (
            <MenuItem key={id} id={id} className="choice-menu-item place-menu-item" textValue={text(`place.${id}`)}>
              <Icon size={18} aria-hidden />
              {text(`place.${id}`)}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </>
  );
}
