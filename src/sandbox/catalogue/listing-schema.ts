// Listing Schemas: the rules of a leaf as fields with rules, every value a text. Pure.
import type { Market } from '../markets/market.ts'
import type { CategoryAttribute } from './attributes.ts'
import type { CategoryNode } from './tree.ts'

type Rule = { type: string; value: string }
type SimpleField = { id: string; name: string; options: { id: string; name: string }[]; rules: Rule[] }
export type SchemaField = SimpleField & { complex_values: SimpleField[] }

const rule = (type: string, value: string | number | boolean): Rule => ({ type, value: String(value) })
const simple = (id: string, name: string, rules: Rule[], options: SimpleField['options'] = []): SimpleField => ({
  id,
  name,
  options,
  rules,
})
const field = (id: string, name: string, rules: Rule[], complex: SimpleField[] = []): SchemaField => ({
  ...simple(id, name, rules),
  complex_values: complex,
})

const attributeField = (attribute: CategoryAttribute): SimpleField =>
  simple(
    attribute.id,
    attribute.name,
    [
      rule('VALUE_TYPE', attribute.isPositiveNumber ? 'integer' : 'string'),
      rule('REQUIRED', attribute.isRequired),
      ...(attribute.isMultiple ? [rule('MULTI_INPUT', true)] : []),
      ...(attribute.isCustomizable ? [rule('CUSTOM', true)] : []),
    ],
    attribute.values?.map(({ id, name }) => ({ id, name })) ?? [],
  )

const dimension = (id: string, isRequired: boolean): SimpleField =>
  simple(id, id, [rule('VALUE_TYPE', 'string'), rule('REQUIRED', isRequired), rule('MIN_VALUE', 0)])

/** The fields of one leaf. */
export const schemaFields = (
  market: Market,
  leaf: CategoryNode,
  attributes: readonly CategoryAttribute[],
  isAvailable: boolean,
): SchemaField[] => {
  const [shortest, longest] = market.titleLength
  const needsSize = market.isDimensionRuleBinding && leaf.isDimensionRequired
  const size = ['length', 'width', 'height']
  return [
    field('title', 'Product name', [
      rule('VALUE_TYPE', 'string'),
      rule('REQUIRED', true),
      rule('MIN_LENGTH', shortest),
      rule('MAX_LENGTH', longest),
    ]),
    field('category', 'Category', [rule('REQUIRED', true), rule('AVAILABLE', isAvailable)]),
    field('brand', 'Brand', [rule('REQUIRED', false), rule('SUPPORTED', true)]),
    field(
      'product_attributes',
      'Product attributes',
      [rule('SUPPORTED', true)],
      attributes.filter(({ isSale }) => !isSale).map(attributeField),
    ),
    field(
      'sku.sale_attributes',
      'Sales attributes',
      [rule('SUPPORTED', true), rule('MAX_INPUT_NUM', 3), rule('CUSTOM', true)],
      attributes.filter(({ isSale }) => isSale).map(attributeField),
    ),
    field('sku.identifier_code', 'Identifier code', [
      rule('SUPPORTED', true),
      rule('REQUIRED', false),
      rule('REGX', '^[0-9]{8,14}X?$'),
    ]),
    field(
      'package_dimensions',
      'Package dimensions',
      [rule('SUPPORTED', true), rule('REQUIRED', needsSize)],
      size.map((side) => dimension(side, needsSize)),
    ),
  ]
}
