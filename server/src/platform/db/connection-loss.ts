/** An error without an SQLSTATE came from the connection, not from a statement: do not reuse it. */
export function connectionLoss(error: unknown): Error | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = (error as { code?: string }).code;
  const fromServer = typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code);
  const fatal = fromServer && (code.startsWith('57P') || code.startsWith('08'));
  const ours = error.name === 'Refusal';
  return ours || (fromServer && !fatal) ? undefined : error;
}

const saidByDriver = /^Connection terminated|is not queryable|timeout exceeded when trying to connect/;

/** The database cannot be reached now, or another attempt had to yield: the same request may be tried again. */
export function mayBeTriedAgain(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = (error as { code?: string }).code ?? '';
  return (
    // 25006: the server follows another one from now on. 40: two were in each other's way. 57014: somebody stood in
    // the way for longer than a statement may take.
    /^(08|57P|57014|53|40|25006)/.test(code) ||
    /^E[A-Z]+$/.test(code) ||
    error.name === 'NoPrimary' ||
    saidByDriver.test(error.message)
  );
}
