import { personalViewer, type Viewer } from '../account/index.ts';
import { type AreaReader, createAreaCaches, createAreaReader } from '../area/index.ts';
import type { Database } from '../database/index.ts';
import {
  createIndicatorReader,
  createValueTeller,
  dayInTokyo,
  type IndicatorReader,
  type Towns,
  type ValueTeller,
} from '../indicator/index.ts';
import {
  createMunicipalityReader,
  type Municipality,
  type MunicipalityReader,
  parseMunicipalityCode,
  Registry,
} from '../municipality/index.ts';
import { createPopulationReader, type PopulationReader } from '../population/index.ts';
import { notFound } from '../wire/index.ts';
import type { ExportParameters } from './export-request.ts';

/** What exports work with: a server has it, and a command that works by itself. */
export interface ExportServices {
  readonly database: Database;
  readonly towns: Towns;
}

/** One export reads through the same readers as a GraphQL request of the same viewer: what is withheld there is withheld here. */
export interface ExportContext {
  readonly database: Database;
  readonly viewer: Viewer;
  /** In Asia/Tokyo, YYYY-MM-DD */
  readonly today: string;
  /** As it stood when the export began: what is published meanwhile is not half in it. */
  readonly town: Municipality;
  readonly municipalities: MunicipalityReader;
  readonly areas: AreaReader;
  readonly populations: PopulationReader;
  readonly indicators: IndicatorReader;
  readonly valueTeller: ValueTeller;
}

/** @throws NOT_FOUND where there is no such municipality */
export async function openExportContext(
  { database, towns }: ExportServices,
  { m, as }: Pick<ExportParameters, 'm' | 'as'>,
): Promise<ExportContext> {
  const register = await new Registry(database).read();
  const code = parseMunicipalityCode(m);
  const town = code === undefined ? undefined : register.find(code);
  if (!town)
    throw notFound(
      `市町村「${m}」は登録されていません。市町村コード（5桁、または検査数字つき6桁）を確かめてください。`,
    );
  const viewer = personalViewer(as);
  const today = dayInTokyo(new Date());
  const municipalities = createMunicipalityReader(database, register);
  return {
    database,
    viewer,
    today,
    town,
    municipalities,
    areas: createAreaReader(database, createAreaCaches(), { today, stamp: register.stamp }),
    populations: createPopulationReader(towns, municipalities, viewer),
    indicators: createIndicatorReader({ database, towns, municipalities, viewer, today }),
    valueTeller: createValueTeller(towns, today, viewer.audience),
  };
}
