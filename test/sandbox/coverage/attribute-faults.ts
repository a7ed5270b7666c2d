// Every fault of product attributes that the practice shop knows, tried on leaves that have such attributes.
import type { SampleBody } from '../listing.ts'
import type { Recorder } from './recorder.ts'

type Sku = Record<string, unknown>

type Attribute = {
  id: string
  type: string
  is_requried: boolean
  is_multiple_selection: boolean
  is_customizable: boolean
  value_data_format?: string
  values?: { id: string; name: string }[]
  requirement_conditions?: { attribute_id: string; attribute_value_id: string }[]
}

/** Values for every required attribute of a leaf. */
export const fillRequired = async (
  { send }: Recorder,
  categoryId: string,
): Promise<{ filled: Sku[]; all: Attribute[] }> => {
  const { data } = await send('GET', `/product/202309/categories/${categoryId}/attributes`, {
    query: { category_version: 'v2' },
  })
  const all: Attribute[] = data.attributes
  const filled = all
    .filter(({ type, is_requried: isRequired }) => type === 'PRODUCT_PROPERTY' && isRequired)
    .map(({ id, values }) => ({ id, values: [values === undefined ? { name: '1' } : { id: values.at(-1)?.id }] }))
  return { filled, all }
}

/** Tries every fault of product attributes once, each on the first leaf that has such an attribute. */
export const walkAttributes = async (recorder: Recorder, body: SampleBody): Promise<void> => {
  const { send } = recorder
  const post = async (categoryId: string, attributes: unknown, code: number): Promise<unknown> =>
    send(
      'POST',
      '/product/202309/products',
      { body: { ...body, category_id: categoryId, product_attributes: attributes } },
      code,
    )
  const { data } = await send('GET', '/product/202309/categories', { query: { category_version: 'v2', keyword: '' } })
  const wanted = new Map<number, (filled: Sku[], attribute: Attribute) => Sku[] | null>([
    [
      12052104,
      (filled, { id, is_requried: isRequired }) => (isRequired ? filled.filter((own) => own['id'] !== id) : null),
    ],
    [
      12052246,
      (filled, { id, values = [], is_multiple_selection: isMultiple }) =>
        !isMultiple && values.length > 1
          ? [
              ...filled.filter((own) => own['id'] !== id),
              { id, values: values.slice(0, 2).map((value) => ({ id: value.id })) },
            ]
          : null,
    ],
    [12052248, (filled, { id }) => [...filled.filter((own) => own['id'] !== id), { id, values: [{ name: ' ' }] }]],
    [
      12052253,
      (filled, { id, values = [], is_multiple_selection: isMultiple }) =>
        isMultiple && values[0] !== undefined
          ? [...filled.filter((own) => own['id'] !== id), { id, values: [{ id: values[0].id }, { id: values[0].id }] }]
          : null,
    ],
    [
      12052251,
      (filled, { id, values = [], is_multiple_selection: isMultiple }) =>
        isMultiple && values[0]?.name !== undefined
          ? [
              ...filled.filter((own) => own['id'] !== id),
              { id, values: [{ name: values[0].name }, { name: values[0].name }] },
            ]
          : null,
    ],
    [12052529, (filled, { id }) => [...filled.filter((own) => own['id'] !== id), { id, values: [{ id: '1' }] }]],
    [
      12052240,
      (filled, { id, values, is_customizable: isCustom }) =>
        values !== undefined && !isCustom
          ? [...filled.filter((own) => own['id'] !== id), { id, values: [{ name: 'My own' }] }]
          : null,
    ],
    [
      12052249,
      (filled, { id, values, value_data_format: format }) =>
        values === undefined && format === undefined
          ? [...filled.filter((own) => own['id'] !== id), { id, values: [{ name: 'x'.repeat(2001) }] }]
          : null,
    ],
    [
      12052250,
      (filled, { id, values, value_data_format: format }) =>
        values === undefined && format === undefined
          ? [...filled.filter((own) => own['id'] !== id), { id, values: [{ name: '苔藓' }] }]
          : null,
    ],
    [
      12052256,
      (filled, { id, value_data_format: format }) =>
        format !== undefined ? [...filled.filter((own) => own['id'] !== id), { id, values: [{ name: 'many' }] }] : null,
    ],
    [
      12052182,
      (filled, { id, requirement_conditions: [condition] = [] }) =>
        condition === undefined
          ? null
          : [
              ...filled.filter((own) => own['id'] !== id && own['id'] !== condition.attribute_id),
              { id: condition.attribute_id, values: [{ id: condition.attribute_value_id }] },
            ],
    ],
  ])
  const leaves = data.categories.filter(
    (node: { is_leaf: boolean; permission_statuses: string[] }) =>
      node.is_leaf && node.permission_statuses[0] === 'AVAILABLE',
  )
  for (const leaf of leaves) {
    if (wanted.size === 0) return
    const { filled, all } = await fillRequired(recorder, leaf.id)
    for (const [code, change] of wanted) {
      const attribute = all.find(
        (candidate) => candidate.type === 'PRODUCT_PROPERTY' && change(filled, candidate) !== null,
      )
      if (attribute === undefined) continue
      await post(leaf.id, change(filled, attribute), code)
      wanted.delete(code)
    }
  }
  if (wanted.size > 0) recorder.record.problems.push(`no leaf leads to ${[...wanted.keys()].join(', ')}`)
}
