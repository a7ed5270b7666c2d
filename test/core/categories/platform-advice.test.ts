// What the platform recommends is judged: a leaf of this tree, or a sentence that says why it is of no use.
import { describe, expect, it } from 'vitest'
import { judgeAdvice } from '#core/categories/platform-advice.ts'
import { buildCategoryTree } from '#core/categories/tree.ts'

const node = (
  id: string,
  parentId: string | null,
  isLeaf: boolean,
  permission: 'AVAILABLE' | 'PROHIBITED' = 'AVAILABLE',
) => ({
  id,
  parentId,
  name: `Name ${id}`,
  isLeaf,
  permissions: [permission],
})
const { tree } = buildCategoryTree([
  node('1', null, false),
  node('11', '1', false),
  node('111', '11', true),
  node('112', '11', true),
  node('12', '1', false),
  node('121', '12', true),
  node('2', null, false),
  node('21', '2', true),
  node('29', '2', true, 'PROHIBITED'),
  // A leaf without its parent, two that go round in a circle, and one without a name.
  node('31', '3', true),
  node('41', '42', false),
  node('42', '41', false),
  { ...node('51', null, true), name: '' },
])
const own = (categoryId: string, confidence: number) => [{ categoryId, confidence, reason: '' }]
const judge = (leafId: string | null, ours = own('111', 0.6)) => judgeAdvice(leafId, ours, tree, (id) => id === '777')

describe("the platform's recommendation", () => {
  it.each([
    [null, 'recommends nothing'],
    ['', 'recommends nothing'],
    ['999', 'not in the tree that was read'],
    ['777', 'a category of the other tree'],
    ['11', 'no leaf'],
    ['29', 'prohibited'],
    ['41', 'not in the tree that was read'],
  ])('%s is of no use, and the sentence says why', (leafId, words) => {
    const { suggestion, problem } = judge(leafId)
    expect(suggestion).toBeNull()
    expect(problem).toContain(words)
  })

  it('is surer than ours alone where both agree, and less sure the further apart they lie', () => {
    const sureness = (leafId: string) => judge(leafId).suggestion?.confidence ?? 0
    expect(sureness('111')).toBeGreaterThan(0.6)
    expect(sureness('111')).toBeGreaterThan(sureness('112'))
    expect(sureness('112')).toBeGreaterThan(sureness('121'))
    expect(sureness('121')).toBeGreaterThan(sureness('21'))
    expect(judge('21', []).suggestion?.confidence).toBe(0.5)
  })

  it('is taken for a leaf whose parent is missing, and for one without a name', () => {
    expect(judge('31').suggestion?.categoryId).toBe('31')
    expect(judge('51').suggestion?.categoryId).toBe('51')
  })
})
