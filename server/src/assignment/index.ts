export { type AssignmentReader, createAssignmentReader } from './assignment.reader.ts';
export {
  AreaAssignmentsResolver,
  type AssignmentContext,
  AssignmentResolver,
  MunicipalityAssignmentsResolver,
} from './assignment.resolver.ts';
