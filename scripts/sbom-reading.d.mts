export interface Component {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly scope: 'required' | 'optional' | 'excluded';
  readonly integrity: string | null;
}
export function componentsOf(lock: object, manifestOf: (path: string) => object | null): Component[];
export function licenseProblems(components: readonly Component[]): string[];
export function sbomOf(
  product: { readonly name: string; readonly version: string; readonly license: string },
  components: readonly Component[],
): { readonly components: readonly { readonly purl: string; readonly hashes?: readonly object[] }[] };
