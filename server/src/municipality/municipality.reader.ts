import type { Statements } from '../database/index.ts';
import { loadMany } from '../wire/index.ts';
import type { Dataset } from './dataset.ts';
import { listDatasets, listSnapshots } from './municipality.repository.ts';
import type { Municipality } from './municipality.ts';
import type { Register } from './register.ts';
import type { Snapshot } from './snapshot.ts';

/** Municipalities as one request reads them: all of it sees the register as it stood when the request came. */
export interface MunicipalityReader {
  listMunicipalities(): readonly Municipality[];
  findMunicipality(code: string): Municipality | undefined;
  /** By slug, or by the code of 5 digits. */
  findMunicipalityBySlug(slug: string): Municipality | undefined;
  listDatasets(code: string): Promise<Dataset[]>;
  listSnapshots(code: string): Promise<Snapshot[]>;
}

export function createMunicipalityReader(database: Statements, register: Register): MunicipalityReader {
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
    listMunicipalities: () => register.municipalities,
    findMunicipality: (code) => register.find(code),
    findMunicipalityBySlug: (slug) => register.municipalities.find((each) => each.slug === slug || each.code === slug),
    listDatasets: (code) => datasets.load(code),
    listSnapshots: (code) => snapshots.load(code),
  };
}
