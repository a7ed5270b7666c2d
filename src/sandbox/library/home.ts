// Attributes of the home: supplies, kitchen, textiles, furniture, tools, improvement, appliances.
import { electrical, hazardous } from './common.ts'
import { choice, sale, text } from './entry.ts'
import type { LibraryAttribute, LibraryBranch } from './entry.ts'

const materials =
  'Plastic|Wood|Bamboo|Metal|Stainless Steel|Aluminum|Iron|Glass|Ceramic|Silicone|Rattan|Cotton|Polyester|Paper|Resin|Stone|Acrylic|Rubber'

const homeGoods: readonly LibraryAttribute[] = [
  sale('Size', 'Small|Medium|Large|Extra Large', 0.6),
  choice('Material', materials, { isMultiple: true, isCustomizable: true, share: 0.9, needShare: 0.2 }),
  choice('Style', 'Modern|Minimalist|Traditional|Rustic|Industrial|Scandinavian|Bohemian|Farmhouse|Vintage', {
    share: 0.6,
  }),
  choice('Room', 'Bedroom|Living Room|Kitchen|Bathroom|Office|Dining Room|Kids Room|Garden|Garage', {
    share: 0.6,
    isMultiple: true,
  }),
  choice('Shape', 'Round|Square|Rectangular|Oval|Irregular', { share: 0.4 }),
  choice('Assembly Required', 'Yes|No', { share: 0.4 }),
]

const kitchen: readonly LibraryAttribute[] = [
  sale('Capacity', '250 ml|350 ml|500 ml|750 ml|1 L|1.5 L|2 L|3 L|5 L', 0.6),
  sale('Size', 'Small|Medium|Large|Set', 0.5),
  choice('Material', materials, { isMultiple: true, isCustomizable: true, needShare: 0.3 }),
  choice('Dishwasher Safe', 'Yes|No', { share: 0.7 }),
  choice('Microwave Safe', 'Yes|No', { share: 0.5 }),
  choice('Suitable Hob Type', 'Gas|Induction|Electric|Ceramic|All', { share: 0.3, isMultiple: true }),
]

const textiles: readonly LibraryAttribute[] = [
  sale('Size', 'Twin|Full|Queen|King|California King|Standard|Throw|50 x 70 cm|70 x 140 cm'),
  choice('Material', 'Cotton|Linen|Polyester|Microfiber|Bamboo|Wool|Silk|Velvet|Fleece|Down', {
    isMultiple: true,
    isCustomizable: true,
    needShare: 0.35,
  }),
  choice('Pattern', 'Solid|Striped|Plaid|Floral|Geometric|Cartoon|Abstract', { share: 0.7 }),
  choice('Thread Count', '150|200|250|300|400|500|600|800|1000', { share: 0.3, isCustomizable: true }),
]

const furniture: readonly LibraryAttribute[] = [
  choice('Material', 'Solid Wood|Engineered Wood|Metal|Glass|Plastic|Rattan|Leather|Fabric|Marble', {
    isMultiple: true,
    isCustomizable: true,
    needShare: 0.45,
  }),
  choice('Assembly Required', 'Yes|No', { needShare: 0.2 }),
  choice('Style', 'Modern|Minimalist|Traditional|Rustic|Industrial|Scandinavian|Mid-Century', { share: 0.7 }),
  text('Maximum Load (kg)', { share: 0.5, isPositiveNumber: true }),
  choice('Foldable', 'Yes|No', { share: 0.4 }),
]

const tools: readonly LibraryAttribute[] = [
  choice('Material', 'Steel|Stainless Steel|Aluminum|Plastic|Rubber|Carbon Steel|Brass|Iron|Copper', {
    isMultiple: true,
    isCustomizable: true,
    share: 0.8,
    needShare: 0.2,
  }),
  choice('Power Source', 'Manual|Battery Powered|Corded Electric|Gasoline|Solar|Pneumatic', {
    share: 0.6,
    needShare: 0.15,
  }),
  choice('Installation Type', 'Wall Mounted|Free Standing|Ceiling Mounted|Built In|None', { share: 0.4 }),
]

const appliances: readonly LibraryAttribute[] = [
  ...electrical,
  choice('Energy Efficiency Class', 'A|B|C|D|E|F|G|Not Rated', { share: 0.5, regions: ['GB', 'BR'] }),
  choice('Control Type', 'Mechanical|Touch|App|Remote|Voice', { share: 0.6, isMultiple: true }),
  text('Capacity (L)', { share: 0.4, isPositiveNumber: true }),
  text('Noise Level (dB)', { share: 0.3, isPositiveNumber: true }),
]

/** Branches of the home. */
export const homeBranches: readonly LibraryBranch[] = [
  { categoryIds: ['851848', '851976', '852104', '852360', '852488', '852616'], attributes: homeGoods },
  { categoryIds: ['852232'], attributes: [...homeGoods, ...hazardous] },
  { categoryIds: ['600024'], attributes: kitchen },
  { categoryIds: ['600154'], attributes: textiles },
  { categoryIds: ['604453', '878216'], attributes: furniture },
  { categoryIds: ['604579'], attributes: tools },
  { categoryIds: ['604968'], attributes: [...tools, ...electrical.slice(4)] },
  { categoryIds: ['600942'], attributes: appliances },
]
