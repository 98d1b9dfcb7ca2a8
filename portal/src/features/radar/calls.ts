import type { RenewalOutcomes } from '../../../../contract/delegation.ts';
import type { LinkExtensions, RadarItem } from '../../../../contract/radar.ts';
import { type AttemptIds, api, type PageOf, readPage } from '../../api/index.ts';
import type { TableRequest } from '../../ui/index.ts';

export type { RadarItem };

const own = '/twotier/v1';
export const radarKey = ['radar'] as const;

export const readRadar = ({ size, cursor, signal, filters }: TableRequest): Promise<PageOf<RadarItem>> =>
  readPage(`${own}/radar`, {
    size,
    cursor,
    signal,
    query: { kind: filters['kind'], days: filters['days'] },
  });

/** What became of one of the chosen. */
export interface Renewed {
  readonly id: string;
  readonly done: boolean;
  readonly failure?: string | undefined;
  /** Of a link: until when it is valid now. */
  readonly lapsesAt?: string | undefined;
  /** Of a grant: the new request, to be passed on. */
  readonly url?: string | undefined;
  readonly text?: string | undefined;
}

/** Links live on; grants are asked for anew, each with a link for its customer. */
export async function renewChosen(chosen: readonly RadarItem[], ids: AttemptIds): Promise<Renewed[]> {
  const links = chosen.filter(({ kind }) => kind.endsWith('-link')).map(({ id }) => id);
  const grants = chosen.filter(({ kind }) => kind === 'admin-grant').map(({ id }) => id);
  const renewed: Renewed[] = [];
  if (links.length > 0) {
    const { items } = await api.post<LinkExtensions>(`${own}/radar/linkextensions`, { ids: links }, ids);
    renewed.push(...items.map((one) => ({ ...one, failure: one.failure?.description })));
  }
  if (grants.length > 0) {
    const { items } = await api.post<RenewalOutcomes>(
      `${own}/adminrelationships/renewals`,
      { ids: grants },
      ids,
    );
    renewed.push(
      ...items.map(({ id, done, failure, made }) => ({
        id,
        done,
        failure: failure?.description,
        url: made?.draft.url,
        text: made?.draft.text,
      })),
    );
  }
  return renewed;
}
