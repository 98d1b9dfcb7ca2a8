import Type from 'typebox';
import type { Caller } from '../../access/caller.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Language } from '../../errors/sentence.ts';
import type { Answer, ClientKind, Routes } from '../../platform/http/index.ts';
import { answer, collection } from '../../platform/http/index.ts';
import { addressAnswer, readAddress } from './address-members.ts';
import type { CustomerDetails, DetailsBoundaries } from './details-rules.ts';
import { checkTypedDetails } from './details-rules.ts';
import { proposeDomainLabels } from './domain-label-rules.ts';
import type { AddressChecker, AddressVerdict, Market, RegionId } from './model.ts';
import { refused } from './problem.ts';
import { fieldProblem, problemText } from './problem-texts.ts';
import { findMarket, findRegion, openMarkets } from './rules.ts';
import {
  AddressBody,
  AddressValidationAnswer,
  CountryValidationRulesAnswer,
  CustomerDetailsAnswer,
  CustomerDetailsBody,
  MarketsAnswer,
} from './schema.ts';
import { addressValidationResponse, countryValidationRules, marketToWire, problemToWire } from './wire.ts';

export interface MarketRoutesDeps {
  readonly addressChecker: AddressChecker;
  /** Domains and suffixes of this installation, and the domains of the caller's own company. */
  boundariesFor(caller: Caller): Promise<Omit<DetailsBoundaries, 'region'>>;
}

/** Country rules and the checks of C21: for the contract's clients, and as somebody types in the portal. */
export function marketRoutes(routes: Routes, { addressChecker, boundariesFor }: MarketRoutesDeps): void {
  routes.add({
    method: 'GET',
    path: '/v1/countryvalidationrules/:countryCode',
    operation: 'market.read',
    tag: 'Markets',
    summary: 'Formatting rules of a market',
    params: Type.Object({ countryCode: Type.String() }),
    answer: CountryValidationRulesAnswer,
    handle: async ({ params, context }) =>
      countryValidationRules(marketOrRefusal(params.countryCode, context.language)),
  });

  routes.add({
    method: 'POST',
    path: '/v1/validations/address',
    operation: 'address.validate',
    tag: 'Markets',
    summary: 'Check an address',
    body: AddressBody,
    // Two kinds of clients read true or false (conventions 18).
    answer: Type.Union([AddressValidationAnswer, Type.Boolean()]),
    handle: async ({ body, context }) => {
      const verdict = await addressChecker.check(readAddress(body));
      return verdictAnswer(verdict, context.client, context.language);
    },
  });

  routes.add({
    method: 'GET',
    path: '/twotier/v1/markets',
    operation: 'market.read',
    tag: 'Markets',
    summary: 'Countries you can sell in, with what their forms ask for',
    answer: MarketsAnswer,
    handle: async ({ caller, context }) => {
      return collection(formsOf(regionOfCaller(caller), context.language));
    },
  });

  routes.addPublic({
    method: 'GET',
    path: '/twotier/v1/enrollments/markets',
    tag: 'Markets',
    summary: 'Countries whose companies can become partners, with what their forms ask for',
    answer: MarketsAnswer,
    handle: async ({ context }) => collection(formsOf(null, context.language)),
  });

  routes.add({
    method: 'POST',
    path: '/twotier/v1/validations/customerdetails',
    operation: 'customer.details.check',
    tag: 'Markets',
    summary: 'Check a new customer’s details as they are typed',
    body: CustomerDetailsBody,
    answer: CustomerDetailsAnswer,
    handle: async ({ body, caller, context }) => {
      const details = detailsFromWire(body);
      const boundaries = { ...(await boundariesFor(caller)), region: regionOfCaller(caller) };
      const verdict = await addressChecker.check(details.address);
      return {
        problems: checkTypedDetails(details, boundaries).map(({ path, problem }) =>
          problemToWire(problem, path, context.language),
        ),
        domainSuggestions: details.companyName ? proposeDomainLabels(details.companyName) : [],
        // While something is still missing there is nothing to say about the address as a whole.
        ...(isEntered(verdict)
          ? { addressStatus: verdict.status, suggestedAddresses: verdict.suggestions.map(addressAnswer) }
          : {}),
      };
    },
  });
}

/** Open markets of a region, or of all, by name. */
function formsOf(region: RegionId | null, language: Language) {
  return openMarkets()
    .filter(hasRegion)
    .filter((market) => region === null || market.region === region)
    .map((market) => marketToWire(market, language))
    .sort((one, other) => one.name.localeCompare(other.name, language));
}

function marketOrRefusal(countryCode: string, language: Language): Market {
  const market = findMarket(countryCode);
  if (market) return market;
  const message = problemText(refused('countryCode', 'country-unknown', { value: countryCode }), language);
  return refuse('parameter-invalid', { problems: message.replace(/\.$/, '') }, [
    { field: 'countryCode', message },
  ]);
}

/**
 * One address, three answers (conventions 18 and 21): two clients read a bare boolean, one reads the
 * object whatever the verdict, and callers that name no client get the refusal of old for a wrong address.
 */
function verdictAnswer(verdict: AddressVerdict, client: ClientKind, language: Language): Answer {
  if (client === 'java' || client === 'open-dotnet') return answer(200, verdict.status !== 'None');
  if (client === 'dotnet' || verdict.status !== 'None')
    return answer(200, addressValidationResponse(verdict, language));
  const fields = verdict.problems.map((problem) => fieldProblem(problem, '', language));
  const corrected = JSON.stringify(addressAnswer(verdict.suggestions[0] ?? verdict.original));
  const reasons = verdict.problems.map(
    (problem) =>
      // 60071 is the contract's number for city and postal code that disagree.
      `${problem.code === 'postal-code-other-state' ? '60071: ' : ''}${problemText(problem, language)}`,
  );
  return refuse('address-invalid', { problems: `${reasons.join(' ')} ${corrected}` }, fields);
}

function detailsFromWire({
  companyProfile,
  billingProfile,
  education,
}: CustomerDetailsBody): CustomerDetails {
  return {
    companyName: companyProfile?.companyName ?? billingProfile?.companyName,
    domain: companyProfile?.domain,
    organizationRegistrationNumber: companyProfile?.organizationRegistrationNumber,
    email: billingProfile?.email,
    culture: billingProfile?.culture,
    language: billingProfile?.language,
    education,
    address: readAddress(billingProfile?.defaultAddress ?? {}),
  };
}

function isEntered(verdict: AddressVerdict): boolean {
  return !verdict.problems.some((problem) => problem.code.endsWith('-missing'));
}

function hasRegion(market: Market): market is Market & { region: RegionId } {
  return market.region !== null;
}

function regionOfCaller(caller: Caller): RegionId | null {
  return findRegion(caller.tenant.region)?.id ?? null;
}
