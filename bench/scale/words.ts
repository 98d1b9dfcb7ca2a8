import { scatter } from './scatter.ts';

const split = (text: string) => text.trim().split(/\s+/);

const firstWords = split(`
  Acorn Amber Anchor Arrow Aspen Beacon Birchwood Bright Canyon Cedarline Cinder Cobalt Comet Copper Coral Crescent Delta
  Dover Ember Falcon Fern Garnet Glacier Granary Harvest Hazel Hollow Horizon Indigo Ivory Jasper Juno Kestrel Lagoon
  Lantern Larkspur Lumen Maple Meadow Meridian Mosaic Nimbus Northgate Oakline Onyx Orchid Osprey Pebble Pioneer Prairie
  Quarry Quill Raven Ridge Saffron Sequoia Summit Timber Umber Willow`);
const secondWords = split(`
  Analytics Architects Bakeries Brewing Builders Capital Carriers Ceramics Chemicals Clinics Consulting Dairy Dental Design
  Electric Farms Finance Foods Freight Gardens Hotels Insurance Interiors Labs Legal Logistics Machines Media Motors Optics
  Packaging Partners Pharma Printing Robotics Schools Studios Textiles Travel Works`);
const givenNames = split(`
  Ada Amir Anna Ben Carla Chen Dana David Elena Emil Eva Farid Grace Hana Hugo Ines Ivan Jana Joel Kai Karin Lars Lena Leo
  Lucia Mara Marco Maya Mia Milan Nadia Nina Noah Olga Omar Paul Petra Rosa Ruth Sara Sofia Sven Tara Theo Tom Vera Viktor
  Wei Yara Zoe`);
const familyNames = split(`
  Abbott Alvarez Baker Becker Berg Brandt Castro Chandra Costa Dahl Diaz Dubois Eriksen Farrow Fischer Flores Fontaine Garcia
  Grant Hansen Hayes Holm Ibarra Jensen Kaplan Keller Khan Kim Kovacs Lang Larsen Lopez Marsh Mendez Meyer Moreau Nash Novak
  Olsen Ortega Park Peters Quinn Reyes Rossi Schmidt Singh Soto Vargas Weber`);

const at = (list: readonly string[], n: number) => list[n % list.length] as string;

/** Two words that many customers share, and a number that none does. */
export function customerName(n: number): string {
  const bits = scatter(n);
  return `${at(firstWords, bits)} ${at(secondWords, bits >>> 8)} ${n}`;
}

export function anyNameStart(bits: number): string {
  return `${at(firstWords, bits)} ${at(secondWords, bits >>> 8)}`;
}

export function companyName(n: number, kind: 'provider' | 'reseller'): string {
  const bits = scatter(n + 7919);
  return `${at(firstWords, bits)} ${kind === 'provider' ? 'Distribution' : 'Systems'} ${n}`;
}

export function personName(n: number): { readonly first: string; readonly last: string } {
  const bits = scatter(n);
  return { first: at(givenNames, bits), last: at(familyNames, bits >>> 8) };
}
