import type { Database, Tx } from '../../platform/db/index.ts';
import { statement, systemScope } from '../../platform/db/index.ts';
import type { Brand, BrandText, Ground, Picture, PictureFacts } from './model.ts';
import { productBrand } from './model.ts';

const scope = systemScope('everybody may see how the installation presents itself');

const columns = `b.name, b.accent, b.support_url as "supportUrl", b.support_email as "supportEmail",
  b.support_phone as "supportPhone", b.terms_url as "termsUrl", b.privacy_url as "privacyUrl",
  b.imprint_url as "imprintUrl", b.version`;

const find = statement(
  'brand.find',
  `
  select ${columns}, p.pictures
    from (select jsonb_agg(jsonb_build_object('ground', ground, 'width', width, 'height', height,
                 'fingerprint', fingerprint) order by ground desc) as pictures from brand_picture) p
    left join brand b on true`,
);

type Row = { [Member in keyof BrandText]: string | null } & {
  readonly version: number | null;
  readonly pictures: readonly PictureFacts[] | null;
};

const brandOf = (row: Row | undefined): Brand => ({
  ...(row && row.version !== null ? { ...(row as Row & Brand) } : productBrand),
  pictures: row?.pictures ?? [],
});

export async function readBrand(db: Database): Promise<Brand> {
  return brandOf(await db.maybe<Row>(scope, find));
}

// The first change has no row to lock: changes follow each other by this.
const hold = statement('brand.hold', `select pg_advisory_xact_lock(hashtextextended('brand', 0))`);

export async function lockBrand(tx: Tx): Promise<Brand> {
  return tx.within(scope, async (all) => {
    await all.rows(hold);
    return brandOf(await all.maybe<Row>(find));
  });
}

const save = statement(
  'brand.save',
  `
  insert into brand (name, accent, support_url, support_email, support_phone, terms_url, privacy_url, imprint_url,
    version, changed_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
  on conflict (singleton) do update set name = excluded.name, accent = excluded.accent,
    support_url = excluded.support_url, support_email = excluded.support_email, support_phone = excluded.support_phone,
    terms_url = excluded.terms_url, privacy_url = excluded.privacy_url, imprint_url = excluded.imprint_url,
    version = excluded.version, changed_at = excluded.changed_at`,
);

export async function saveBrand(tx: Tx, of: BrandText, version: number, at: Date): Promise<void> {
  const { name, accent, supportUrl, supportEmail, supportPhone, termsUrl, privacyUrl, imprintUrl } = of;
  const values = [name, accent, supportUrl, supportEmail, supportPhone, termsUrl, privacyUrl, imprintUrl];
  await tx.within(scope, (all) => all.run(save, [...values, version, at]));
}

const setPicture = statement(
  'brand.picture.save',
  `
  insert into brand_picture (ground, media_type, width, height, content, fingerprint) values ($1, $2, $3, $4, $5, $6)
  on conflict (ground) do update set media_type = excluded.media_type, width = excluded.width,
    height = excluded.height, content = excluded.content, fingerprint = excluded.fingerprint`,
);

export async function savePicture(tx: Tx, picture: Picture): Promise<void> {
  const { ground, mediaType, width, height, content, fingerprint } = picture;
  const values = [ground, mediaType, width, height, content, fingerprint];
  await tx.within(scope, (all) => all.run(setPicture, values));
}

const dropPicture = statement('brand.picture.delete', 'delete from brand_picture where ground = $1');

export async function deletePicture(tx: Tx, ground: Ground): Promise<boolean> {
  return (await tx.within(scope, (all) => all.run(dropPicture, [ground]))) > 0;
}

const findPictureStatement = statement(
  'brand.picture.find',
  `select ground, media_type as "mediaType", width, height, content, fingerprint from brand_picture where fingerprint = $1`,
);

export function findPicture(db: Database, fingerprint: string): Promise<Picture | undefined> {
  return db.maybe<Picture>(scope, findPictureStatement, [fingerprint]);
}
