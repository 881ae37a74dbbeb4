export { type EditContext, EditResolver } from './edit.resolver.ts';
export { beginEdit, writeAudit } from './ledger.repository.ts';
export { endVersion, restoreVersion } from './resource-version.repository.ts';
