// Attributes that many branches share: variants, origin, and what regulators ask about.
import { choice, sale, text } from './entry.ts'
import type { LibraryAttribute } from './entry.ts'

export const colors =
  'Black|White|Grey|Silver|Gold|Red|Burgundy|Pink|Rose Gold|Orange|Yellow|Green|Army Green|Blue|Navy Blue|Light Blue|Purple|Brown|Beige|Khaki|Multicolor|Transparent'
export const yesNo = 'Yes|No'
const countries =
  'Australia|Bangladesh|Brazil|Canada|China|France|Germany|India|Indonesia|Italy|Japan|Malaysia|Mexico|Pakistan|Philippines|Portugal|South Korea|Spain|Taiwan|Thailand|Turkey|United Kingdom|United States|Vietnam'

/** Attributes of every leaf outside books, media and virtual goods. */
export const everywhere: readonly LibraryAttribute[] = [
  sale('Color', colors, 0.88),
  sale('Specification', 'Standard|Deluxe|Mini|Large', 0.4),
  choice('Country of Origin', countries, { share: 0.7 }),
  text('Manufacturer', { share: 0.3 }),
  text('Model Number', { share: 0.3 }),
  choice('Quantity Per Pack', '1|2|3|4|5|6|8|10|12|20|24|50|100', { share: 0.5, isCustomizable: true }),
  choice('CA Prop 65: Repro. Chems', yesNo, { share: 0.35, needShare: 0.35, regions: ['US'] }),
  choice('CA Prop 65: Carcinogens', yesNo, { share: 0.35, needShare: 0.35, regions: ['US'] }),
  choice('Warranty Type', 'Manufacturer Warranty|Seller Warranty|International Warranty|No Warranty', { share: 0.4 }),
  choice('Warranty Period', '7 Days|1 Month|3 Months|6 Months|1 Year|2 Years|3 Years|5 Years|Lifetime', {
    share: 0.3,
    condition: {
      name: 'Warranty Type',
      values: ['Manufacturer Warranty', 'Seller Warranty', 'International Warranty'],
    },
  }),
]

/** Attributes of everything that may carry current. */
export const electrical: readonly LibraryAttribute[] = [
  choice('Contains Batteries or Cells?', 'Battery|Cell|None', { share: 0.85, needShare: 0.55 }),
  choice('Battery Type', 'Alkaline|Lithium Ion|Lithium Metal|Lithium Polymer|NiCd|NiMH|Lead Acid|Sodium Ion', {
    share: 0.85,
    condition: { name: 'Contains Batteries or Cells?', values: ['Battery', 'Cell'] },
  }),
  choice('How Batteries Are Packed', 'Contained in equipment|Packed with equipment|Packed separately', {
    share: 0.85,
    condition: { name: 'Contains Batteries or Cells?', values: ['Battery', 'Cell'] },
  }),
  text('Number of Batteries or Cells', {
    share: 0.6,
    isPositiveNumber: true,
    condition: { name: 'Contains Batteries or Cells?', values: ['Battery', 'Cell'] },
  }),
  choice('Plug Type', 'US 2-Pin|US 3-Pin|UK|EU|AU|BR|USB|None', { share: 0.5, isMultiple: true }),
  choice('Voltage', '5V|9V|12V|24V|110V|120V|220V|230V|240V|100-240V', {
    share: 0.55,
    needShare: 0.1,
    isCustomizable: true,
  }),
  text('Power (Watts)', { share: 0.4, isPositiveNumber: true }),
]

/** Attributes of what may burn, leak or corrode. */
export const hazardous: readonly LibraryAttribute[] = [
  choice('Dangerous Goods or Hazardous Materials', 'Aerosol|Flammable Liquid|Corrosive|Compressed Gas|Oxidizer|None', {
    share: 0.8,
    needShare: 0.5,
  }),
  choice('Safety Data Sheet Available', yesNo, {
    share: 0.8,
    condition: {
      name: 'Dangerous Goods or Hazardous Materials',
      values: ['Aerosol', 'Flammable Liquid', 'Corrosive', 'Compressed Gas', 'Oxidizer'],
    },
  }),
]
