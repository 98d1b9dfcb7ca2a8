import type { State } from '../model.ts';

function states(list: string): readonly State[] {
  return list
    .trim()
    .split(/\s*\n\s*/)
    .flatMap((line) => line.split(/\s*,\s*/))
    .filter((entry) => entry !== '')
    .map((entry) => ({ code: entry.slice(0, 2), name: entry.slice(3) }))
    .sort((one, other) => (one.code < other.code ? -1 : 1));
}

/**
 * Only here is the state taken from a list (C21). Codes have two characters, as the contract
 * allows no more: postal codes of states in the United States and Canada, ISO 3166-2 in China,
 * those of the national population register in Mexico.
 */
export const statesByCountry: Readonly<Record<string, readonly State[]>> = {
  US: states(`
    AK Alaska, AL Alabama, AR Arkansas, AZ Arizona, CA California, CO Colorado, CT Connecticut
    DC District of Columbia, DE Delaware, FL Florida, GA Georgia, HI Hawaii, IA Iowa, ID Idaho, IL Illinois
    IN Indiana, KS Kansas, KY Kentucky, LA Louisiana, MA Massachusetts, MD Maryland, ME Maine, MI Michigan
    MN Minnesota, MO Missouri, MS Mississippi, MT Montana, NC North Carolina, ND North Dakota, NE Nebraska
    NH New Hampshire, NJ New Jersey, NM New Mexico, NV Nevada, NY New York, OH Ohio, OK Oklahoma, OR Oregon
    PA Pennsylvania, RI Rhode Island, SC South Carolina, SD South Dakota, TN Tennessee, TX Texas, UT Utah
    VA Virginia, VT Vermont, WA Washington, WI Wisconsin, WV West Virginia, WY Wyoming
  `),
  CA: states(`
    AB Alberta, BC British Columbia, MB Manitoba, NB New Brunswick, NL Newfoundland and Labrador
    NS Nova Scotia, NT Northwest Territories, NU Nunavut, ON Ontario, PE Prince Edward Island, QC Quebec
    SK Saskatchewan, YT Yukon
  `),
  CN: states(`
    AH Anhui, BJ Beijing, CQ Chongqing, FJ Fujian, GD Guangdong, GS Gansu, GX Guangxi, GZ Guizhou, HA Henan
    HB Hubei, HE Hebei, HI Hainan, HL Heilongjiang, HN Hunan, JL Jilin, JS Jiangsu, JX Jiangxi, LN Liaoning
    NM Inner Mongolia, NX Ningxia, QH Qinghai, SC Sichuan, SD Shandong, SH Shanghai, SN Shaanxi, SX Shanxi
    TJ Tianjin, XJ Xinjiang, XZ Tibet, YN Yunnan, ZJ Zhejiang
  `),
  MX: states(`
    AS Aguascalientes, BC Baja California, BS Baja California Sur, CC Campeche, CH Chihuahua, CL Coahuila
    CM Colima, CS Chiapas, DF Ciudad de México, DG Durango, GR Guerrero, GT Guanajuato, HG Hidalgo, JC Jalisco
    MC Estado de México, MN Michoacán, MS Morelos, NL Nuevo León, NT Nayarit, OC Oaxaca, PL Puebla
    QR Quintana Roo, QT Querétaro, SL Sinaloa, SP San Luis Potosí, SR Sonora, TC Tabasco, TL Tlaxcala
    TS Tamaulipas, VZ Veracruz, YN Yucatán, ZS Zacatecas
  `),
};
