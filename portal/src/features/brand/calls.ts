import type { AccentChecked, BrandInput } from '../../../../contract/brand.ts';
import { type Brand, presentAs, readBrand } from '../../api/brand.ts';
import { type AttemptIds, api } from '../../api/index.ts';

export type { AccentChecked, Brand, BrandInput };
export { readBrand };

export const brandKey = ['brand'] as const;
export type Ground = Brand['logos'][number]['ground'];

const root = '/twotier/v1/brand';

const shown = (brand: Brand): Brand => {
  presentAs(brand);
  return brand;
};

export const checkAccent = (accent: string, signal: AbortSignal) =>
  api.post<AccentChecked>(`${root}/accentcheck`, { accent }, { signal });

export const changeBrand = async (input: BrandInput, ids: AttemptIds) =>
  shown(await api.put<Brand>(root, input, ids));

export const setLogo = async (ground: Ground, contentBase64: string, ids: AttemptIds) =>
  shown(await api.put<Brand>(`${root}/logos/${ground}`, { contentBase64 }, ids));

export const removeLogo = async (ground: Ground, ids: AttemptIds) =>
  shown(await api.delete<Brand>(`${root}/logos/${ground}`, ids));
