import { Refusal } from '../issue.ts';
import { headerKey } from './header-key.ts';

/** A column of one of these says by itself that a row is a person or a household. */
const OF_A_PERSON =
  /生年月日|誕生日|生まれた日|birth|続柄|世帯主|世帯番号|個人番号|マイナンバー|被保険者|住民票コード|宛名番号|本人(氏名|確認)|避難支援者|要支援者|要援護者/;
/** Health and disability: numbers of people are fine, a person's own is not. */
const OF_HEALTH =
  /要介護|要支援|介護度|認定区分|障害|障がい|療育手帳|手帳(番号|等級)|病名|病歴|既往|持病|疾患|服薬|診断|アレルギー|認知症(自立)?度|健康状態/;
/** A column of numbers, or about whom and what a facility is for, is about no person. */
const OF_A_FACILITY =
  /(数|率|割合|件|計|人口|人員|世帯|延べ?人)$|対象|受入|受け入れ|可否|有無|対応|専用|専門|駐車|料金|割引|減免|サービス|事業|施設|トイレ|スロープ|設備/;
const NAME_OF_A_PERSON =
  /^(氏名|お?名前|姓|フルネーム|本人|利用者(名|氏名)?|対象者(名|氏名)?|高齢者(名|氏名)?|full ?name)$/;
const TRAIT_OF_A_PERSON = /年齢|性別|独居|一人暮らし|ひとり暮らし|単身|同居|家族|世帯|見守り|^age$|^sex$|^gender$/;

/**
 * Lists of people never come in: not their health, not their birthdays, not who lives alone. Values are not repeated.
 * @throws Refusal naming the column and the reason
 */
export function refusePersonalData(names: readonly string[]): void {
  const columns = names.map((name) => ({ name, key: headerKey(name) }));
  const own = columns.find(({ key }) => OF_A_PERSON.test(key) && !OF_A_FACILITY.test(key));
  if (own) throw refusal(own.name, `「${own.name}」は個人や世帯の情報です`);
  const health = columns.find(({ key }) => OF_HEALTH.test(key) && !OF_A_FACILITY.test(key));
  if (health) throw refusal(health.name, `「${health.name}」は健康や障害についての個人の情報と考えられます`);
  const person = columns.find(({ key }) => NAME_OF_A_PERSON.test(key));
  const trait = columns.find(({ key }) => TRAIT_OF_A_PERSON.test(key) && !OF_A_FACILITY.test(key));
  if (person && trait)
    throw refusal(
      person.name,
      `「${person.name}」と「${trait.name}」から、行が一人ひとりの人を表していると考えられます`,
    );
}

function refusal(field: string, reason: string): Refusal {
  return new Refusal('personal-data', {
    field,
    message: `${reason}。狭間は個人や世帯の情報を持たないので、ファイルの全体を取り込みませんでした。地区ごとの人数にまとめた表にしてください（例: 地区、種類、人数）。`,
  });
}
