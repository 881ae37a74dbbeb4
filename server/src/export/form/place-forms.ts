import type { OdsForm } from '../vocabulary.ts';
import {
  address,
  body,
  city,
  type FormColumn,
  formColumn,
  kana,
  name,
  no,
  opening,
  phone,
  place,
  prefecture,
  remark,
  townCode,
  url,
} from './place-columns.ts';

/** One list of places of the 自治体標準オープンデータセット: its columns in their order, and the kinds that belong in it. */
export interface PlaceForm {
  readonly title: string;
  readonly columns: readonly FormColumn[];
  /** By kind of resource: the form's own word for it. */
  readonly kinds: Readonly<Record<string, string>>;
  /** What the form asks for and nobody here knows. */
  readonly note: string;
}

const word =
  (words: Readonly<Record<string, string>>): FormColumn['cell'] =>
  ({ kindId }) =>
    words[kindId] ?? null;

const head = () => [townCode(), no(), prefecture(), city(), name(), kana()];

const PUBLIC = {
  'public-facility': '公共施設',
  kominkan: '公民館',
  'district-civic-centre': '地区市民センター',
  rinpokan: '隣保館',
  'cultural-venue': '文化会館',
  'multicultural-centre': '多文化共生センター',
  'comprehensive-care-centre': '地域包括支援センター',
  'children-centre': '児童館・児童センター',
};

const CARE = {
  'special-nursing-home': '介護老人福祉施設',
  'geriatric-health-facility': '介護老人保健施設',
  'regular-patrol-nursing': '定期巡回・随時対応型訪問介護看護',
  'visiting-nurse': '訪問看護',
  'comprehensive-care-centre': '地域包括支援センター',
  'care-service': '介護サービス',
};

const MEDICAL = {
  hospital: '病院',
  'core-hospital': '病院',
  'emergency-hospital': '病院',
  clinic: '診療所',
  dentist: '歯科診療所',
};

const CHILDCARE = { 'childcare-facility': '子育て支援施設', 'children-centre': '児童館・児童センター' };

/** By the order of the law; in Hazama the comma of the second is a middle dot. */
const HAZARDS = [
  '洪水',
  '崖崩れ、土石流及び地滑り',
  '高潮',
  '地震',
  '津波',
  '大規模な火事',
  '内水氾濫',
  '火山現象',
] as const;

const hazard = (title: string) =>
  formColumn(`災害種別_${title}`, ({ hazards }) => (hazards.includes(title.replace('、', '・')) ? '1' : null));

export const PLACE_FORMS: Readonly<Record<Exclude<OdsForm, 'ods-population' | 'ods-event'>, PlaceForm>> = {
  'ods-public-facility': {
    title: '公共施設一覧',
    kinds: PUBLIC,
    columns: [
      ...head(),
      formColumn('名称_通称'),
      formColumn('POIコード'),
      ...address(),
      ...place(),
      ...phone(),
      ...body(),
      ...opening(),
      formColumn('説明', word(PUBLIC)),
      formColumn('バリアフリー情報'),
      url(),
      remark(),
    ],
    note: 'POIコード・バリアフリー情報は持っていないので空です。施設の種類は「説明」にあります。',
  },
  'ods-care-facility': {
    title: '介護サービス事業所一覧',
    kinds: CARE,
    columns: [
      townCode(),
      no(),
      prefecture(),
      city(),
      name('介護サービス事業所名称'),
      kana('介護サービス事業所名称_カナ'),
      formColumn('実施サービス', word(CARE)),
      ...address(),
      ...place(),
      ...phone(),
      formColumn('FAX番号'),
      ...body('法人の名称'),
      formColumn('事業所番号'),
      formColumn('利用可能曜日'),
      // the form has no columns for times: the schedule stands whole in the remark
      formColumn('利用可能曜日特記事項', ({ schedule }) => schedule),
      formColumn('定員', ({ capacity }) => capacity, 'number'),
      url(),
      remark(),
    ],
    note: '「介護サービス」は、サービスの種類までは持っていないものです。事業所番号は空です。',
  },
  'ods-medical-institution': {
    title: '医療機関一覧',
    kinds: MEDICAL,
    columns: [
      ...head(),
      formColumn('医療機関の種類', word(MEDICAL)),
      ...address(),
      ...place(),
      ...phone(),
      formColumn('FAX番号'),
      ...body('法人の名称'),
      formColumn('医療機関コード'),
      ...opening('診療曜日', '診療開始時間', '診療終了時間', '診療日時特記事項'),
      formColumn('時間外における対応'),
      formColumn('診療科目', ({ kindId }) => (kindId === 'dentist' ? '歯科' : null)),
      formColumn('病床数', undefined, 'number'),
      url(),
      remark(),
    ],
    note: '病床数は持っていないので空です。有床か無床かがわからない診療所は「診療所」とだけ書きました。診療科目も歯科のほかは空です。',
  },
  'ods-childcare-facility': {
    title: '子育て施設一覧',
    kinds: CHILDCARE,
    columns: [
      ...head(),
      formColumn('種別', word(CHILDCARE)),
      ...address(),
      ...place(),
      formColumn('アクセス方法'),
      formColumn('駐車場情報'),
      ...phone(),
      formColumn('FAX番号'),
      ...body(),
      formColumn('認可等年月日', ({ openedOn }) => openedOn, 'day'),
      formColumn('収容定員', ({ capacity }) => capacity, 'number'),
      formColumn('受入年齢'),
      ...opening(),
      formColumn('一時預かりの有無'),
      url(),
      remark(),
    ],
    note: '公立・私立などの別と受入年齢は持っていません。種別は Hazama の種類です。',
  },
  'ods-evacuation-site': {
    title: '指定緊急避難場所一覧',
    kinds: { 'emergency-evacuation-site': '指定緊急避難場所' },
    columns: [
      no(),
      name(),
      kana(),
      ...address(),
      ...place(),
      formColumn('標高', undefined, 'number'),
      ...phone(),
      townCode('市区町村コード'),
      prefecture(),
      city(),
      ...HAZARDS.map(hazard),
      formColumn('指定避難所との重複'),
      formColumn('想定収容人数', ({ capacity }) => capacity, 'number'),
      formColumn('対象となる町会・自治会', ({ servesAreas }) => servesAreas.join(';') || null),
      url(),
      remark(),
    ],
    note: '災害種別は、取り込んだ一覧にあったものだけです。標高と、指定避難所との重複は空です。',
  },
  'ods-aed': {
    title: 'AED設置箇所一覧',
    kinds: { aed: 'AED' },
    columns: [
      ...head(),
      ...address(),
      ...place(),
      formColumn('設置位置'),
      ...phone(),
      ...body(),
      ...opening(),
      formColumn('小児対応設備の有無'),
      url(),
      remark(),
    ],
    note: '建物の中の設置位置と小児対応設備は持っていないので空です。',
  },
};
