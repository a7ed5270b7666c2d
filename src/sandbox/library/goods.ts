// Attributes of everything else: beauty, health, food, electronics, toys, sports, pets, babies, cars, collections, books.
import { electrical, hazardous } from './common.ts'
import { choice, sale, text } from './entry.ts'
import type { LibraryAttribute, LibraryBranch } from './entry.ts'

const beauty: readonly LibraryAttribute[] = [
  sale('Net Content', '5 ml|10 ml|15 ml|30 ml|50 ml|100 ml|150 ml|200 ml|250 ml|300 ml|500 ml', 0.7),
  sale('Scent', 'Unscented|Rose|Lavender|Vanilla|Citrus|Coconut|Mint|Jasmine|Sandalwood', 0.4),
  ...hazardous,
  choice('Skin Type', 'All|Normal|Dry|Oily|Combination|Sensitive', { share: 0.6, isMultiple: true }),
  choice('Formulation', 'Cream|Gel|Liquid|Lotion|Oil|Powder|Spray|Stick|Foam|Balm', { share: 0.6, needShare: 0.15 }),
  choice('Benefits', 'Moisturizing|Brightening|Anti-Aging|Soothing|Volumizing|Repairing|Long Lasting|Oil Control', {
    share: 0.6,
    isMultiple: true,
  }),
  text('Ingredients', { share: 0.8, needShare: 0.25 }),
  choice('Shelf Life', '6 Months|12 Months|18 Months|24 Months|36 Months|60 Months', { share: 0.6, needShare: 0.15 }),
]

const edible: readonly LibraryAttribute[] = [
  sale('Flavor', 'Original|Chocolate|Vanilla|Strawberry|Mango|Lemon|Spicy|Salted|Unflavored', 0.7),
  sale('Net Weight', '50 g|100 g|200 g|250 g|500 g|1 kg|2 kg|5 kg', 0.7),
  text('Ingredients', { needShare: 0.6 }),
  choice('Allergen Information', 'Milk|Eggs|Fish|Shellfish|Tree Nuts|Peanuts|Wheat|Soy|Sesame|None', {
    isMultiple: true,
    needShare: 0.5,
  }),
  choice('Shelf Life', '1 Month|3 Months|6 Months|12 Months|18 Months|24 Months|36 Months', { needShare: 0.3 }),
  choice('Storage Condition', 'Ambient|Refrigerated|Frozen', { share: 0.7 }),
  choice('Halal Certified', 'Yes|No', { needShare: 0.6, regions: ['ID'] }),
]

const electronics: readonly LibraryAttribute[] = [
  sale('Storage Capacity', '16 GB|32 GB|64 GB|128 GB|256 GB|512 GB|1 TB|2 TB', 0.3),
  sale('Compatible Model', 'Universal|iPhone|Samsung Galaxy|Google Pixel|iPad|Other', 0.4),
  ...electrical,
  choice('Connectivity', 'Bluetooth|Wi-Fi|USB-C|USB-A|Lightning|HDMI|3.5 mm|2.4 GHz|None', {
    share: 0.7,
    isMultiple: true,
    needShare: 0.1,
  }),
  choice('Water Resistance', 'Not Water Resistant|IPX4|IPX5|IPX7|IP67|IP68', { share: 0.4 }),
  text('FCC ID', { share: 0.3, regions: ['US'] }),
]

const toys: readonly LibraryAttribute[] = [
  choice('Recommended Age', '0-6 Months|6-12 Months|1-2 Years|3-5 Years|6-8 Years|9-12 Years|13+ Years', {
    isMultiple: true,
    needShare: 0.4,
  }),
  choice('Choking Hazard Warning', 'Small Parts|Small Ball|Balloon|Marble|No Warning Applicable', {
    share: 0.7,
    needShare: 0.5,
  }),
  choice('Material', 'Plastic|Wood|Plush|Fabric|Metal|Paper|Silicone|Rubber', {
    isMultiple: true,
    isCustomizable: true,
    share: 0.8,
  }),
  ...electrical.slice(0, 4),
]

const sports: readonly LibraryAttribute[] = [
  sale('Size', 'S|M|L|XL|One Size', 0.6),
  sale('Weight', '1 kg|2 kg|5 kg|10 kg|15 kg|20 kg', 0.2),
  choice('Material', 'Nylon|Polyester|Rubber|Steel|Aluminum|Carbon Fiber|Foam|Leather|EVA|Wood', {
    isMultiple: true,
    isCustomizable: true,
    share: 0.8,
    needShare: 0.15,
  }),
  choice('Sport', 'Running|Cycling|Football|Basketball|Tennis|Golf|Yoga|Swimming|Camping|Fishing|Skiing|Other', {
    share: 0.6,
  }),
  choice('Age Group', 'Adults|Kids|All', { share: 0.6 }),
]

