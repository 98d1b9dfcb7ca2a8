export { BackupDamaged } from './archive-bytes.ts';
export { readBackup } from './reading.ts';
export type { Carried, TablesHead } from './tables.ts';
export { isCopyOfTables, NotEmpty, readTables } from './tables-reading.ts';
export { writeTables } from './tables-writing.ts';
export type { BackupFacts } from './writing.ts';
export { writeBackup } from './writing.ts';
