import { PbfReader } from 'pbf';
import { Refusal } from '../issue.ts';
import { broken } from './osm-blobs.ts';

/** Numbers of fields of HeaderBlock. */
const HEADER = { requiredFeatures: 4, replicationTimestamp: 32 };

/** What a reader has to understand to read a file rightly, and this one does. */
const UNDERSTOOD: ReadonlySet<string> = new Set(['OsmSchema-V0.6', 'DenseNodes']);

export interface OsmHeader {
  /** The day of the data, YYYY-MM-DD in UTC as OpenStreetMap counts; null where the file doesn't tell. */
  readonly asOf: string | null;
}

/** @throws Refusal when the file says that it can't be read without something that this reader doesn't know */
export function readOsmHeader(data: Uint8Array): OsmHeader {
  const required: string[] = [];
  let seconds = 0;
  try {
    const reader = new PbfReader(data);
    for (let field = reader.nextField(); field !== 0; field = reader.nextField()) {
      if (field === HEADER.requiredFeatures) required.push(reader.readString());
      else if (field === HEADER.replicationTimestamp) seconds = reader.readVarint();
      else reader.skip(reader.type);
    }
  } catch {
    throw broken('ファイルの見出しが読めません');
  }
  const unknown = required.filter((feature) => !UNDERSTOOD.has(feature));
  if (unknown.length > 0)
    throw new Refusal('osm-unsupported', {
      value: unknown.join(', '),
      message: `このファイルを読むのに要る「${unknown.join('、')}」に対応していません。${
        unknown.includes('HistoricalInformation')
          ? '履歴つきではない、いまの状態の .osm.pbf を選んでください。'
          : 'osmium cat などで、ふつうの .osm.pbf に書き直してください。'
      }`,
    });
  const isTold = seconds > 0 && seconds < 1e11;
  return { asOf: isTold ? new Date(seconds * 1000).toISOString().slice(0, 10) : null };
}
