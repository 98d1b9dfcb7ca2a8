import Type from 'typebox';
import {
  Feature,
  FeatureSwitchInput,
  Features,
  MarketRow,
  MarketRows,
  RegistrationConfirmed,
} from '../../../../contract/feature-switch.ts';
import type { FeatureName } from '../../access/cloud-features.ts';
import { cloudFeatures } from '../../access/cloud-features.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Routes } from '../../platform/http/index.ts';
import type { FeatureSwitchParts } from './actions.ts';
import { confirmRegistration, switchFeature } from './actions.ts';
import { findConfirmedRegistrations, listSwitches } from './store.ts';
import { featuresToWire, featureToWire, marketsToWire } from './wire.ts';

/** What each cloud and region offers, and what the operator knows about countries (7.1 to 7.4). */
export function featureSwitchRoutes(routes: Routes, parts: FeatureSwitchParts): void {
  const { db } = parts;

  routes.add({
    method: 'GET',
    path: '/twotier/v1/features',
    operation: 'feature.list',
    tag: 'Clouds and markets',
    summary: 'What each cloud and region offers',
    answer: Features,
    handle: async ({ context }) => featuresToWire(await listSwitches(db), context.language),
  });

  routes.add({
    method: 'PUT',
    path: '/twotier/v1/features/:feature',
    operation: 'feature.switch',
    tag: 'Clouds and markets',
    summary: 'Switch a feature on or off for a cloud or one of its regions, or back to its preset',
    params: Type.Object({ feature: Type.String({ maxLength: 60 }) }),
    body: FeatureSwitchInput,
    answer: Feature,
    handle: async ({ caller, context, params, body }) => {
      const { cloud, state, region = '' } = body;
      const { feature } = params;
      await switchFeature(parts, { caller, context }, { feature, cloud, region, state });
      const known = cloudFeatures[feature as FeatureName];
      return featureToWire(feature, known, await listSwitches(db), context.language);
    },
  });

  routes.add({
    method: 'GET',
    path: '/twotier/v1/marketsettings',
    operation: 'marketSetting.list',
    tag: 'Clouds and markets',
    summary: 'Countries with region, currencies and forms',
    answer: MarketRows,
    handle: async ({ context }) => ({
      items: marketsToWire(await findConfirmedRegistrations(db), context.language),
    }),
  });

  routes.add({
    method: 'PUT',
    path: '/twotier/v1/marketsettings/:country/registration',
    operation: 'marketSetting.confirm',
    tag: 'Clouds and markets',
    summary: 'Confirm the form of registration ids of a country: a wrong one is then refused (D43)',
    params: Type.Object({ country: Type.String({ minLength: 2, maxLength: 2 }) }),
    body: RegistrationConfirmed,
    answer: MarketRow,
    handle: async ({ caller, context, params, body }) => {
      await confirmRegistration(parts, { caller, context }, params.country, body.confirmed);
      const all = marketsToWire(await findConfirmedRegistrations(db), context.language);
      return all.find(({ country }) => country === params.country.toUpperCase()) ?? refuse('not-found');
    },
  });
}
