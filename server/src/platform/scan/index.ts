export type { ScannerAddress } from './address.ts';
export { readScannerAddress } from './address.ts';
export type { FileScanner } from './clamd.ts';
export { fileScanner, ScannerAway } from './clamd.ts';
