import type { AgreementStanding } from './agreement.ts';

/** 更新が近い */
const SOON_DAYS = 90;

/** Where an agreement stands on a day. Days as YYYY-MM-DD. */
export function standingOn(
  today: string,
  { renewBy, endedOn }: { readonly renewBy: string | null; readonly endedOn: string | null },
): AgreementStanding {
  if (endedOn !== null && endedOn <= today) return 'ENDED';
  if (renewBy === null || daysBetween(today, renewBy) > SOON_DAYS) return 'CURRENT';
  return renewBy < today ? 'RENEW_PASSED' : 'RENEW_SOON';
}

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;
