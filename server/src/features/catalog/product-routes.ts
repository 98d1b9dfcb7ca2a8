import Type from 'typebox';
import {
  Availability,
  AvailabilityCollection,
  Product,
  ProductCollection,
  Sku,
  SkuCollection,
} from '../../../../contract/catalog.ts';
import type { Caller } from '../../access/caller.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Reader, TenantScope } from '../../platform/db/index.ts';
import { readerOf } from '../../platform/db/index.ts';
import type { CustomerReach, RequestContext, Routes } from '../../platform/http/index.ts';
import { collection } from '../../platform/http/index.ts';
import { keptAnswer } from './kept-wire.ts';
import { customerMarket, wantedCountry } from './market-wire.ts';
import type { CatalogParts } from './parts.ts';
import { customerSegments, segmentNamed, viewNamed } from './rules.ts';
import type { Market } from './store.ts';
import {
  findAvailability,
  findProduct,
  findSku,
  listAvailabilities,
  listProducts,
  listSkus,
} from './store.ts';
import type { CatalogView } from './wire.ts';
import { availabilityWire, productWire, skuWire } from './wire.ts';

const tag = 'Products';

const Country = {
  country: Type.String({
    pattern: '^[A-Za-z]{2}$',
    description: 'ISO 3166 code; decides currency and offering',
  }),
};
const Scope = { reservationScope: Type.Optional(Type.String()) };
const TargetSegment = {
  targetSegment: Type.Optional(Type.String({ description: 'commercial, education, government, nonprofit' })),
};
const View = {
  targetView: Type.Optional(Type.String({ description: 'E.g. OnlineServices, Azure, Software' })),
  collectionId: Type.Optional(Type.String({ description: 'Former name of targetView' })),
};
const ListQuery = Type.Object({ ...View, ...TargetSegment, ...Scope });
const SegmentQuery = Type.Object({ ...TargetSegment, ...Scope });
const ProductPath = Type.Object({ productId: Type.String() });
const SkuPath = Type.Object({ productId: Type.String(), skuId: Type.String() });
const AvailabilityPath = Type.Object({
  productId: Type.String(),
  skuId: Type.String(),
  availabilityId: Type.String(),
});

interface Asked {
  readonly reader: Reader;
  readonly market: Market;
  readonly view: CatalogView;
}

/** The product catalog of a market, and the same seen from a customer (C62). */
export function productRoutes(routes: Routes, parts: CatalogParts): void {
  marketRoutes(routes, parts);
  customerRoutes(routes, parts);
}

function marketRoutes(routes: Routes, parts: CatalogParts): void {
  const asked = (call: {
    caller: Caller;
    scope: TenantScope;
    context: RequestContext;
    query: { country: string; targetSegment?: string };
  }): Asked => {
    const { country, currency } = wantedCountry(call.query.country);
    const { targetSegment } = call.query;
    const segments =
      targetSegment === undefined ? null : [segmentNamed(targetSegment, call.caller.tenant.cloud)];
    return {
      reader: readerOf(parts.db, call.scope),
      market: { country, segments },
      view: {
        root: '/products',
        suffix: `?country=${country}`,
        country,
        currency,
        language: call.context.language,
        client: call.context.client,
      },
    };
  };
  routes.add({
    method: 'GET',
    path: '/v1/products',
    operation: 'product.list',
    tag,
    summary: 'Products of a market',
    query: Type.Object({ ...Country, ...View, ...TargetSegment, ...Scope }),
    answer: ProductCollection,
    handle: (call) => productList(parts, asked(call), call.query),
  });
  routes.add({
    method: 'GET',
    path: '/v1/products/:productId',
    operation: 'product.read',
    tag,
    summary: 'One product',
    params: ProductPath,
    query: Type.Object({ ...Country, ...Scope }),
    answer: Product,
    handle: (call) => oneProduct(asked(call), call.params),
  });
  routes.add({
    method: 'GET',
    path: '/v1/products/:productId/skus',
    operation: 'product.read',
    tag,
    summary: 'SKUs of a product',
    params: ProductPath,
    query: Type.Object({ ...Country, ...TargetSegment, ...Scope }),
    answer: SkuCollection,
    handle: (call) => skuList(asked(call), call.params),
  });
  routes.add({
    method: 'GET',
    path: '/v1/products/:productId/skus/:skuId',
    operation: 'product.read',
    tag,
    summary: 'One SKU',
    params: SkuPath,
    query: Type.Object({ ...Country, ...Scope }),
    answer: Sku,
    handle: (call) => oneSku(asked(call), call.params),
  });
  routes.add({
    method: 'GET',
    path: '/v1/products/:productId/skus/:skuId/availabilities',
    operation: 'product.read',
    tag,
    summary: 'What of a SKU can be bought in a market',
    params: SkuPath,
    query: Type.Object({ ...Country, ...TargetSegment, ...Scope }),
    answer: AvailabilityCollection,
    handle: (call) => availabilityList(asked(call), call.params),
  });
  routes.add({
    method: 'GET',
    path: '/v1/products/:productId/skus/:skuId/availabilities/:availabilityId',
    operation: 'product.read',
    tag,
    summary: 'One availability',
    params: AvailabilityPath,
    query: Type.Object(Country),
    answer: Availability,
    handle: (call) => oneAvailability(asked(call), call.params),
  });
}

