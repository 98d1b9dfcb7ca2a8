import Type from 'typebox';
import {
  CustomerLicensesDeployment,
  CustomerLicensesUsage,
  PartnerLicensesDeployment,
  PartnerLicensesUsage,
} from '../../../../contract/report.ts';
import type { CallerTenant } from '../../access/caller.ts';
import type { Routes } from '../../platform/http/index.ts';
import { collection } from '../../platform/http/index.ts';
import { directoryFor } from '../license/index.ts';
import { catchUpFor } from './figures.ts';
import type { ReportName } from './model.ts';
import { listDeployment, listWorkloads } from './page-store.ts';
import type { ReportParts } from './parts.ts';
import { readReport } from './rows-store.ts';
import { questionOf, rowsMax } from './rules.ts';
import { reportSources } from './sources.ts';
import {
  customerDeploymentToWire,
  customerUsageToWire,
  partnerDeploymentToWire,
  partnerUsageToWire,
} from './wire.ts';

const tag = 'Analytics';
const CustomerPath = Type.Object({ customerId: Type.String({ format: 'uuid' }) });

/** How far what was sold is in use: of all customers together, and of one (C108). */
export function licenseReportRoutes(routes: Routes, { db, clock, mayInDirectory }: ReportParts): void {
  const rowsOf = async (tenant: CallerTenant, name: ReportName, wishes: object) => {
    await catchUpFor(db, clock.now(), tenant);
    const none = { narrowed: undefined, groups: [], level: undefined, sorted: [], top: rowsMax, skip: 0 };
    return await readReport(db, tenant, questionOf(reportSources[name], { ...none, ...wishes }));
  };
  const grouped = async <Row>(tenant: CallerTenant, name: ReportName, groups: readonly string[]) =>
    (await rowsOf(tenant, name, { groups })) as Row[];

  routes.add({
    method: 'GET',
    path: '/v1/analytics/licenses/deployment',
    operation: 'report.license.read',
    tag,
    summary: 'Licenses sold by service, and the part of them that is assigned',
    answer: PartnerLicensesDeployment,
    handle: async ({ caller: { tenant } }) => {
      const now = clock.now();
      await catchUpFor(db, now, tenant);
      const found =
        tenant.kind === 'indirect-reseller'
          ? (
              await grouped<{ serviceName: string; licensesDeployed: number; licensesSold: number }>(
                tenant,
                'deployment',
                ['serviceName'],
              )
            ).map((one) => ({
              serviceName: one.serviceName,
              licenses: one.licensesSold,
              known: one.licensesSold,
              assigned: one.licensesDeployed,
            }))
          : (await listDeployment(db, tenant)).map((one) => ({
              serviceName: one.serviceName,
              licenses: Number(one.licenses),
              known: Number(one.known),
              assigned: Number(one.assigned),
            }));
      return collection(
        found.map((one) => partnerDeploymentToWire(one, now)),
        '/analytics/licenses/deployment',
      );
    },
  });

  routes.add({
    method: 'GET',
    path: '/v1/analytics/licenses/usage',
    operation: 'report.license.read',
    tag,
    summary: 'Services that people are licensed for, and the part of them that has each one on',
    answer: PartnerLicensesUsage,
    handle: async ({ caller: { tenant } }) => {
      const now = clock.now();
      await catchUpFor(db, now, tenant);
      const found =
        tenant.kind === 'indirect-reseller'
          ? (
              await grouped<{
                serviceName: string;
                workloadName: string;
                licensesActive: number;
                licensesQualified: number;
              }>(tenant, 'usage', ['serviceName', 'workloadName'])
            ).map((one) => ({ ...one, active: one.licensesActive, qualified: one.licensesQualified }))
          : (await listWorkloads(db, tenant)).map((one) => ({
              ...one,
              active: Number(one.active),
              qualified: Number(one.qualified),
            }));
      return collection(
        found.map((one) => partnerUsageToWire(one, now)),
        '/analytics/licenses/usage',
      );
    },
  });

  for (const [name, answer, toWire, what] of [
    ['deployment', CustomerLicensesDeployment, customerDeploymentToWire, 'sold and assigned, by product'],
    ['usage', CustomerLicensesUsage, customerUsageToWire, 'in use, by product and service'],
  ] as const)
    routes.addForCustomer({
      method: 'GET',
      path: `/v1/customers/:customerId/analytics/licenses/${name}`,
      operation: 'report.customerLicense.read',
      tag,
      summary: `Licenses of one customer: ${what}`,
      params: CustomerPath,
      answer,
      handle: async ({ caller, customer }) => {
        await directoryFor(mayInDirectory, caller, customer, 'readLicenses');
        const { customerId } = customer;
        const narrowed = { is: 'eq', field: 'customerTenantId', type: 'guid', value: customerId };
        const rows = await rowsOf(caller.tenant, name, { narrowed });
        const now = clock.now();
        return collection(
          rows.map((row) => toWire(row, now)),
          `/customers/${customerId}/analytics/licenses/${name}`,
        );
      },
    });
}
