import { nameKey } from '../value/place-name.ts';

type Words<Value extends string> = Readonly<Record<string, Value>>;

const STATUS: Words<'ACTIVE' | 'PREPARING' | 'SUSPENDED' | 'CLOSED'> = {
  active: 'ACTIVE',
  活動中: 'ACTIVE',
  開設: 'ACTIVE',
  設置: 'ACTIVE',
  設置済: 'ACTIVE',
  設置済み: 'ACTIVE',
  開所: 'ACTIVE',
  営業中: 'ACTIVE',
  運営中: 'ACTIVE',
  実施中: 'ACTIVE',
  あり: 'ACTIVE',
  有: 'ACTIVE',
  '○': 'ACTIVE',
  〇: 'ACTIVE',
  preparing: 'PREPARING',
  準備中: 'PREPARING',
  設置準備中: 'PREPARING',
  開設準備中: 'PREPARING',
  予定: 'PREPARING',
  suspended: 'SUSPENDED',
  休止: 'SUSPENDED',
  休止中: 'SUSPENDED',
  休会: 'SUSPENDED',
  休会中: 'SUSPENDED',
  休業: 'SUSPENDED',
  休所: 'SUSPENDED',
  closed: 'CLOSED',
  廃止: 'CLOSED',
  終了: 'CLOSED',
  解散: 'CLOSED',
  閉鎖: 'CLOSED',
  閉所: 'CLOSED',
};
const VISIBILITY: Words<'PUBLIC' | 'COUNCIL' | 'STAFF'> = {
  public: 'PUBLIC',
  公開: 'PUBLIC',
  council: 'COUNCIL',
  協議体: 'COUNCIL',
  協議体まで: 'COUNCIL',
  委員まで: 'COUNCIL',
  staff: 'STAFF',
  職員: 'STAFF',
  職員のみ: 'STAFF',
  非公開: 'STAFF',
  庁内: 'STAFF',
};
const PRESENCE: Words<'present' | 'absent'> = {
  present: 'present',
  ある: 'present',
  あり: 'present',
  有: 'present',
  有り: 'present',
  '○': 'present',
  〇: 'present',
  '◯': 'present',
  設置: 'present',
  設置済: 'present',
  設置済み: 'present',
  '1': 'present',
  true: 'present',
  yes: 'present',
  absent: 'absent',
  ない: 'absent',
  なし: 'absent',
  無: 'absent',
  無し: 'absent',
  '×': 'absent',
  x: 'absent',
  未設置: 'absent',
  '0': 'absent',
  false: 'absent',
  no: 'absent',
};
const MEASURE: Words<'PEOPLE' | 'POSTS' | 'VACANCIES' | 'SESSIONS'> = {
  people: 'PEOPLE',
  人数: 'PEOPLE',
  人: 'PEOPLE',
  現員: 'PEOPLE',
  posts: 'POSTS',
  定数: 'POSTS',
  基数: 'POSTS',
  vacancies: 'VACANCIES',
  欠員: 'VACANCIES',
  sessions: 'SESSIONS',
  回数: 'SESSIONS',
  開催回数: 'SESSIONS',
};

function lookup<Value extends string>(words: Words<Value>) {
  const byKey = new Map(Object.entries(words).map(([word, value]) => [nameKey(word), value]));
  return (word: string): Value | undefined => byKey.get(nameKey(word));
}

/** 活動中, 休止, … */
export const findStatus = lookup(STATUS);
/** 公開, 職員のみ, … */
export const findVisibility = lookup(VISIBILITY);
/** ある, ない, ○, × */
export const findPresence = lookup(PRESENCE);
/** 人数, 定数, 欠員, 回数 */
export const findMeasure = lookup(MEASURE);
