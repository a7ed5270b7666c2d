// Walks every leaf of both trees in four markets through the shop's rules and attributes, our reading of them, the form's values, the checks and the
// listing that would be sent. A shape that nobody handles, a condition that leads nowhere, a leaf that cannot be filled in: each fails here.
import { describe, expect, it } from 'vitest'
import { leafRulesShape } from '#contract/categories.ts'
import type { Attribute, LeafRules } from '#contract/categories.ts'
import type { AttributeValue } from '#contract/product.ts'
import { changeLeaf } from '#core/categories/change-leaf.ts'
import { ruleDifferences } from '#core/categories/rules-difference.ts'
import { attributesToSend } from '#core/checks/attributes-to-send.ts'
import { checkProduct } from '#core/checks/check-product.ts'
import { buildListing } from '#core/listing/build-listing.ts'
import { limitsOf } from '#core/markets/limits-of.ts'
import { createBody } from '#main/shop/wire-listing.ts'
import { readCategories, readLeafRules } from '#main/shop/wire-model.ts'
import { conditionInWords, formOrder, valueTyped } from '#renderer/features/products/panel/attribute-values.ts'
import { allScopes, grantApp } from '#sandbox/authorization/tokens.ts'
import { Refusal } from '#sandbox/gateway/refusal.ts'
import type { ShopCall } from '#sandbox/gateway/call.ts'
import { marketOf } from '#sandbox/markets/index.ts'
import { catalogueOperations } from '#sandbox/operations/catalogue.ts'
import { plantApp, plantSeller, plantShop } from '#sandbox/seeds/plant.ts'
import { createWorld } from '#sandbox/world.ts'
import type { WireData } from '#tiktok/wire.ts'
import { context, product } from '../checks/sample.ts'

const readAt = '2026-11-21T08:00:00.000Z'
const regions = ['US', 'UK', 'ID', 'BR'] as const

const callIn = (region: string): ShopCall => {
  const world = createWorld({ seed: 'every leaf', wallMs: () => Date.parse(readAt), isJournaled: false })
  const market = marketOf(region === 'UK' ? 'GB' : region)
  const app = plantApp(world, 'Walk', null)
  const seller = plantSeller(world, 'Walker', market.region, 'LOCAL')
  const shop = plantShop(world, seller, 'Walk', market.region)
  const grant = grantApp(world, app, seller, allScopes)
  return { world, app, seller, grant, shop, market, path: {}, parts: [] }
}

const operationAt = (ending: string) => {
  const found = catalogueOperations.find(({ path }) => path.endsWith(ending))
  if (found === undefined) throw new Error(`No operation ends in ${ending}`)
  return found
}
const [categories, rules, attributes] = ['/categories', '/rules', '/attributes'].map(operationAt)

type Answers = {
  categories: WireData<'getCategories202309'>
  rules: WireData<'getCategoryRules202309'>
  attributes: WireData<'getAttributes202309'>
}

// Operations give their answers untyped; the OpenAPI checks of the practice shop hold them to these types.
const ask = <Name extends keyof Answers>(name: Name, call: ShopCall, version: string, id = ''): Answers[Name] => {
  const operation = { categories, rules, attributes }[name]
  return operation?.handle({ ...call, path: { category_id: id } }, { category_version: version }, {}) as Answers[Name]
}

const known = {
  rules: [
    'product_certifications',
    'size_chart',
    'cod',
    'package_dimension',
    'epr',
    'allowed_special_product_types',
    'fees',
    'manufacturer',
    'responsible_person',
  ],
  attribute: [
    'id',
    'name',
    'type',
    'is_requried',
    'is_multiple_selection',
    'is_customizable',
    'value_data_format',
    'requirement_conditions',
    'values',
  ],
}

const strangeMembers = (answer: Answers['rules'], list: Answers['attributes']): string[] => [
  ...Object.keys(answer).filter((name) => !known.rules.includes(name)),
  ...(list.attributes ?? []).flatMap((one) => [
    ...Object.keys(one).filter((name) => !known.attribute.includes(name)),
    ...(one.type === 'SALES_PROPERTY' || one.type === 'PRODUCT_PROPERTY' ? [] : [`type ${String(one.type)}`]),
    ...(one.value_data_format === undefined || one.value_data_format === 'POSITIVE_INT_OR_DECIMAL'
      ? []
      : [`format ${one.value_data_format}`]),
    ...(one.requirement_conditions ?? []).flatMap(({ condition_type: type }) =>
      type === 'VALUE_ID_MATCH' ? [] : [`condition ${String(type)}`],
    ),
  ]),
]

/** Conditions that name an attribute or a value the leaf does not have. */
const deadEnds = (leaf: LeafRules): string[] => {
  const values = new Map(leaf.attributes.map((one) => [one.id, new Set(one.values.map(({ id }) => id))]))
  return [...leaf.attributes, ...leaf.certifications].flatMap(({ name, requiredWhen }) =>
    requiredWhen.flatMap(({ attributeId, valueId }) => (values.get(attributeId)?.has(valueId) === true ? [] : [name])),
  )
}

const filled = (attribute: Attribute): AttributeValue => {
  const [first] = attribute.values
  const value = first ?? (attribute.isPositiveNumber ? { id: null, name: '12' } : { id: null, name: 'As described' })
  return { attributeId: attribute.id, name: attribute.name, values: [value] }
}

type Trouble = { readonly id: string; readonly what: string }

