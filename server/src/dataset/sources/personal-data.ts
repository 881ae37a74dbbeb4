import { Refusal } from '../issue.ts';
import { headerKey } from './header-key.ts';
import { type PersonalValues, personalValuesOf } from './personal-values.ts';

/** A column of one of these says by itself that a row is a person or a household. */
const OF_A_PERSON =
  /生年月日|誕生日|生まれた日|birth|続柄|世帯主|世帯番号|個人番号|マイナンバー|被保険者|住民票コード|宛名番号|本人(氏名|確認)|避難支援者|要支援者|要援護者|要配慮者|受給者番号|年金番号|保険証|戸籍|緊急連絡先|キーパーソン|死亡年月日|民生委員(児童委員)?(氏?名|の名前)$|委員氏名/;
/** Health and disability: numbers of people are fine, a person's own is not. */
const OF_HEALTH =
  /要介護|要支援|介護度|認定区分|障害|障がい|療育手帳|手帳(番号|等級)|病名|病歴|既往|持病|疾患|服薬|診断|アレルギー|認知症(自立)?度|健康状態/;
/** A column of numbers, or about whom and what a facility is for, is about no person. */
const OF_A_FACILITY =
  /(数|率|割合|件|計|人口|人員|世帯|延べ?人)$|対象|受入|受け入れ|可否|有無|対応|専用|専門|駐車|料金|割引|減免|サービス|事業|施設|トイレ|スロープ|設備|指定|センター|支援学級|支援学校/;
const NAME_OF_A_PERSON =
  /^(氏名|お?名前|姓|フルネーム|本人|住民(氏?名)|居住者(氏?名)?|(利用者|対象者|高齢者|入居者|参加者|会員|児童|生徒|患者|要介護者|登録者|受講者|世帯員)(氏?名|の名前)?|氏名(漢字|カナ|かな|ふりがな)|full ?name)$/;
const TRAIT_OF_A_PERSON =
  /年齢|性別|独居|一人暮らし|ひとり暮らし|単身|同居|家族|世帯|見守り|介護者|主治医|かかりつけ|身体状況|配慮事項|生活保護|所得|既婚|独身|^age$|^sex$|^gender$/;
/** What tells of many people at once: rows are areas or years. */
const OF_AN_AREA = /^(地区|区域|圏域|町名|町字|町丁|大字|自治会|校区|学区|地域|市区?町村|年度?|年月|月)/;
/** Days in the life of a place. */
const DAY_OF_A_PLACE =
  /開設|設立|設置|創立|創設|結成|竣工|建築|建設|認可|認定|指定|開所|開館|開園|開業|開始|登録|更新|確認|発足/;

/** Of a table, as much as tells what its columns hold. */
export const ROWS_LOOKED_AT = 300;

/**
 * Lists of people never come in: not their health, not their birthdays, not who lives alone. Counts per area always do.
 * Values are looked at where they are known, and never repeated.
 * @throws Refusal naming the column and the reason
 */
export function refusePersonalData(names: readonly string[], rows: readonly (readonly string[])[] = []): void {
  const some = rows.slice(0, ROWS_LOOKED_AT);
  const columns = names.map((name, at) => ({
    name,
    key: headerKey(name),
    values: personalValuesOf(some.map((cells) => cells[at] ?? '')),
  }));
  refuseByName(columns);
  refuseByValues(columns);
}

/** 担当者名, コーディネーター氏名, 委員の名前 */
const NAME_OF_A_POST_HOLDER =
  /氏名|姓名|フルネーム|^お?名前$|^担当者(名)?$|(コーディネーター|委員|職員|推進員|支援員|相談員|保健師|責任者|代表者)(名|の名前)$/;

/**
 * Who holds a post is not kept: role and organisation are enough to ask for them.
 * @throws Refusal naming the column
 */
export function refuseNames(names: readonly string[], rows: readonly (readonly string[])[] = []): void {
  const some = rows.slice(0, ROWS_LOOKED_AT);
  const named = names.find(
    (name, at) =>
      NAME_OF_A_POST_HOLDER.test(headerKey(name)) || personalValuesOf(some.map((cells) => cells[at] ?? '')).isNames,
  );
  if (named !== undefined)
    throw new Refusal('personal-data', {
      field: named,
      message: `「${named}」は人の名前と考えられます。狭間は担当の人の名前を持たないので、ファイルの全体を取り込みませんでした。名前の列を消して、役割と所属だけの表にしてください（例: 役割、所属、地区）。`,
    });
}

interface Column {
  readonly name: string;
  readonly key: string;
  readonly values: PersonalValues;
}

function refuseByName(columns: readonly Column[]): void {
  const own = columns.find(({ key }) => OF_A_PERSON.test(key) && !OF_A_FACILITY.test(key));
  if (own) throw refusal(own.name, `「${own.name}」は個人や世帯の情報です`);
  const person = columns.find(({ key }) => NAME_OF_A_PERSON.test(key));
  const isOfAreas = !person && columns.some(({ key }) => OF_AN_AREA.test(key));
  const health = columns.find(
    ({ key, values }) => OF_HEALTH.test(key) && !OF_A_FACILITY.test(key) && !isOfAreas && !(values.isCounts && !person),
  );
  if (health) throw refusal(health.name, `「${health.name}」は健康や障害についての個人の情報と考えられます`);
  const trait = columns.find(({ key }) => TRAIT_OF_A_PERSON.test(key) && !OF_A_FACILITY.test(key));
  if (person && trait)
    throw refusal(
      person.name,
      `「${person.name}」と「${trait.name}」から、行が一人ひとりの人を表していると考えられます`,
    );
}

/** Whatever the columns are called. */
function refuseByValues(columns: readonly Column[]): void {
  const numbered = columns.find(({ values }) => values.isMyNumbers);
  if (numbered) throw refusal(numbered.name, `「${numbered.name}」の値が個人番号の形です`);
  const level = columns.find(({ key, values }) => values.isCareLevels && !OF_A_FACILITY.test(key));
  if (level)
    throw refusal(level.name, `「${level.name}」の値が要介護度や手帳の等級の形で、人の健康の情報と考えられます`);
  const named = columns.find(({ values }) => values.isNames);
  const born = columns.find(({ key, values }) => values.isBirthdays && !DAY_OF_A_PLACE.test(key));
  const sex = columns.find(({ values }) => values.isSex);
  const telling = born ?? sex;
  if (telling && (named || (born && sex)))
    throw refusal(
      telling.name,
      `「${telling.name}」の値が${telling === born ? '生年月日' : '性別'}の形で、行が一人ひとりの人を表していると考えられます`,
    );
}

function refusal(field: string, reason: string): Refusal {
  return new Refusal('personal-data', {
    field,
    message: `${reason}。狭間は個人や世帯の情報を持たないので、ファイルの全体を取り込みませんでした。地区ごとの人数にまとめた表にしてください（例: 地区、種類、人数）。`,
  });
}
