import type { Feature, MarketRow } from '../../../../contract/feature-switch.ts';
import type { CloudFeature } from '../../access/cloud-features.ts';
import { cloudFeatures } from '../../access/cloud-features.ts';
import type { Language } from '../../errors/sentence.ts';
import { countryName, listRegions, openMarkets, regionName } from '../market/index.ts';
import type { StoredSwitch } from './model.ts';
import { clouds } from './model.ts';

export function featuresToWire(switches: readonly StoredSwitch[], language: Language) {
  return {
    items: Object.entries(cloudFeatures).map(([name, feature]) =>
      featureToWire(name, feature, switches, language),
    ),
    regions: listRegions().map(({ id, name }) => ({ region: id, name: name[language] })),
  };
}

export function featureToWire(
  name: string,
  feature: CloudFeature,
  switches: readonly StoredSwitch[],
  language: Language,
): Feature {
  const own = switches.filter((one) => one.feature === name);
  return {
    feature: name,
    operations: [...feature.operations],
    clouds: clouds.map((cloud) => {
      const here = own.filter((one) => one.cloud === cloud);
      const preset = feature.clouds.includes(cloud);
      return {
        cloud: cloud as Feature['clouds'][number]['cloud'],
        preset,
        on: here.find(({ region }) => region === '')?.on ?? preset,
        regions: here
          .filter(({ region }) => region !== '')
          .map(({ region, on }) => ({ region, name: regionName(region, language), on })),
      };
    }),
  };
}

/** Countries that can be sold in, by name. */
export function marketsToWire(confirmed: ReadonlySet<string>, language: Language): MarketRow[] {
  return openMarkets()
    .flatMap((market): MarketRow[] => {
      const { iso2, region, registrationId, postalCodePattern, partnerCurrency } = market;
      if (region === null) return [];
      const { use, kind, pattern, patternInWords, sample } = registrationId;
      return [
        {
          country: iso2,
          name: countryName(iso2, language),
          region,
          regionName: regionName(region, language),
          partnerCurrency: partnerCurrency ?? '',
          customerCurrency: market.customerCurrency,
          ...(postalCodePattern === null ? {} : { postalCode: postalCodePattern }),
          stateRequired: market.stateRequired,
          registration: {
            use,
            kind: kind[language],
            ...(patternInWords ? { form: patternInWords[language] } : {}),
            ...(sample === null ? {} : { sample }),
            confirmed: registrationId.confirmed || confirmed.has(iso2),
            confirmable: use !== 'notUsed' && pattern !== null && !registrationId.confirmed,
          },
        },
      ];
    })
    .sort((one, other) => one.name.localeCompare(other.name, language));
}
