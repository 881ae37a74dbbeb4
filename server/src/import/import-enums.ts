import { registerEnumType } from 'type-graphql';
import { DATASET_NAMES } from '../dataset/index.ts';
import { ACTIVITIES, JOB_STATES, NEEDS } from './import-job.ts';

function registered<T extends string>(name: string, values: readonly T[], description: string): Record<string, T> {
  const names = Object.fromEntries(values.map((value) => [value, value]));
  registerEnumType(names, { name, description });
  return names;
}

export const DatasetNameEnum = registered(
  'DatasetName',
  DATASET_NAMES,
  'What a table can hold, as the command line calls it.',
);
export const VerdictEnum = registered(
  'ImportVerdict',
  ['accepted', 'review', 'rejected'] as const,
  'そのまま入ります・確かめてください・直さないと入りません',
);
export const ChangeEnum = registered('RecordChange', ['added', 'changed', 'removed'] as const, '追加・変更・なくなる');
export const JobStateEnum = registered(
  'ImportJobState',
  JOB_STATES,
  '選んだ・確かめた・反映した・入れられない・やめた',
);
export const ActivityEnum = registered('ImportActivity', ACTIVITIES, 'What is being done with a job at the moment.');
export const NeedEnum = registered('ImportNeed', NEEDS, 'What has to be said about a file before it can be checked.');
export const IssueLevelEnum = registered(
  'ImportIssueLevel',
  ['ERROR', 'WARN', 'REPAIR', 'INFO'] as const,
  'How grave a finding is.',
);