const walkLeaf = (leaf: LeafRules, region: string, version: 'v1' | 'v2', troubles: Trouble[]): void => {
  const id = leaf.categoryId
  const trouble = (what: string): void => void troubles.push({ id, what })
  if (!leafRulesShape.safeParse(leaf).success) trouble('our shape refuses it')
  for (const name of deadEnds(leaf)) trouble(`a condition of ${name} leads nowhere`)
  if (leaf.attributes.some((one) => one.id === '' || one.name.trim() === '')) trouble('an attribute without id or name')
  if (ruleDifferences(leaf, leaf).length > 0) trouble('it differs from itself')
  const market = limitsOf(region)
  const facts = { ...context({ leaf }), market, currency: market.currency.value, isPractice: true }
  const plain = leaf.attributes.filter(({ isSales }) => !isSales)
  const whole = product({ categoryId: id, attributes: plain.map(filled) })
  if (formOrder(leaf, whole.attributes).length !== plain.length) trouble('the form loses an attribute')
  for (const one of plain) {
    if (one.values.some(({ name }) => valueTyped(one, name) === null)) trouble(`a value of ${one.name} cannot be typed`)
    if (!one.isRequired && one.requiredWhen.length > 0 && conditionInWords(one, leaf) === '')
      trouble(`the condition of ${one.name} has no words`)
  }
  const { missing, unlisted, notNumbers } = attributesToSend(whole, leaf, { hasNeutralValues: false })
  if (missing.length + unlisted.length + notNumbers.length > 0) trouble('it cannot be filled in')
  const asked = checkProduct(whole, facts).filter(({ field }) => field.startsWith('attribute:'))
  if (asked.some(({ severity }) => severity === 'blocking'))
    trouble(`filled in, it still asks: ${asked[0]?.sentence ?? ''}`)
  const bare = checkProduct(product({ categoryId: id, attributes: [] }), facts)
  if (bare.some(({ sentence, place }) => sentence.trim() === '' || place === '')) trouble('a finding without words')
  const moved = changeLeaf(product({ categoryId: '1', attributes: whole.attributes }), leaf)
  if (moved.kept.length !== plain.length) trouble('a value is lost on the way into the leaf')
  const body = createBody(
    buildListing(whole, {
      ...facts,
      categoryVersion: version,
      warehouseId: '7000000000000000001',
      imageUris: ['uri'],
      remoteSkus: [],
      certifications: [],
      sizeChartUri: null,
      sizeChartTemplateId: null,
    }),
    'key',
  )
  if (body.product_attributes?.length !== plain.length) trouble('an attribute is lost on the way to the wire')
}

describe('every leaf', () => {
  it(
    'of both trees in four markets goes through rules, attributes, form, checks and wire',
    { timeout: 300_000 },
    () => {
      const lines: string[] = []
      const troubles: Trouble[] = []
      let walked = 0
      for (const region of regions) {
        const call = callIn(region)
        for (const version of call.market.readableVersions) {
          const leaves = readCategories(ask('categories', call, version)).filter(({ isLeaf }) => isLeaf)
          let closed = 0
          let asks = 0
          for (const { id } of leaves) {
            try {
              const answer = ask('rules', call, version, id)
              const list = ask('attributes', call, version, id)
              for (const what of strangeMembers(answer, list)) troubles.push({ id, what: `unknown ${what}` })
              const leaf = readLeafRules(id, answer, list, readAt)
              asks += leaf.attributes.length
              walkLeaf(leaf, region, version, troubles)
            } catch (error) {
              if (!(error instanceof Refusal)) throw error
              // Restricted leaves tell nothing in markets without open rules.
              closed += 1
            }
          }
          walked += leaves.length
          lines.push(`${region} ${version}: ${leaves.length} leaves, ${asks} attributes, ${closed} closed`)
        }
      }
      console.log(`every leaf: ${walked} leaves walked (${lines.join('; ')})`)
      expect(troubles.slice(0, 10)).toEqual([])
      expect(walked).toBeGreaterThan(10_000)
    },
  )

  it('is no empty promise: a strange member, a dead end and a nameless attribute are found', () => {
    const strange: Answers['attributes'] = { attributes: [{ id: '1', name: 'Color', type: 'NEW_PROPERTY' }] }
    expect(strangeMembers({}, strange)).toEqual(['type NEW_PROPERTY'])
    const call = callIn('US')
    const [first] = readCategories(ask('categories', call, 'v2')).filter(({ isLeaf }) => isLeaf)
    const id = first?.id ?? ''
    const leaf = readLeafRules(id, ask('rules', call, 'v2', id), ask('attributes', call, 'v2', id), readAt)
    const none = { isSales: false, isRequired: true, isMultiple: false, isCustomizable: false, isPositiveNumber: false }
    const hanging = { ...none, id: '2', name: 'Hanging', values: [{ id: '', name: '' }] }
    const troubles: Trouble[] = []
    const nameless = { ...hanging, id: '5', name: ' ', requiredWhen: [] }
    const broken = [...leaf.attributes, nameless, { ...hanging, requiredWhen: [{ attributeId: '3', valueId: '4' }] }]
    walkLeaf({ ...leaf, attributes: broken }, 'US', 'v2', troubles)
    const what = troubles.map((one) => one.what)
    expect(what).toContain('a condition of Hanging leads nowhere')
    expect(what).toContain('an attribute without id or name')
  })
})