const pets: readonly LibraryAttribute[] = [
  sale('Size', 'XS|S|M|L|XL|XXL', 0.7),
  choice('Suitable Pet', 'Dog|Cat|Fish|Bird|Rabbit|Hamster|Reptile|Horse|Poultry', {
    isMultiple: true,
    needShare: 0.35,
  }),
  choice('Life Stage', 'Puppy or Kitten|Adult|Senior|All', { share: 0.5 }),
  choice('Material', 'Plastic|Fabric|Metal|Wood|Rubber|Silicone|Leather|Nylon', {
    share: 0.5,
    isMultiple: true,
    isCustomizable: true,
  }),
]

const baby: readonly LibraryAttribute[] = [
  sale('Size', 'Newborn|0-3 M|3-6 M|6-9 M|9-12 M|12-18 M|18-24 M', 0.6),
  choice('Recommended Age', 'Newborn|0-6 Months|6-12 Months|1-2 Years|2-3 Years|3+ Years', {
    isMultiple: true,
    needShare: 0.5,
  }),
  choice('Material', 'Cotton|Silicone|Plastic|Wood|Polyester|Bamboo Fiber|Stainless Steel', {
    share: 0.8,
    isMultiple: true,
    isCustomizable: true,
  }),
  choice('BPA Free', 'Yes|No', { share: 0.5 }),
]

const cars: readonly LibraryAttribute[] = [
  sale('Fitment', 'Universal|Front|Rear|Left|Right|Set', 0.6),
  choice('Vehicle Type', 'Car|Motorcycle|Truck|SUV|Van|ATV|Boat|RV', { isMultiple: true, needShare: 0.3 }),
  choice('Material', 'Plastic|Metal|Rubber|Leather|Fabric|Carbon Fiber|Glass|Aluminum', {
    share: 0.7,
    isMultiple: true,
    isCustomizable: true,
  }),
  text('Manufacturer Part Number', { share: 0.5 }),
  choice('Placement on Vehicle', 'Interior|Exterior|Engine|Underbody|Wheels', { share: 0.5 }),
]

const medical: readonly LibraryAttribute[] = [
  sale('Quantity', '30 Count|60 Count|90 Count|120 Count|180 Count', 0.7),
  choice('Product Form', 'Capsule|Tablet|Gummy|Powder|Liquid|Softgel|Patch|Device', { needShare: 0.4 }),
  text('Ingredients', { share: 0.8, needShare: 0.5 }),
  choice('Age Range', 'Adults|Children|Seniors|All', { share: 0.6 }),
]

const collections: readonly LibraryAttribute[] = [
  choice('Condition', 'New|Like New|Graded|Used', { share: 0.7 }),
  choice('Grading Company', 'PSA|BGS|CGC|SGC|Ungraded', { share: 0.5 }),
  text('Year', { share: 0.5, isPositiveNumber: true }),
  choice('Language', 'English|Japanese|Spanish|French|German|Chinese', { share: 0.4 }),
]

const books: readonly LibraryAttribute[] = [
  sale('Format', 'Paperback|Hardcover|Spiral Bound|Boxed Set', 1),
  choice('Language', 'English|Spanish|French|German|Italian|Portuguese|Indonesian|Japanese', {
    share: 0.9,
    isMultiple: true,
  }),
  text('Author', { share: 0.9 }),
  text('Publisher', { share: 0.8 }),
  text('Number of Pages', { share: 0.6, isPositiveNumber: true }),
  choice('Genre', 'Fiction|Nonfiction|Education|Technology|Art|History|Religion|Comics|Cooking|Travel', {
    share: 0.7,
    isMultiple: true,
  }),
]

/** Branches of everything else. */
export const goodsBranches: readonly LibraryBranch[] = [
  { categoryIds: ['601450'], attributes: beauty },
  { categoryIds: ['700437', '812168', '879496'], attributes: edible },
  { categoryIds: ['601739', '601755', '929928', '857744', '849416'], attributes: electronics },
  { categoryIds: ['604206', '878984'], attributes: toys },
  { categoryIds: ['834824', '834952', '835080', '835208', '835336', '835464', '835592', '936712'], attributes: sports },
  { categoryIds: ['602118'], attributes: pets },
  { categoryIds: ['602284'], attributes: baby },
  { categoryIds: ['605196', '2315792'], attributes: cars },
  { categoryIds: ['700645'], attributes: medical },
  { categoryIds: ['951432'], attributes: collections },
  { categoryIds: ['801928'], attributes: books },
]

/** Branches whose leaves have nothing but their own attributes. */
export const plainBranchIds: readonly string[] = ['801928', '834312', '2344592', '951432']
