// Categories, rules and attributes as operations: reads the catalogue and gives it the wire's form.
import { attributesOf } from '../catalogue/attributes.ts'
import type { AttributeCondition } from '../catalogue/attributes.ts'
import { certificateCondition, certificateDetails, certificateId, isExpiryRequired } from '../catalogue/certificates.ts'
import { localName, readLocale } from '../catalogue/local-names.ts'
import { isInviteOnly, isProhibited, permissionStatusesOf } from '../catalogue/permissions.ts'
import { categoryTree, findCategory } from '../catalogue/tree.ts'
import type { CategoryNode, CategoryTree } from '../catalogue/tree.ts'
import type { Data, Operation, Query, ShopCall } from '../gateway/call.ts'
import { shopOperation } from '../gateway/operation.ts'
import { Refusal, refuseParameter } from '../gateway/refusal.ts'
import { isCodPossible } from '../products/check-parcel.ts'
import { checkPlatform } from '../products/platforms.ts'

/** The tree that a `category_version` asks for; absent means the old one. */
export const treeOf = ({ market }: Pick<ShopCall, 'market'>, version: string | undefined): CategoryTree => {
  const wanted = version === undefined || version === '' ? 'v1' : version.toLowerCase()
  if (wanted !== 'v1' && wanted !== 'v2')
    return refuseParameter('The query parameter category_version is invalid: v1 or v2 is expected.')
  if (!market.readableVersions.includes(wanted))
    throw new Refusal(12052230, `This region does not have category version ${wanted}.`)
  return categoryTree(wanted)
}

/** The leaf that a path names. Refuses with 12052023, 12052024 or 12052230. */
export const needLeaf = (
  call: Pick<ShopCall, 'market'>,
  categoryId: string,
  version: string | undefined,
): CategoryNode => {
  if (!/^\d{1,19}$/.test(categoryId)) throw new Refusal(12052002, 'The category id has an invalid format.')
  const tree = treeOf(call, version)
  const node = tree.find(categoryId)
  if (node !== null && tree.isLeaf(categoryId)) return node
  if (findCategory(categoryId) === null) throw new Refusal(12052023, `The category ${categoryId} does not exist.`)
  if (node === null)
    throw new Refusal(12052230, `The category ${categoryId} does not belong to category version ${tree.version}.`)
  throw new Refusal(12052024, `The category ${categoryId} is not a leaf category.`)
}

const getCategories = (call: ShopCall, query: Query<'getCategories202309'>): Data<'getCategories202309'> => {
  const { world, market, shop } = call
  const tree = treeOf(call, query.category_version)
  const locale = readLocale(query.locale, market.locale)
  const keyword = query.keyword?.toLowerCase() ?? ''
  const showsProhibited = query.include_prohibited_categories === true && market.showsProhibited
  checkPlatform(query.listing_platform)
  const categories = tree.nodes
    .map((node) => ({ id: node.id, parentId: node.parentId, name: localName(node, locale) }))
    .filter(({ id, name }) => name.toLowerCase().includes(keyword) && (showsProhibited || !isProhibited(market, id)))
    .map(({ id, parentId, name }) => ({
      id,
      parent_id: parentId,
      local_name: name,
      is_leaf: tree.isLeaf(id),
      permission_statuses: permissionStatusesOf(world, market, shop, id),
    }))
  return { categories }
}

const conditionsOn = (condition: AttributeCondition | null) =>
  (condition?.valueIds ?? []).map((valueId) => ({
    condition_type: 'VALUE_ID_MATCH',
    attribute_id: condition?.attributeId ?? '',
    attribute_value_id: valueId,
  }))

const getRules = (call: ShopCall, query: Query<'getCategoryRules202309'>): Data<'getCategoryRules202309'> => {
  const { world, market, shop, path } = call
  readLocale(query.locale, market.locale)
  const leaf = needLeaf(call, path['category_id'] ?? '', query.category_version)
  const isClosed = isInviteOnly(world, market, shop, leaf.id)
  if (isProhibited(market, leaf.id)) throw new Refusal(12052220, 'Listings in this category are prohibited.')
  if (isClosed && !market.hasOpenRules)
    throw new Refusal(12052223, 'The category is restricted. Apply for it in the Qualification Center.')
  const attributes = attributesOf(world.seed, market.region, leaf.id)
  const isEuropean = ['DE', 'ES', 'FR', 'IE', 'IT'].includes(market.region)
  return {
    product_certifications: leaf.certificates.map(({ name, isRequired }) => ({
      id: certificateId(name),
      name,
      is_required: isRequired,
      sample_image_url: `${world.addresses.base}/images/sample/${certificateId(name)}`,
      document_details: certificateDetails(name),
      requirement_conditions: conditionsOn(certificateCondition({ name, isRequired }, attributes)),
      expiration_date: { is_required: isExpiryRequired(market, name) },
    })),
    size_chart: { is_supported: leaf.sizeChart !== 'none', is_required: leaf.sizeChart === 'required' },
    cod: { is_supported: isCodPossible(call) && leaf.isCodSupported },
    package_dimension: { is_required: market.isDimensionRuleBinding && leaf.isDimensionRequired },
    epr: { is_required: false },
    ...(!isClosed && { allowed_special_product_types: [...market.specialProductTypes] }),
    fees: [],
    manufacturer: { is_required: isEuropean },
    responsible_person: { is_required: isEuropean },
  }
}

const getAttributes = (call: ShopCall, query: Query<'getAttributes202309'>): Data<'getAttributes202309'> => {
  const { world, market, path } = call
  readLocale(query.locale, market.locale)
  const leaf = needLeaf(call, path['category_id'] ?? '', query.category_version)
  if (isProhibited(market, leaf.id)) throw new Refusal(12052220, 'Listings in this category are prohibited.')
  const attributes = attributesOf(world.seed, market.region, leaf.id).map((attribute) => {
    const { condition, values } = attribute
    return {
      id: attribute.id,
      name: attribute.name,
      type: attribute.isSale ? 'SALES_PROPERTY' : 'PRODUCT_PROPERTY',
      is_requried: attribute.isRequired,
      is_multiple_selection: attribute.isMultiple,
      is_customizable: attribute.isCustomizable,
      ...(attribute.isPositiveNumber && { value_data_format: 'POSITIVE_INT_OR_DECIMAL' }),
      ...(condition !== null && { requirement_conditions: conditionsOn(condition) }),
      // Free text has no list at all, not an empty one.
      ...(values !== null && { values: values.map(({ id, name }) => ({ id, name })) }),
    }
  })
  return { attributes }
}

export const catalogueOperations: readonly Operation[] = [
  shopOperation('getCategories202309', 'seller.product.basic', getCategories),
  shopOperation('getCategoryRules202309', 'seller.product.basic', getRules),
  shopOperation('getAttributes202309', 'seller.product.basic', getAttributes),
]
