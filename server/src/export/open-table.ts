import { areaTable } from './dataset/areas.ts';
import { eventTable } from './dataset/events.ts';
import { planTable } from './dataset/plan.ts';
import { populationTable } from './dataset/population.ts';
import { recordTable } from './dataset/record-table.ts';
import { countTable, membershipTable, presenceTable, targetTable } from './dataset/records.ts';
import { resourceTable } from './dataset/resources.ts';
import { lineTable, zoneTable } from './dataset/transit-shapes.ts';
import { valueTable } from './dataset/values.ts';
import type { ExportContext } from './export-context.ts';
import type { ExportRequest } from './export-request.ts';
import type { ExportTable } from './export-table.ts';
import { openForm } from './form/open-form.ts';

/** The table that is asked for, as far as the viewer may read it; its rows are read when they are written. */
export function openTable(context: ExportContext, request: ExportRequest): Promise<ExportTable> {
  const { parameters } = request;
  if (parameters.form !== undefined) return openForm(context, request.dataset, parameters.form, parameters);
  switch (request.dataset) {
    case 'areas':
      return areaTable(context, parameters);
    case 'membership':
      return membershipTable(context, parameters);
    case 'population':
      return populationTable(context, parameters);
    case 'resources':
      return resourceTable(context, parameters);
    case 'presence':
      return presenceTable(context);
    case 'counts':
      return countTable(context);
    case 'targets':
      return targetTable(context);
    case 'plan':
      return planTable(context);
    case 'events':
      return eventTable(context, parameters);
    case 'agreements':
    case 'assignments':
      return recordTable(context, request.dataset);
    case 'zones':
      return zoneTable(context);
    case 'lines':
      return lineTable(context);
    case 'values':
      return valueTable(context, request);
  }
}
