// Categories, attributes and rules without regard to one market, for sellers of several. They read the same catalogue.
import { attributesOf } from '../catalogue/attributes.ts'
import { certificateId } from '../catalogue/certificates.ts'
import { localName, readLocale } from '../catalogue/local-names.ts'
import { recommendLeaf } from '../catalogue/recommend.ts'
import type { Body, Call, Data, Operation, Query } from '../gateway/call.ts'
import { operation } from '../gateway/operation.ts'
import { Refusal, missingWords, refuseParameter } from '../gateway/refusal.ts'
import { marketRegions } from '../markets/index.ts'
import { needLeaf, treeOf } from './catalogue.ts'

const getCategories = (call: Call, query: Query<'getGlobalCategories202309'>): Data<'getGlobalCategories202309'> => {
  const tree = treeOf(call, query.category_version)
  const keyword = query.keyword?.toLowerCase() ?? ''
  const locale = readLocale(query.locale, 'en-US')
  return {
    categories: tree.nodes
      .map((node) => ({ ...node, name: localName(node, locale) }))
      .filter(({ name }) => name.toLowerCase().includes(keyword))
      .map(({ id, parentId, name, isRestricted }) => ({
        id,
        parent_id: parentId,
        local_name: name,
        is_leaf: tree.isLeaf(id),
        permission_statuses: [isRestricted ? 'INVITE_ONLY' : 'AVAILABLE'],
      })),
  }
}

const recommend = (
  call: Call,
  body: Body<'recommendGlobalCategories202309'>,
): Data<'recommendGlobalCategories202309'> => {
  const title = body.product_title ?? ''
  if (title === '') return refuseParameter(missingWords('product_title'))
  const tree = treeOf(call, body.category_version)
  const leaf = recommendLeaf(tree, title, () => true)
  if (leaf === null) throw new Refusal(12019064, 'No category was found that fits.')
  return {
    leaf_category_id: leaf.id,
    categories: tree.chain(leaf.id).map(({ id, name, level }) => ({ id, name, level, is_leaf: id === leaf.id })),
  }
}

/** The attributes of a leaf in all markets, with the regions that require them. */
const getAttributes = (call: Call, query: Query<'getGlobalAttributes202309'>): Data<'getGlobalAttributes202309'> => {
  readLocale(query.locale, 'en-US')
  const leaf = needLeaf(call, call.path['category_id'] ?? '', query.category_version)
  const byRegion = marketRegions.map((region) => ({ region, own: attributesOf(call.world.seed, region, leaf.id) }))
  const all = new Map(byRegion.flatMap(({ own }) => own.map((attribute) => [attribute.id, attribute] as const)))
  return {
    attributes: [...all.values()].map(({ id, name, isSale, isMultiple, isCustomizable, values, condition }) => {
      const having = byRegion.filter(({ own }) => own.some((attribute) => attribute.id === id))
      const requiring = having.filter(({ own }) => own.some((attribute) => attribute.id === id && attribute.isRequired))
      const isRequired = requiring.length > 0
      return {
        id,
        name,
        type: isSale ? 'SALES_PROPERTY' : 'PRODUCT_PROPERTY',
        is_requried: isRequired,
        is_multiple_selection: isMultiple,
        is_customizable: isCustomizable,
        required_regions: requiring.map(({ region }) => region),
        optional_regions: having.filter((entry) => !requiring.includes(entry)).map(({ region }) => region),
        ...(condition !== null && {
          requirement_conditions: having.flatMap(({ region }) =>
            condition.valueIds.map((valueId) => ({
              condition_type: 'VALUE_ID_MATCH',
              attribute_id: condition.attributeId,
              attribute_value_id: valueId,
              region,
            })),
          ),
        }),
        ...(values !== null && { values: values.map((value) => ({ id: value.id, name: value.name })) }),
      }
    }),
  }
}

const getRules = (call: Call, query: Query<'getGlobalCategoryRules202309'>): Data<'getGlobalCategoryRules202309'> => {
  readLocale(query.locale, 'en-US')
  const leaf = needLeaf(call, call.path['category_id'] ?? '', query.category_version)
  const regions = [...marketRegions]
  return {
    product_certifications: leaf.certificates.map(({ name, isRequired }) => ({
      id: certificateId(name),
      name,
      is_required: isRequired,
      sample_image_url: `${call.world.addresses.base}/images/sample/${certificateId(name)}`,
      required_regions: isRequired ? regions : [],
      optional_regions: isRequired ? [] : regions,
      requirement_conditions: [],
    })),
    size_chart: { is_supported: leaf.sizeChart !== 'none', is_required: leaf.sizeChart === 'required' },
    manufacturer: { is_required: false, required_regions: [], optional_regions: [] },
    responsible_person: { is_required: false, required_regions: [], optional_regions: [] },
  }
}

export const globalCategoryOperations: readonly Operation[] = [
  operation('getGlobalCategories202309', 'seller.product.basic', getCategories),
  operation('recommendGlobalCategories202309', 'seller.product.basic', (call, _query, body) => recommend(call, body)),
  operation('getGlobalAttributes202309', 'seller.product.basic', getAttributes),
  operation('getGlobalCategoryRules202309', 'seller.product.basic', getRules),
]
