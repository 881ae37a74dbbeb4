import { createContext, useContext } from 'react';
import { useTown } from '../town/town.ts';

export interface NamedArea {
  readonly id: string;
  readonly name: string;
  readonly nameLatin: string | null;
}

/** Areas of other kinds (圏域, 旧市町村) that the open record is of: lists bring them, the town's own choice doesn't hold them. */
export const OtherAreasContext = createContext<readonly NamedArea[]>([]);

/** The areas that a record can be of: those that the town reports by, and those that it is of already. */
export function useKnownAreas(): readonly NamedArea[] {
  const { areas } = useTown();
  const others = useContext(OtherAreasContext);
  return [...areas, ...others.filter(({ id }) => !areas.some((area) => area.id === id))];
}
