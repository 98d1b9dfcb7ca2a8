import Type from 'typebox';
import {
  NewProfileLocation,
  OwnProfile,
  ProfileDraft,
  ProfileLocation,
  ProfileLogo,
} from '../../../../contract/business-profile.ts';
import { readVersion } from '../../errors/read-version.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Call, Routes } from '../../platform/http/index.ts';
import { answer } from '../../platform/http/index.ts';
import type { BusinessProfileParts } from './actions.ts';
import { addLocation, deleteProfile, publish, removeLocation, setLogo, writeDraft } from './actions.ts';
import type { Logo } from './model.ts';
import { findOwn, readLocations, readLogo } from './store.ts';
import { locationToWire, ownToWire } from './wire.ts';

const tag = 'Business profile';
const path = '/twotier/v1/businessprofile';
const logoBodyBytes = 1024 * 1024;

const askerOf = ({ caller, context }: Pick<Call, 'caller' | 'context'>) => ({
  caller,
  correlationId: context.correlationId,
  language: context.language,
});

/** A company's own profile: written as a draft, then published (C6, C7). */
export function businessProfileRoutes(routes: Routes, parts: BusinessProfileParts): void {
  const { db } = parts;
  const readOwn = async ({ scope, context }: Pick<Call, 'scope' | 'context'>) => {
    const [own, locations] = await Promise.all([findOwn(db, scope), readLocations(db, scope)]);
    return ownToWire(own ?? refuse('not-found'), locations, context.language);
  };

  routes.add({
    method: 'GET',
    path,
    operation: 'businessProfile.read',
    tag,
    summary: 'Your business profile as it is being written',
    answer: OwnProfile,
    handle: readOwn,
  });
  routes.add({
    method: 'PUT',
    path,
    operation: 'businessProfile.update',
    tag,
    summary: 'Keep the draft; customers see it once it is published',
    body: ProfileDraft,
    answer: OwnProfile,
    handle: async (call) => {
      const { etag, ...text } = call.body;
      const read = readVersion(call.context.headers['if-match'], etag);
      await writeDraft(parts, askerOf(call), text, read);
      return readOwn(call);
    },
  });
  routes.add({
    method: 'POST',
    path: `${path}/publication`,
    operation: 'businessProfile.update',
    tag,
    summary: 'Publish the draft',
    answer: OwnProfile,
    handle: async (call) => {
      await publish(parts, askerOf(call));
      return readOwn(call);
    },
  });
  routes.add({
    method: 'DELETE',
    path,
    operation: 'businessProfile.delete',
    tag,
    summary: 'Delete the profile and its locations for good; leads stay',
    status: 204,
    handle: async (call) => {
      await deleteProfile(parts, askerOf(call));
      return answer(204);
    },
  });
  logoRoutes(routes, parts);
  locationRoutes(routes, parts);
}

function logoRoutes(routes: Routes, parts: BusinessProfileParts): void {
  routes.add({
    method: 'GET',
    path: `${path}/logo`,
    operation: 'businessProfile.read',
    tag,
    summary: 'The logo of the draft',
    file: ['image/png', 'image/jpeg', 'image/gif'],
    handle: async ({ scope }) => logoAnswer(await readLogo(parts.db, scope, scope.tenantId, false)),
  });
  routes.add({
    method: 'PUT',
    path: `${path}/logo`,
    operation: 'businessProfile.update',
    tag,
    summary: 'Set the logo of the draft',
    body: ProfileLogo,
    bodyLimitBytes: logoBodyBytes,
    status: 204,
    handle: async (call) => {
      await setLogo(parts, askerOf(call), Buffer.from(call.body.contentBase64, 'base64'));
      return answer(204);
    },
  });
  routes.add({
    method: 'DELETE',
    path: `${path}/logo`,
    operation: 'businessProfile.update',
    tag,
    summary: 'Take the logo away',
    status: 204,
    handle: async (call) => {
      await setLogo(parts, askerOf(call), null);
      return answer(204);
    },
  });
}

function locationRoutes(routes: Routes, parts: BusinessProfileParts): void {
  routes.add({
    method: 'POST',
    path: `${path}/locations`,
    operation: 'businessProfile.update',
    tag,
    summary: 'Add a location; its address is checked',
    body: NewProfileLocation,
    answer: ProfileLocation,
    status: 201,
    handle: async (call) => {
      const { name, ...address } = call.body;
      return answer(201, locationToWire(await addLocation(parts, askerOf(call), { name, address })));
    },
  });
  routes.add({
    method: 'DELETE',
    path: `${path}/locations/:locationId`,
    operation: 'businessProfile.update',
    tag,
    summary: 'Delete a location',
    params: Type.Object({ locationId: Type.String({ format: 'uuid' }) }),
    status: 204,
    handle: async (call) => {
      await removeLocation(parts, askerOf(call), call.params.locationId);
      return answer(204);
    },
  });
}

/** A picture and nothing else, whatever its bytes would like to be. */
export function logoAnswer(logo: Logo | undefined) {
  if (!logo) return refuse('not-found');
  return answer(200, logo.content, {
    'Content-Type': logo.type,
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'Cache-Control': 'no-cache',
  });
}
