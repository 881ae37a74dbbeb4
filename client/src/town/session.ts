import { createContext, useContext } from 'react';
import type { Session } from './use-towns.ts';

export const SessionContext = createContext<Session | null>(null);

/** Who is asking, and what is withheld; null until the server has said. */
export const useSession = (): Session | null => useContext(SessionContext);

/** Whether 今もある and ある / ない may be said: staff, and not while looking through another's eyes. */
export const useMayEdit = (): boolean => useSession()?.audience === 'STAFF';
