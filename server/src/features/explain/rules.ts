import type { Role } from '../../access/caller.ts';
import type { Check, Question, Task, Verdict } from './model.ts';

/**
 * May somebody do this at a customer, and on what does it rest? The checks of 2.7 in their order; unlike a
 * request, which stops at the first that fails, an explanation goes through all of them.
 */
export function judge(task: Omit<Task, 'id'> & { readonly id?: Task['id'] }, question: Question): Verdict {
  const checks = [
    roleCheck(task, question),
    ...locationCheck(task, question),
    companyCheck(task, question),
    ...programChecks(task, question),
    ...cloudCheck(task, question),
    relationshipCheck(question),
    ...directoryCheck(task, question),
  ];
  const failed = checks.find(({ passed }) => !passed);
  return {
    task: task.id as Task['id'],
    allowed: failed === undefined,
    missing: failed?.check ?? null,
    checks,
    secondFactor: task.row.secondFactor,
  };
}

function roleCheck({ row }: Pick<Task, 'row'>, { somebody }: Question): Check {
  const held = somebody.roles.filter((role) => row.roles.includes(role));
  return {
    check: 'role',
    passed: held.length > 0,
    because: held.length > 0 ? 'role-held' : somebody.roles.length > 0 ? 'role-missing' : 'no-role',
    facts: {
      name: somebody.name,
      roles: held.length > 0 ? held : somebody.roles,
      needed: row.roles as Role[],
    },
  };
}

/** Said only where every role that allows it is for some locations alone: what is elsewhere is unknown then (2.4). */
function locationCheck({ row }: Pick<Task, 'row'>, { somebody }: Question): Check[] {
  const { narrowed = [] } = somebody;
  const held = somebody.roles.filter((role) => row.roles.includes(role));
  const places = narrowed.filter(({ role }) => held.some((one) => one === role));
  const isNarrowed = held.length > 0 && held.every((role) => places.some((one) => one.role === role));
  if (!isNarrowed) return [];
  const locations = [...new Set(places.map(({ locationId }) => locationId))];
  const facts = { name: somebody.name, roles: held, locations };
  return [{ check: 'location', passed: false, because: 'location-narrowed', facts }];
}

function companyCheck({ row }: Pick<Task, 'row'>, { company }: Question): Check {
  const passed = row.kinds.includes(company.kind);
  return {
    check: 'company',
    passed,
    because: passed ? 'company-kind' : 'company-kind-excluded',
    facts: { company: company.name, kind: company.kind, kinds: [...row.kinds] },
  };
}

function programChecks({ row }: Pick<Task, 'row'>, { company }: Question): Check[] {
  const checks: Check[] = [];
  if (row.activePartner) {
    const passed = company.programStatus === 'active';
    checks.push({
      check: 'program',
      passed,
      because: passed ? 'program-active' : 'program-not-active',
      facts: { company: company.name, status: company.programStatus ?? 'pending' },
    });
  }
  if (row.signedPartner) {
    checks.push({
      check: 'agreement',
      passed: company.agreementSigned,
      because: company.agreementSigned ? 'agreement-signed' : 'agreement-unsigned',
      facts: { company: company.name },
    });
  }
  return checks;
}

/** Said only where it stands in the way: most is offered everywhere. */
function cloudCheck({ offeredTo }: Pick<Task, 'offeredTo'>, { company }: Question): Check[] {
  if (offeredTo(company)) return [];
  const facts = { company: company.name, cloud: company.cloud };
  return [{ check: 'cloud', passed: false, because: 'cloud-off', facts }];
}

function relationshipCheck({ company, tie }: Question): Check {
  const facts = {
    company: company.name,
    customer: tie.customerName,
    capacity: tie.capacity,
    since: tie.startedAt,
    until: tie.endedAt ?? tie.startedAt,
  };
  const because = `relationship-${tie.state}`;
  return { check: 'relationship', passed: tie.state === 'active', because, facts };
}

/** Granular rights win over legacy ones even where they are weaker (I15). */
function directoryCheck(
  { directoryRoles }: Pick<Task, 'directoryRoles'>,
  { somebody, tie, access }: Question,
): Check[] {
  if (!directoryRoles) return [];
  const enough = (roles: readonly string[]) => roles.some((role) => directoryRoles.includes(role));
  const passed = enough(access.roles);
  const grant = access.grants.find(({ roles }) => enough(roles));
  const facts = {
    name: somebody.name,
    customer: tie.customerName,
    directoryRoles,
    heldRoles: [...access.roles],
    ...(grant ? { group: grant.groupName, grant: grant.delegationName, until: grant.endsAt } : {}),
    ...(tie.legacyAdminAt ? { since: tie.legacyAdminAt } : {}),
  };
  if (passed)
    return [
      {
        check: 'directory',
        passed,
        because: access.via === 'granular' ? 'directory-granular' : 'directory-legacy',
        facts,
      },
    ];
  const because = access.via === 'none' ? 'directory-none' : `directory-${access.via}-too-weak`;
  return [{ check: 'directory', passed, because, facts }];
}
