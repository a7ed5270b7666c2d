// The rule of the leaf category: chosen, known, a leaf, and open to this shop. Invite-only leaves are no finding: the plan tells of them.
import { blocking, warning } from './context.ts'
import type { Rule } from './context.ts'

const place = 'Leaf category'
const field = 'categoryId'

// Codes of the platform: 12052023 unknown, 12052024 not a leaf, 12052220 prohibited, 12052225 not the main category.
export const checkCategory: Rule = ({ categoryId }, { category, leaf }) => {
  if (categoryId === null || categoryId === '') {
    const sentence = 'No leaf category is chosen. Type two words into the category field and pick one.'
    return [blocking({ code: 'category-missing', field, place, sentence })]
  }
  if (category === null) {
    const sentence = `Category ${categoryId} is not in this shop's tree; it may belong to the older tree or be gone. Choose a leaf again.`
    return [blocking({ code: 'category-unknown', field, place, sentence })]
  }
  const found = []
  if (!category.isLeaf) {
    const sentence = `“${category.name}” has categories below it, and products can only be listed in a leaf. Choose one below it.`
    found.push(blocking({ code: 'category-not-leaf', field, place, sentence }))
  }
  if (category.permissions.includes('PROHIBITED')) {
    const sentence = `“${category.name}” is prohibited on TikTok Shop: nothing may be listed there. Choose another leaf, or leave the product out.`
    found.push(blocking({ code: 'category-prohibited', field, place, sentence }))
  } else if (category.permissions.includes('NON_MAIN_CATEGORY')) {
    const sentence = `“${category.name}” lies outside the main category of this shop. Choose a leaf inside it, or ask your account manager to open it.`
    found.push(blocking({ code: 'category-not-main', field, place, sentence }))
  }
  if (leaf === null && category.isLeaf) {
    const sentence = `What “${category.name}” asks for has not been read from the shop yet, so its attributes are not checked. Go online once.`
    found.push(warning({ code: 'category-rules-unread', field, place, sentence }))
  }
  return found
}
