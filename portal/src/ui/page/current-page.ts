interface Tab {
  readonly to: string;
  /** Where pages under it begin that are not under its own address. */
  readonly also?: string;
}

/**
 * Which of several tabs a page belongs to: its own, or the one whose address it stands under. A tab under which
 * other tabs stand as well, as that of a record, owns its own page alone.
 */
export function currentPage<T extends Tab>(pages: readonly T[], here: string): T | undefined {
  const under = (address: string, page: string) => page.startsWith(`${address}/`);
  return (
    pages.find(({ to }) => to === here) ??
    pages.find(({ also }) => also !== undefined && here.startsWith(also)) ??
    pages.find(({ to }) => under(to, here) && !pages.some((other) => under(to, other.to)))
  );
}
