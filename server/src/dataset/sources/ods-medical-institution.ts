import { type KindWords, withKind } from './kind-words.ts';
import { ODS_PLACE, rewriteOdsPlace } from './ods-place.ts';
import type { Source } from './source.ts';

const KINDS: KindWords = [
  [/歯科/, 'dentist'],
  [/病院/, 'hospital'],
  [/診療所|医院|クリニック/, 'clinic'],
  [/薬局/, 'pharmacy'],
  [/訪問看護/, 'visiting-nurse'],
];

/** 医療機関一覧: 病院, 有床診療所, 無床診療所; a clinic of dentistry alone is a dentist. */
export const odsMedicalInstitution: Source = {
  format: 'ods-medical-institution',
  dataset: 'resources',
  category: 'medical_type',
  columns: [
    ...ODS_PLACE,
    { field: 'medical_type', names: '医療機関の種類 医療機関種別 alternativename' },
    { field: 'medical_code', names: '医療機関コード medicalcode' },
    { field: 'subjects', names: '診療科目 medicalsubjects' },
    { field: 'beds', names: '病床数 numberofbeds' },
    { field: 'opened_on', names: '開設年月日 openingdate' },
  ],
  isMadeOf: (has) => has('name', 'medical_type', 'address') && (has('medical_code') || has('subjects') || has('beds')),
  rewrite: (row) => {
    const { medical_type: type, subjects, medical_code: _code, beds: _beds, ...cells } = row.cells;
    const place = rewriteOdsPlace({ ...row, cells });
    const isDentist = type && /診療所/.test(type.value) && subjects && isDentistry(subjects.value);
    return withKind(place, isDentist ? { ...type, value: `歯科 ${type.value}` } : type, KINDS, 'clinic');
  },
};

/** 歯科、小児歯科、矯正歯科、歯科口腔外科 and nothing else. */
function isDentistry(subjects: string): boolean {
  const all = subjects
    .split(/[、,;；・\s]+/)
    .map((subject) => subject.trim())
    .filter(Boolean);
  return all.length > 0 && all.every((subject) => /歯/.test(subject));
}
