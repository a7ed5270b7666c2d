// Recommend Category, Listing Schemas and the category upgrade task as operations.
import { attributesOf } from '../catalogue/attributes.ts'
import { schemaFields } from '../catalogue/listing-schema.ts'
import type { SchemaField } from '../catalogue/listing-schema.ts'
import { localName } from '../catalogue/local-names.ts'
import { isInviteOnly, isProhibited, permissionStatusesOf } from '../catalogue/permissions.ts'
import { recommendLeaf } from '../catalogue/recommend.ts'
import { findCategory } from '../catalogue/tree.ts'
import type { Body, Call, Data, Operation, Query, ShopCall } from '../gateway/call.ts'
import { operation, shopOperation } from '../gateway/operation.ts'
import { Refusal, missingWords, refuseParameter } from '../gateway/refusal.ts'
import { hasChinese } from '../products/listing.ts'
import { checkPlatform } from '../products/platforms.ts'
import { imageId } from '../state/image-id.ts'
import { treeOf } from './catalogue.ts'

const longestDescription = 10_000

const recommendCategory = (call: ShopCall, body: Body<'recommendCategory202309'>): Data<'recommendCategory202309'> => {
  const { world, market, shop } = call
  const title = body.product_title ?? ''
  if (title === '') return refuseParameter(missingWords('product_title'))
  const [shortest, longest] = market.titleLength
  const length = Array.from(title).length
  if (length > longest) throw new Refusal(12052051, 'The product name is too long.')
  if (length < shortest)
    throw new Refusal(12052910, `The product name is too short: at least ${String(shortest)} characters are needed.`)
  if (hasChinese(title)) throw new Refusal(12052262, 'The product name cannot contain Chinese characters.')
  if ((body.description ?? '').length > longestDescription)
    throw new Refusal(12052013, 'The description is too long: at most 10,000 characters are allowed.')
  if (
    body.images?.some(({ uri = '' }) => world.store.get('images', imageId(call.seller.id, uri)) === undefined) === true
  )
    throw new Refusal(12052722, 'An image was not uploaded by this seller.')
  checkPlatform(body.listing_platform)
  const tree = treeOf(call, body.category_version)
  const showsProhibited = body.include_prohibited_categories === true && market.recommendsProhibited
  const leaf = recommendLeaf(tree, title, (id) => showsProhibited || !isProhibited(market, id))
  if (leaf === null) throw new Refusal(12019064, 'No category was found that fits.')
  const categories = tree.chain(leaf.id).map(({ id, name, level }) => ({
    id,
    name: localName({ id, name }, market.locale),
    level,
    is_leaf: id === leaf.id,
    permission_statuses: permissionStatusesOf(world, market, shop, id),
  }))
  return { leaf_category_id: leaf.id, categories }
}

const schemaLocales = ['en-GB', 'en-US', 'id-ID', 'ms-MY', 'th-TH', 'vi-VN', 'zh-CN']

type SchemaError = { code: number; message: string; detail: { category_id: number } }

const listingSchemas = (
  call: Call,
  { category_ids: ids, category_version: version, locale }: Query<'listingSchemas202407'>,
): { schemas: { category_id: number; fields: SchemaField[] }[]; errors: SchemaError[] } => {
  const { world, market } = call
  if (ids.length > 50) refuseParameter('The query parameter category_ids is invalid: at most 50 ids are expected.')
  if (locale !== undefined && locale !== '' && !schemaLocales.includes(locale))
    refuseParameter(`The query parameter locale is invalid: one of ${schemaLocales.join(', ')} is expected.`)
  const tree = treeOf(call, version)
  const schemas: { category_id: number; fields: SchemaField[] }[] = []
  const errors: SchemaError[] = []
  const fail = (id: number, code: number, message: string): void => {
    errors.push({ code, message, detail: { category_id: id } })
  }
  for (const id of new Set(ids)) {
    const leaf = tree.find(String(id))
    if (leaf === null && findCategory(String(id)) === null) fail(id, 12052023, 'The category does not exist.')
    else if (leaf === null) fail(id, 12052230, `The category does not belong to category version ${tree.version}.`)
    else if (!tree.isLeaf(leaf.id)) fail(id, 12052024, 'The category is not a leaf category.')
    else if (isProhibited(market, leaf.id)) fail(id, 12052220, 'Listings in this category are prohibited.')
    else {
      const isAvailable = call.shop === null ? !leaf.isRestricted : !isInviteOnly(world, market, call.shop, leaf.id)
      schemas.push({
        category_id: id,
        fields: schemaFields(market, leaf, attributesOf(world.seed, market.region, leaf.id), isAvailable),
      })
    }
  }
  return { schemas, errors }
}

const shortestUpgradeMs = 5 * 60_000
const longestUpgradeMs = 2 * 3_600_000

const createUpgradeTask = ({ world, shop, market }: ShopCall): Data<'createCategoryUpgradeTask202407'> => {
  if (!market.writableVersions.includes('v2')) throw new Refusal(12052230, 'This region uses category version v1.')
  const id = world.nextId('task')
  const dueAtMs =
    world.clock.nowMs() + shortestUpgradeMs + Math.round((longestUpgradeMs - shortestUpgradeMs) * world.random())
  world.store.put('tasks', id, { id, kind: 'category-upgrade', shopId: shop.id, dueAtMs })
  return {}
}

export const categoryAdviceOperations: readonly Operation[] = [
  shopOperation('recommendCategory202309', 'seller.product.basic', (call, _query, body) =>
    recommendCategory(call, body),
  ),
  operation('listingSchemas202407', 'seller.product.basic', (call, query) => {
    const { schemas, errors } = listingSchemas(call, query)
    return { listing_schemas: schemas, errors }
  }),
  operation('listingSchemas202401', 'seller.product.basic', (call, query) => {
    const { schemas, errors } = listingSchemas(call, query)
    // The older version spells the list of fields this way.
    return {
      listing_schemas: schemas.map(({ category_id: id, fields }) => ({ category_id: id, fileds: fields })),
      errors,
    }
  }),
  shopOperation('createCategoryUpgradeTask202407', 'seller.product.write', createUpgradeTask),
]
