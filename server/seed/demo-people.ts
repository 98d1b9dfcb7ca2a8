import type { Role } from '../src/access/caller.ts';

/** Believable names by country, for the people of the demo world. */
export interface Person {
  readonly firstName: string;
  readonly lastName: string;
}

const unitedStates = `Alice Monroe|Brian Whitfield|Carla Jennings|Derek Olsen|Emily Tran|Frank Delgado|Grace Holloway|Henry Okafor|Irene Castellano|James Pruitt|Karen Yoshida|Luis Herrera|Monica Blake|Nathan Fields|Olivia Sharp|Peter Lindgren|Quinn Barrett|Rachel Stein|Samuel Ortiz|Tina Vaughn|Ulysses Grantham|Valerie Chu|Walter Briggs|Xena Marlowe|Yolanda Pierce|Zachary Doyle|Amber Rowe|Bruce Kimball|Cynthia Nash|Dale Hutchins|Elena Petrov|Felix Ingram|Gina Moretti|Howard Lutz|Ivy Sandoval|Joel Becker|Kelly Aranda|Leon Fischer|Marta Reyes|Noah Sutton|Opal Dunn|Paul Whitaker|Rita Gomez|Steve Larkin|Tara Boyd|Victor Hale|Wendy Cho|Aaron Pike|Bella Stone|Cole Mercer|Dana Frost|Ethan Rhodes|Fiona Keane|Gavin Ross|Hazel Quinn|Ian Foster|Jenna Wolfe|Kyle Benson|Lena Ford|Marcus Webb`;
const spain = `Lucía Ferrer|Javier Molina|Carmen Ibáñez|Álvaro Serrano|Marta Vidal|Diego Romero|Elena Castaño|Pablo Navarro|Sofía Iglesias|Raúl Ortega|Inés Cabrera|Hugo Medina|Nuria Campos|Sergio Peña|Clara Rubio|Iván Lozano|Alba Pascual|Marcos Gil`;

function people(list: string): readonly Person[] {
  return list.split('|').map((name) => {
    const [firstName, ...rest] = name.split(' ');
    return { firstName: firstName as string, lastName: rest.join(' ') };
  });
}

const byCountry: Readonly<Record<string, readonly Person[]>> = {
  US: people(unitedStates),
  ES: people(spain),
};

/** Hands out each name once per country, in a fixed order. */
export function peopleOfDemo(): (country: string) => Person {
  const next = new Map<string, number>();
  return (country) => {
    const names = byCountry[country] ?? (byCountry['US'] as readonly Person[]);
    const index = next.get(country) ?? 0;
    next.set(country, index + 1);
    const person = names[index % names.length] as Person;
    return index < names.length
      ? person
      : { ...person, lastName: `${person.lastName}-${Math.floor(index / names.length) + 1}` };
  };
}

/** One person for each role in every partner company. */
export const partnerRoles: readonly Role[] = [
  'global-admin',
  'user-admin',
  'admin-agent',
  'sales-agent',
  'helpdesk-agent',
  'billing-admin',
];
