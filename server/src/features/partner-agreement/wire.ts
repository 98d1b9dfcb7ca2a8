import type {
  OwnPartnerAgreement,
  AgreementVersion as VersionOnWire,
} from '../../../../contract/partner-agreement.ts';
import { signsInPortal } from '../../access/cloud-features.ts';
import type { Language } from '../../errors/sentence.ts';
import { csvDocument } from '../../platform/csv/index.ts';
import type { Answer } from '../../platform/http/index.ts';
import { answer, instant } from '../../platform/http/index.ts';
import { countryName, regionName } from '../market/index.ts';
import type { OwnAgreement } from './actions.ts';
import type { AgreementVersion, SignedPaper } from './model.ts';
import type { ResellerStatus } from './store.ts';

export const versionToWire = ({ version, publishedAt, texts }: AgreementVersion): VersionOnWire => ({
  version,
  publishedAt: instant(publishedAt),
  isOwnText: texts !== null,
});

export function ownToWire(
  { partner, standing, latest, signatures }: OwnAgreement,
  language: Language,
): OwnPartnerAgreement {
  const newest = Math.max(0, ...signatures.map(({ version }) => version));
  return {
    region: partner.region,
    regionName: regionName(partner.region, language),
    standing,
    ...(partner.agreementSignedAt ? { signedAt: instant(partner.agreementSignedAt) } : {}),
    latest: versionToWire(latest),
    newerThanSigned: signatures.length > 0 && latest.version > newest,
    inPortal: signsInPortal(partner),
    signatures: signatures.map((one) => ({
      version: one.version,
      signedAt: instant(one.signedAt),
      firstName: one.signerFirstName,
      lastName: one.signerLastName,
      ...(one.signerTitle ? { title: one.signerTitle } : {}),
      email: one.signerEmail,
      onPaper: one.signedBy === null,
      ...(one.document ? { document: one.document } : {}),
    })),
  };
}

const words: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: {
    name: 'Name',
    partnerId: 'PartnerID',
    country: 'Country',
    status: 'Program status',
    signed: 'Agreement signed on',
    none: 'not signed',
    pending: 'pending',
    active: 'active',
    restricted: 'restricted',
    deauthorized: 'deauthorized',
  },
  es: {
    name: 'Nombre',
    partnerId: 'PartnerID',
    country: 'País',
    status: 'Estado en el programa',
    signed: 'Contrato firmado el',
    none: 'sin firmar',
    pending: 'pendiente',
    active: 'activo',
    restricted: 'restringido',
    deauthorized: 'sin autorización',
  },
  ru: {
    name: 'Название',
    partnerId: 'PartnerID',
    country: 'Страна',
    status: 'Состояние в программе',
    signed: 'Соглашение подписано',
    none: 'не подписано',
    pending: 'на проверке',
    active: 'действует',
    restricted: 'ограничен',
    deauthorized: 'исключён',
  },
};

/** The status list that a provider downloads (9.6). */
export function statusFile(resellers: readonly ResellerStatus[], language: Language): string {
  const word = (name: string) => words[language][name] ?? name;
  return csvDocument(
    ['name', 'partnerId', 'country', 'status', 'signed'].map(word),
    resellers.map(({ name, partnerId, country, programStatus, signedAt }) => [
      name,
      partnerId,
      countryName(country, language),
      word(programStatus),
      signedAt ? signedAt.toISOString().slice(0, 10) : word('none'),
    ]),
  );
}

/** Kept as it came, and opened by nothing here. */
export function paperAnswer({ name, content }: Pick<SignedPaper, 'name' | 'content'>): Answer {
  return answer(200, content, {
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'",
  });
}
