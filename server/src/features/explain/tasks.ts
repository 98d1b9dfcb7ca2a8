import { offersOperation } from '../../access/cloud-features.ts';
import { type Operation, policyOf } from '../../access/policy.ts';
import type { DirectoryTask } from '../delegation/index.ts';
import { directoryRoles } from '../delegation/index.ts';
import type { Task, TaskId } from './model.ts';

/** Everyday tasks about a customer: the operation that decides, and the directory rights it takes (2.6). */
const table: Readonly<Record<TaskId, readonly [Operation, DirectoryTask?]>> = {
  'see-customer': ['customer.read'],
  'see-bill-to': ['customer.billingProfile.read'],
  'change-account': ['customer.billingProfile.update'],
  'see-company': ['customer.companyProfile.read', 'readCompany'],
  'confirm-agreement': ['agreement.confirm'],
  'see-subscriptions': ['subscription.list'],
  'add-subscriptions': ['order.create'],
  'change-subscriptions': ['subscription.update'],
  'set-support-contact': ['supportContact.set'],
  'see-orders': ['order.list'],
  'see-users': ['customerUser.list', 'readUsers'],
  'manage-users': ['customerUser.update', 'manageUsers'],
  'delete-users': ['customerUser.delete', 'deleteUsers'],
  'reset-passwords': ['customerUser.resetPassword', 'resetPasswords'],
  'manage-roles': ['customerUser.role.assign', 'manageRoles'],
  'see-licenses': ['license.read', 'readLicenses'],
  'assign-licenses': ['license.assign', 'assignLicenses'],
};

const rolesFor = (task: DirectoryTask): string[] =>
  directoryRoles.filter((role) => role.tasks.includes(task)).map(({ id }) => id);

export const tasks: readonly Task[] = Object.entries(table).map(([id, [operation, directory]]) => ({
  id: id as TaskId,
  operation,
  row: policyOf(operation),
  offeredTo: (company) => offersOperation(company, operation),
  directoryRoles: directory ? rolesFor(directory) : null,
}));

const directoryRolesOf = new Map(tasks.map((task) => [task.operation, task.directoryRoles]));

/** Any operation as a task, for the explanation of a refusal. */
export function taskOfOperation(operation: Operation): Omit<Task, 'id'> {
  return {
    operation,
    row: policyOf(operation),
    offeredTo: (company) => offersOperation(company, operation),
    directoryRoles: directoryRolesOf.get(operation) ?? null,
  };
}

/** Whether a refusal may come of a role that is for some locations alone (2.4): what is elsewhere is unknown. */
export function mayLieElsewhere(reason: string): boolean {
  return reason === 'referral-unknown';
}
