import { refuse } from '../../errors/refusal.ts';
import type { DeclaredRoute, Routes } from '../../platform/http/index.ts';
import { addressForm } from '../../platform/http/index.ts';
import { unofferedOperations } from './contract-routes.ts';

/**
 * Answers 501 for them, to callers that are known. Comes after all others: a route that is really there is never
 * covered, whatever the table says.
 */
export function unofferedRoutes(routes: Routes, declared: readonly DeclaredRoute[]): void {
  const there = new Set(declared.map(({ method, path }) => `${method} ${addressForm(path)}`));
  for (const [method, path] of unofferedOperations) {
    if (there.has(`${method} ${addressForm(path)}`)) continue;
    routes.add({
      method,
      path,
      operation: 'contract.unoffered',
      tag: 'Not offered',
      summary: 'Of the contract, but not offered here',
      hidden: true,
      handle: async () => refuse('not-implemented'),
    });
  }
}
