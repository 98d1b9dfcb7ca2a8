import { useNavigate, useParams, useRouterState } from '@tanstack/react-router';
import { useCallback } from 'react';

export interface GoOptions {
  readonly search?: Readonly<Record<string, string>>;
  readonly replace?: boolean;
  /** After a submission: nothing is lost, so no leave guard asks. */
  readonly unasked?: boolean;
}

/** Leads to another page of the portal. */
export function useGo(): (to: string, options?: GoOptions) => void {
  const navigate = useNavigate();
  return useCallback(
    (to, { search = {}, replace = false, unasked = false } = {}) =>
      void navigate({ to, search, replace, ignoreBlocker: unasked } as never),
    [navigate],
  );
}

/** A part of the page's path: for `/customers/$customerId`, `usePathPart('customerId')`. */
export function usePathPart(name: string): string {
  const parts: Record<string, string | undefined> = useParams({ strict: false });
  return parts[name] ?? '';
}

/** A value of the page's address after the question mark. */
export function useAddressValue(name: string): string | undefined {
  return useRouterState({
    select: ({ location }) => (location.search as Record<string, string | undefined>)[name],
  });
}

export type AddressValues = Readonly<Record<string, string | undefined>>;

/** Everything after the question mark of the page's address, and a way to write it anew. */
export function useAddress(): readonly [AddressValues, (values: AddressValues) => void] {
  const navigate = useNavigate();
  const values = useRouterState({ select: ({ location }) => location.search as AddressValues });
  const write = useCallback(
    (search: AddressValues) => void navigate({ to: '.', search, replace: true, resetScroll: false } as never),
    [navigate],
  );
  return [values, write];
}

/** The path of the page that the address leads to now: while another is on its way, that other's. */
export function usePath(): string {
  return useRouterState({ select: ({ location }) => location.pathname });
}
