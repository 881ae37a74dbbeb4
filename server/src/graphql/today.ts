const TOKYO = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' });

/** The day it is in Asia/Tokyo, YYYY-MM-DD. */
export const todayInTokyo = (now: Date = new Date()): string => TOKYO.format(now);
