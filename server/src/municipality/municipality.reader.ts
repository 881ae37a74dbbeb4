import type { Statements } from '../database/index.ts';
import { loadMany, loadOne } from '../graphql/batch.ts';
import type { Dataset } from './dataset.ts';
import { findMunicipalities, listDatasets, listMunicipalities, listSnapshots } from './municipality.repository.ts';
import type { Municipality } from './municipality.ts';
import type { Snapshot } from './snapshot.ts';

/** Municipalities as one request reads them. */
export interface MunicipalityReader {
  listMunicipalities(): Promise<Municipality[]>;
  findMunicipality(code: string): Promise<Municipality | null>;
  listDatasets(code: string): Promise<Dataset[]>;
  listSnapshots(code: string): Promise<Snapshot[]>;
}

export function createMunicipalityReader(database: Statements): MunicipalityReader {
  const municipalities = loadOne(
    (codes: readonly string[]) => findMunicipalities(database, codes),
    (municipality) => municipality.code,
    (municipality) => municipality,
  );
  const datasets = loadMany(
    (codes: readonly string[]) => listDatasets(database, codes),
    (dataset) => dataset.municipalityCode,
    (dataset) => dataset,
  );
  const snapshots = loadMany(
    (codes: readonly string[]) => listSnapshots(database, codes),
    (snapshot) => snapshot.municipalityCode,
    (snapshot) => snapshot,
  );
  return {
    listMunicipalities: async () => {
      const list = await listMunicipalities(database);
      for (const municipality of list) municipalities.prime(municipality.code, municipality);
      return list;
    },
    findMunicipality: (code) => municipalities.load(code),
    listDatasets: (code) => datasets.load(code),
    listSnapshots: (code) => snapshots.load(code),
  };
}
