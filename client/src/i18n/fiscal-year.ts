/** 年度 as the language says it: 2025年度(令和7), FY2025. */
export function formatFiscalYear(year: number, language: string): string {
  if (language !== 'ja') return `FY${year}`;
  const era = eras.find(({ first }) => year >= first);
  return era ? `${year}年度(${era.name}${year === era.first ? '元' : year - era.first + 1})` : `${year}年度`;
}

/** Newest first. A 年度 belongs to the era in which it ends: 2019年度 began in 平成 and is 令和元. */
const eras = [
  { name: '令和', first: 2019 },
  { name: '平成', first: 1989 },
  { name: '昭和', first: 1926 },
];
