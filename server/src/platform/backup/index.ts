export { BackupDamaged, readBackup } from './reading.ts';
export type { BackupFacts } from './writing.ts';
export { writeBackup } from './writing.ts';
