/** 「山田さん宅」「鈴木様方」「佐藤さんの自宅」: the home of someone; not 「みなさんの家」「氏家公民館」. */
const HOME =
  /(?<!みな|皆|おばあ|おじい|ばあ|じい|母|父)(さん|さま|様|氏|殿|くん|君|ちゃん)(の?お?(宅|自宅)|のお?(家|うち|住まい)|方(?=$|[\s、）)]))|^自宅$|ご自宅/u;
/** 「昭和10年生まれ」「82歳女」: a person's own. */
const BORN = /生年月日|(昭和|大正|平成|[SHT])\s*\d{1,2}\s*年.{0,6}生まれ|\d{1,3}\s*[歳才]\s*[（(]?[男女]/u;

/** Fields of free text in which someone might write of a person. */
export const FREE_TEXT = ['name', 'address', 'schedule', 'organization', 'source'] as const;

/** What to write instead, where a text tells of a person's home or of a person; nothing where it doesn't. */
export function findPersonalData(text: string): string | undefined {
  const plain = text.normalize('NFKC');
  if (HOME.test(plain))
    return '個人のお宅は、場所として登録できません。活動や会の名前(例「第3組サロン」)で書き、お宅のことは支援記録へ書いてください。';
  if (BORN.test(plain)) return '個人がわかることは書かず、支援記録へ書いてください。';
  return undefined;
}
