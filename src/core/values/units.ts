// Units of weight and length as exact fractions, and the words people use for them. No limits: those belong to the markets.

export type WeightUnit = 'g' | 'kg' | 'lb' | 'oz'
export type LengthUnit = 'mm' | 'cm' | 'm' | 'in' | 'ft'

/** A unit as a fraction of the base unit (milligram for weight, micrometre for length), and whether it is imperial. */
export type UnitFacts = { readonly base: bigint; readonly scale: bigint; readonly isImperial: boolean }

// 1 lb = 453.59237 g and 1 in = 2.54 cm, both exact by definition (international yard and pound agreement of 1959).
export const weightUnits: Readonly<Record<WeightUnit, UnitFacts>> = {
  g: { base: 1_000n, scale: 1n, isImperial: false },
  kg: { base: 1_000_000n, scale: 1n, isImperial: false },
  lb: { base: 45_359_237n, scale: 100n, isImperial: true },
  oz: { base: 45_359_237n, scale: 1_600n, isImperial: true },
}

export const lengthUnits: Readonly<Record<LengthUnit, UnitFacts>> = {
  mm: { base: 1_000n, scale: 1n, isImperial: false },
  cm: { base: 10_000n, scale: 1n, isImperial: false },
  m: { base: 1_000_000n, scale: 1n, isImperial: false },
  in: { base: 25_400n, scale: 1n, isImperial: true },
  ft: { base: 304_800n, scale: 1n, isImperial: true },
}

const weightWords: Readonly<Record<string, WeightUnit>> = {
  g: 'g',
  gr: 'g',
  gram: 'g',
  grams: 'g',
  gramme: 'g',
  grammes: 'g',
  gramo: 'g',
  gramos: 'g',
  grama: 'g',
  gramas: 'g',
  gm: 'g',
  gms: 'g',
  kg: 'kg',
  kgs: 'kg',
  kilo: 'kg',
  kilos: 'kg',
  kilogram: 'kg',
  kilograms: 'kg',
  kilogramm: 'kg',
  kilogramo: 'kg',
  kilogramos: 'kg',
  lb: 'lb',
  lbs: 'lb',
  pound: 'lb',
  pounds: 'lb',
  libra: 'lb',
  libras: 'lb',
  oz: 'oz',
  ozs: 'oz',
  ounce: 'oz',
  ounces: 'oz',
  onza: 'oz',
  onzas: 'oz',
}

const lengthWords: Readonly<Record<string, LengthUnit>> = {
  mm: 'mm',
  millimeter: 'mm',
  millimeters: 'mm',
  millimetre: 'mm',
  millimetres: 'mm',
  cm: 'cm',
  cms: 'cm',
  centimeter: 'cm',
  centimeters: 'cm',
  centimetre: 'cm',
  centimetres: 'cm',
  centimetro: 'cm',
  centimetros: 'cm',
  m: 'm',
  meter: 'm',
  meters: 'm',
  metre: 'm',
  metres: 'm',
  in: 'in',
  inch: 'in',
  inches: 'in',
  '"': 'in',
  '″': 'in',
  '”': 'in',
  pulgada: 'in',
  pulgadas: 'in',
  ft: 'ft',
  foot: 'ft',
  feet: 'ft',
  "'": 'ft',
  '′': 'ft',
}

const bareWord = (word: string): string => word.trim().toLowerCase().replace(/\.$/u, '')

/** The unit a word means ('KILOGRAM', 'lbs.', 'Grams'), or null. */
export const weightUnitOf = (word: string): WeightUnit | null => weightWords[bareWord(word)] ?? null

/** The unit a word means ('CENTIMETER', 'inches', '″'), or null. */
export const lengthUnitOf = (word: string): LengthUnit | null => lengthWords[bareWord(word)] ?? null
