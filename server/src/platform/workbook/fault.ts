export type WorkbookFault = 'broken' | 'too-large';

/** Why a workbook cannot be read. */
export class UnreadableWorkbook extends Error {
  readonly fault: WorkbookFault;

  constructor(fault: WorkbookFault) {
    super(`the workbook is ${fault}`);
    this.fault = fault;
  }
}
