import type { Day } from '@hazama/geo';
import type { Workshop } from '../places/spots.ts';
import { createRandom } from '../random.ts';
import { csvText } from './csv-text.ts';

interface Post {
  readonly role: string;
  readonly organization: string;
}

/** 地域福祉コーディネーター of 伊賀市, one for some areas together; 生活支援コーディネーター of 伊勢崎市, one for each 第2層. */
const POSTS: Readonly<Record<string, { readonly ofTown: Post; readonly ofArea: Post; readonly since: number }>> = {
  iga: {
    ofTown: { role: '第1層生活支援コーディネーター', organization: '伊賀市社会福祉協議会' },
    ofArea: { role: '地域福祉コーディネーター', organization: '伊賀市社会福祉協議会' },
    since: 2016,
  },
  isesaki: {
    ofTown: { role: '第1層生活支援コーディネーター', organization: '伊勢崎市' },
    ofArea: { role: '第2層生活支援コーディネーター', organization: '伊勢崎市社会福祉協議会' },
    since: 2017,
  },
};

/** 担当: roles and organisations by area; the last area waits for its next one. */
export function assignmentsCsv({ facts, asOf }: Workshop): string {
  const posts = POSTS[facts.slug];
  if (!posts) throw new RangeError(`no posts of ${facts.slug}`);
  const random = createRandom(`${facts.slug}/assignments`);
  const areas = facts.areas.filter(({ kind }) => kind === facts.reportingKind).map(({ name }) => name);
  const lastYear = Number(asOf.slice(0, 4)) - 1;
  const rows = areas.map((area, at) => ({
    ...posts.ofArea,
    area,
    from: springOf(random.between(posts.since, lastYear)),
    to: at === areas.length - 1 ? endOfYear(asOf) : '',
  }));
  return csvText(
    ['role', 'organization', 'area', 'from', 'to'],
    [{ ...posts.ofTown, area: '', from: springOf(posts.since), to: '' }, ...rows],
  );
}

const springOf = (year: number): string => `${year}-04-01`;

/** 年度末 */
function endOfYear(day: Day): string {
  const year = Number(day.slice(0, 4));
  return `${day.slice(5) < '04-01' ? year : year + 1}-03-31`;
}
