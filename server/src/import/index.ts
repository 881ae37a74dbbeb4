export { type ImportContext, ImportResolver } from './import.resolver.ts';
export { registerImports } from './import.routes.ts';
export { ImportJobResolver } from './import-job.resolver.ts';
export { ImportJobs } from './import-jobs.ts';
export { ReviewResolver } from './review.resolver.ts';
