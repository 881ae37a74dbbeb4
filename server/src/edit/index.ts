export { type EditContext, EditResolver } from './edit.resolver.ts';
export { beginEdit, findLedgerEntry, writeAudit } from './ledger.repository.ts';
export { editId, parseEditId } from './made-edit.ts';
export { findPersonalData } from './private-home.ts';
export { createResourceRecordReader } from './resource-record.reader.ts';
export { ResourceHelpResolver, ResourceRecordResolver } from './resource-record.resolver.ts';
export { endVersion, restoreVersion } from './resource-version.repository.ts';
