import type { Table } from '../file/table.ts';
import { Refusal } from '../issue.ts';
import { TEMPLATES } from '../template/templates.ts';
import { DATASET_TITLES, type DatasetName } from '../vocabulary.ts';
import { gtfsFileOf } from './gtfs-file.ts';
import { refusePersonalData } from './personal-data.ts';

const MOST_NAMES_LISTED = 12;

/**
 * Why a file is not the table that it was said to be, and what to do instead.
 * @param other the dataset that it would be
 * @throws Refusal of its own when it is a list of people
 */
export function unknownTable(tables: readonly Table[], dataset: DatasetName, other: DatasetName | undefined): Refusal {
  const names = tables[0]?.fields ?? tables[0]?.rows[0]?.cells ?? [];
  refusePersonalData(
    names,
    tables[0]?.rows.slice(tables[0].fields ? 0 : 1).map(({ cells }) => cells),
  );
  const place = { line: tables[0]?.rows[0]?.line, value: listed(names.filter((name) => name.trim())) };
  const gtfs = gtfsFileOf(names);
  if (gtfs)
    return new Refusal('table-of-another-dataset', {
      ...place,
      message: `GTFS の ${gtfs} のようです。zip のまま「時刻表」として取り込んでください〔hazama import gtfs〕。`,
    });
  if (other && other !== dataset)
    return new Refusal('table-of-another-dataset', {
      ...place,
      message: `「${DATASET_TITLES[dataset]}」ではなく「${DATASET_TITLES[other]}」の表のようです。そちらとして取り込んでください〔hazama import ${other}〕。`,
    });
  return new Refusal('table-unknown', {
    ...place,
    message: `「${DATASET_TITLES[dataset]}」の表として読めません。${whatItNeeds(dataset)}`,
  });
}

function whatItNeeds(dataset: DatasetName): string {
  if (dataset === 'weights')
    return '建物の形か、位置（緯度・経度）と延床面積・戸数・重みの列か、土地利用の形と区分・密度の列が要ります。地図のファイル（GeoJSON・シェープファイル・GeoPackage）を選ぶか、列の対応を示してください〔--mapping〕。';
  const columns = TEMPLATES[dataset];
  if (!columns) return '名前（name）のある GeoJSON を選ぶか、どれが名前の列かを示してください〔--name-field〕。';
  const fields = columns.map(({ field }) => field).join(', ');
  return `見出しの行に ${fields} のような列名が要ります。ひな形に合わせるか、列の対応を示してください〔--mapping〕。`;
}

export function listed(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES_LISTED).join(', ');
  return names.length > MOST_NAMES_LISTED ? `${shown} ほか${names.length - MOST_NAMES_LISTED}` : shown;
}