/** Country and segment come from the customer, not from the query. */
function customerRoutes(routes: Routes, parts: CatalogParts): void {
  const root = '/v1/customers/:customerId/products';
  const asked = async (call: {
    caller: Caller;
    scope: TenantScope;
    context: RequestContext;
    customer: CustomerReach;
    query: { targetSegment?: string; reservationScope?: string };
  }): Promise<Asked> => {
    const { country, currency, segments } = await customerMarket(parts, call);
    const { targetSegment } = call.query;
    const chosen = targetSegment === undefined ? null : segmentNamed(targetSegment, call.caller.tenant.cloud);
    return {
      reader: readerOf(parts.db, call.scope),
      market: { country, segments: customerSegments(segments, chosen) },
      view: {
        root: `/customers/${call.customer.customerId}/products`,
        suffix: '',
        country,
        currency,
        language: call.context.language,
        client: call.context.client,
      },
    };
  };
  // One reference table says POST, clients send GET.
  for (const method of ['GET', 'POST'] as const) {
    routes.addForCustomer({
      method,
      path: root,
      operation: 'customer.product.list',
      tag,
      summary: 'Products for a customer',
      query: ListQuery,
      answer: ProductCollection,
      hidden: method === 'POST',
      handle: async (call) => productList(parts, await asked(call), call.query),
    });
  }
  routes.addForCustomer({
    method: 'GET',
    path: `${root}/:productId`,
    operation: 'customer.product.list',
    tag,
    summary: 'One product for a customer',
    params: ProductPath,
    query: Type.Object(Scope),
    answer: Product,
    handle: async (call) => oneProduct(await asked(call), call.params),
  });
  routes.addForCustomer({
    method: 'GET',
    path: `${root}/:productId/skus`,
    operation: 'customer.product.list',
    tag,
    summary: 'SKUs of a product for a customer',
    params: ProductPath,
    query: SegmentQuery,
    answer: SkuCollection,
    handle: async (call) => skuList(await asked(call), call.params),
  });
  routes.addForCustomer({
    method: 'GET',
    path: `${root}/:productId/skus/:skuId`,
    operation: 'customer.product.list',
    tag,
    summary: 'One SKU for a customer',
    params: SkuPath,
    query: Type.Object(Scope),
    answer: Sku,
    handle: async (call) => oneSku(await asked(call), call.params),
  });
  routes.addForCustomer({
    method: 'GET',
    path: `${root}/:productId/skus/:skuId/availabilities`,
    operation: 'customer.product.list',
    tag,
    summary: 'What of a SKU a customer can buy',
    params: SkuPath,
    query: SegmentQuery,
    answer: AvailabilityCollection,
    handle: async (call) => availabilityList(await asked(call), call.params),
  });
  routes.addForCustomer({
    method: 'GET',
    path: `${root}/:productId/skus/:skuId/availabilities/:availabilityId`,
    operation: 'customer.product.list',
    tag,
    summary: 'One availability for a customer',
    params: AvailabilityPath,
    query: Type.Object({}),
    answer: Availability,
    handle: async (call) => oneAvailability(await asked(call), call.params),
  });
}

async function productList(
  parts: CatalogParts,
  { reader, market, view }: Asked,
  query: { targetView?: string; collectionId?: string; targetSegment?: string },
) {
  const name = query.targetView ?? query.collectionId;
  if (name === undefined) {
    refuse('parameter-invalid', { problems: 'targetView' }, [{ field: 'targetView', message: 'targetView' }]);
  }
  const targetView = viewNamed(name);
  const segment = query.targetSegment === undefined ? '' : `&targetSegment=${market.segments?.[0]}`;
  const self = `${view.root}${view.suffix}${view.suffix ? '&' : '?'}targetView=${targetView}${segment}`;
  return keptAnswer(parts, reader, ['products', market, view, self], async () => {
    const products = await listProducts(reader, market, targetView);
    return collection(
      products.map((product) => productWire(product, view)),
      self,
    );
  });
}

async function productOf({ reader, market }: Asked, productId: string) {
  return (await findProduct(reader, market, productId)) ?? refuse('product-unknown', { productId });
}

async function skuOf(asked: Asked, path: { productId: string; skuId: string }) {
  const product = await productOf(asked, path.productId);
  const sku = await findSku(asked.reader, asked.market, product.productId, path.skuId);
  return { product, sku: sku ?? refuse('sku-unknown', path) };
}

async function oneProduct(asked: Asked, path: { productId: string }) {
  return productWire(await productOf(asked, path.productId), asked.view);
}

async function skuList(asked: Asked, path: { productId: string }) {
  const { reader, market, view } = asked;
  const product = await productOf(asked, path.productId);
  const skus = await listSkus(reader, market, product.productId);
  return collection(
    skus.map((sku) => skuWire(sku, view)),
    `${view.root}/${product.productId}/skus${view.suffix}`,
  );
}

async function oneSku(asked: Asked, path: { productId: string; skuId: string }) {
  return skuWire((await skuOf(asked, path)).sku, asked.view);
}

async function availabilityList(asked: Asked, path: { productId: string; skuId: string }) {
  const { reader, market, view } = asked;
  const of = await skuOf(asked, path);
  const rows = await listAvailabilities(reader, market, of.sku, view.currency);
  const self = `${view.root}/${of.product.productId}/skus/${of.sku.skuId}/availabilities${view.suffix}`;
  return collection(
    rows.map((row) => availabilityWire(row, of, view)),
    self,
  );
}

async function oneAvailability(
  asked: Asked,
  path: { productId: string; skuId: string; availabilityId: string },
) {
  const { reader, market, view } = asked;
  const of = await skuOf(asked, path);
  const row = await findAvailability(reader, market, of.sku, view.currency, path.availabilityId);
  return availabilityWire(
    row ?? refuse('availability-unknown', { availabilityId: path.availabilityId }),
    of,
    view,
  );
}
