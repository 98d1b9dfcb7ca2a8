import Type from 'typebox';
import { SwitchOnPage, SwitchPage, SwitchRequest, SwitchSignature } from '../../../../contract/transfer.ts';
import { refuse } from '../../errors/refusal.ts';
import { readerOf } from '../../platform/db/index.ts';
import type { Routes } from '../../platform/http/index.ts';
import { answer } from '../../platform/http/index.ts';
import type { TransferCall, TransferDeps } from './parts.ts';
import {
  cancelSwitch,
  confirmSwitch,
  openSwitch,
  signSwitch,
  submitSwitch,
  viewOf,
} from './written-actions.ts';
import { findSwitch, listSwitches } from './written-store.ts';
import { switchDocument, switchToPage } from './written-wire.ts';

const tag = 'Switches in writing';
const root = '/twotier/v1/switches';
const CasePath = Type.Object({ caseId: Type.String({ format: 'uuid' }) });

/** Changing the partner of a usage subscription in writing, as each of the parties sees it (C64). */
export function switchRoutes(routes: Routes, deps: TransferDeps): void {
  const find = async ({ caller }: TransferCall, caseId: string) => {
    const { scope, tenantId } = viewOf(caller);
    const found = await findSwitch(readerOf(deps.db, scope), tenantId, caseId.toLowerCase());
    return found ?? refuse('transfer-unknown');
  };

  routes.add({
    method: 'GET',
    path: root,
    operation: 'switch.list',
    tag,
    summary: 'Cases that your company is a party of; for the operator those to confirm',
    answer: SwitchPage,
    handle: async ({ caller }) => {
      const { scope, tenantId } = viewOf(caller);
      const found = await listSwitches(deps.db, scope, tenantId);
      return { items: found.map((one) => switchToPage(one, caller)) };
    },
  });

  routes.add({
    method: 'GET',
    path: `${root}/:caseId`,
    operation: 'switch.list',
    tag,
    summary: 'One case, and its next step',
    params: CasePath,
    answer: SwitchOnPage,
    handle: async (call) => switchToPage(await find(call, call.params.caseId), call.caller),
  });

  routes.add({
    method: 'GET',
    path: `${root}/:caseId/form`,
    operation: 'switch.list',
    tag,
    summary: 'The form as a page to print',
    file: ['text/html'],
    params: CasePath,
    handle: async (call) =>
      answer(200, Buffer.from(switchDocument(await find(call, call.params.caseId), call.context.language)), {
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'",
        'Content-Disposition': 'attachment; filename="switch.html"',
      }),
  });

  routes.addForCustomer({
    method: 'POST',
    path: '/twotier/v1/customers/:customerId/switches',
    operation: 'switch.open',
    tag,
    summary: 'Open a case, once the customer has said in writing that it changes its partner',
    params: Type.Object({ customerId: Type.String() }),
    body: SwitchRequest,
    status: 201,
    answer: SwitchOnPage,
    handle: async (call) =>
      switchToPage(await openSwitch(deps, call, { customer: call.customer, ...call.body }), call.caller),
  });

  routes.add({
    method: 'POST',
    path: `${root}/:caseId/signature`,
    operation: 'switch.sign',
    tag,
    summary: 'Sign the form for your company',
    params: CasePath,
    body: SwitchSignature,
    answer: SwitchOnPage,
    handle: async (call) =>
      switchToPage(await signSwitch(deps, call, { ...call.params, ...call.body }), call.caller),
  });

  routes.add({
    method: 'POST',
    path: `${root}/:caseId/submission`,
    operation: 'switch.submit',
    tag,
    summary: 'Attach the signed form for the vendor’s support',
    params: CasePath,
    answer: SwitchOnPage,
    handle: async (call) => switchToPage(await submitSwitch(deps, call, call.params.caseId), call.caller),
  });

  routes.add({
    method: 'POST',
    path: `${root}/:caseId/cancellation`,
    operation: 'switch.submit',
    tag,
    summary: 'Give the case up before it is submitted',
    params: CasePath,
    answer: SwitchOnPage,
    handle: async (call) => switchToPage(await cancelSwitch(deps, call, call.params.caseId), call.caller),
  });

  routes.add({
    method: 'POST',
    path: `${root}/:caseId/confirmation`,
    operation: 'switch.confirm',
    tag,
    summary: 'As the vendor’s support: confirm, and bill the new partner from now on',
    params: CasePath,
    answer: SwitchOnPage,
    handle: async (call) => switchToPage(await confirmSwitch(deps, call, call.params.caseId), call.caller),
  });
}
