// Attributes of clothing, shoes, bags, jewelry and accessories.
import { choice, sale, text } from './entry.ts'
import type { LibraryAttribute, LibraryBranch } from './entry.ts'

const fabrics =
  'Cotton|Polyester|Linen|Wool|Cashmere|Silk|Viscose|Rayon|Modal|Nylon|Spandex|Acrylic|Denim|Leather|Faux Leather|Fleece|Velvet|Chiffon|Lace|Satin'
const patterns = 'Solid|Striped|Plaid|Polka Dot|Floral|Animal Print|Graphic|Camouflage|Tie Dye|Geometric|Letter|Cartoon'
const seasons = 'Spring|Summer|Autumn|Winter|All Seasons'

const clothing: readonly LibraryAttribute[] = [
  sale('Size', 'XXS|XS|S|M|L|XL|2XL|3XL|4XL|5XL|One Size'),
  choice('Material', fabrics, { isMultiple: true, isCustomizable: true, needShare: 0.4 }),
  choice('Pattern', patterns, { share: 0.8, needShare: 0.15 }),
  choice('Season', seasons, { share: 0.8, isMultiple: true }),
  choice('Style', 'Casual|Basics|Business|Elegant|Streetwear|Sport|Vintage|Boho|Preppy|Minimalist|Party', {
    share: 0.8,
  }),
  choice('Fit', 'Slim|Regular|Loose|Oversized|Skinny|Tailored', { share: 0.6 }),
  choice('Neckline', 'Round Neck|V-Neck|Square Neck|Collared|Hooded|Turtleneck|Off Shoulder|Halter|Boat Neck', {
    share: 0.4,
  }),
  choice('Sleeve Length', 'Sleeveless|Short Sleeve|Half Sleeve|3/4 Sleeve|Long Sleeve', { share: 0.4 }),
  choice('Closure Type', 'Button|Zipper|Pull On|Drawstring|Snap|Hook and Eye|Wrap|None', { share: 0.4 }),
  choice('Care Instructions', 'Machine Wash|Hand Wash|Dry Clean Only|Do Not Bleach|Tumble Dry', {
    share: 0.5,
    isMultiple: true,
  }),
]

const shoes: readonly LibraryAttribute[] = [
  sale('Size', 'US 4|US 5|US 6|US 6.5|US 7|US 7.5|US 8|US 8.5|US 9|US 9.5|US 10|US 11|US 12|US 13'),
  choice('Upper Material', 'Leather|Faux Leather|Suede|Canvas|Mesh|Knit|Rubber|Textile', {
    needShare: 0.35,
    isCustomizable: true,
  }),
  choice('Sole Material', 'Rubber|EVA|PU|TPR|TPU|Leather|Cork', { share: 0.8, isCustomizable: true }),
  choice('Heel Height', 'Flat|Low (1-3 cm)|Medium (3-5 cm)|High (5-8 cm)|Very High (above 8 cm)', { share: 0.6 }),
  choice('Toe Shape', 'Round|Pointed|Square|Open|Almond', { share: 0.5 }),
  choice('Closure Type', 'Lace Up|Slip On|Velcro|Zipper|Buckle|Elastic', { share: 0.6 }),
]

const bags: readonly LibraryAttribute[] = [
  choice('Material', 'Leather|Faux Leather|Canvas|Nylon|Polyester|Straw|PVC|Polycarbonate|Aluminum|Cotton', {
    isMultiple: true,
    isCustomizable: true,
    needShare: 0.35,
  }),
  choice('Bag Size', 'Mini|Small|Medium|Large|Extra Large', { share: 0.7 }),
  choice('Closure Type', 'Zipper|Magnetic|Drawstring|Buckle|Open|Snap', { share: 0.6 }),
  choice('Pattern', patterns, { share: 0.6 }),
]

const jewelry: readonly LibraryAttribute[] = [
  sale('Size', '5|6|7|8|9|10|11|12|Adjustable|One Size', 0.7),
  choice('Metal Type', 'Gold|White Gold|Rose Gold|Silver|Platinum|Stainless Steel|Brass|Copper|Alloy|Titanium', {
    needShare: 0.4,
  }),
  choice('Metal Purity', '8K|9K|10K|14K|18K|22K|24K|925 Sterling|950 Platinum|Not Applicable', { share: 0.6 }),
  choice('Gemstone Type', 'Diamond|Ruby|Sapphire|Emerald|Pearl|Jade|Amber|Crystal|Cubic Zirconia|Moissanite|None', {
    share: 0.8,
  }),
  text('Total Carat Weight', { share: 0.3, isPositiveNumber: true }),
]

const accessories: readonly LibraryAttribute[] = [
  choice('Material', 'Metal|Alloy|Plastic|Acetate|Fabric|Leather|Resin|Glass|Wood|Silicone', {
    isMultiple: true,
    isCustomizable: true,
    needShare: 0.25,
  }),
  choice('Gender', 'Women|Men|Unisex|Girls|Boys', { share: 0.7 }),
  choice('Occasion', 'Daily|Party|Wedding|Work|Sport|Travel|Gift', { share: 0.6, isMultiple: true }),
]

const childrens: readonly LibraryAttribute[] = [
  choice(
    'Recommended Age',
    '0-3 Months|3-6 Months|6-12 Months|12-24 Months|2-3 Years|4-5 Years|6-8 Years|9-12 Years|13+ Years',
    {
      isMultiple: true,
      needShare: 0.5,
    },
  ),
  choice('Gender', 'Girls|Boys|Unisex', { share: 0.8 }),
]

/** Branches of fashion. */
export const fashionBranches: readonly LibraryBranch[] = [
  { categoryIds: ['601152', '824328', '601303', '834568', '846224', '813960'], attributes: clothing },
  { categoryIds: ['802312', '803592', '877320'], attributes: [...clothing, ...childrens] },
  { categoryIds: ['601352', '834696'], attributes: shoes },
  { categoryIds: ['805128', '806024'], attributes: [...shoes, ...childrens] },
  { categoryIds: ['824584'], attributes: bags },
  { categoryIds: ['953224'], attributes: jewelry },
  { categoryIds: ['605248', '806792', '961928'], attributes: accessories },
]
