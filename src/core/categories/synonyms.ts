// Words that sellers use for one another. Data: add a line, and both directions work.

const groups: readonly (readonly string[])[] = [
  ['sofa', 'couch', 'settee'],
  ['sneaker', 'trainer', 'runner'],
  ['jewelry', 'jewellery'],
  ['diaper', 'nappy'],
  ['tee', 'tshirt'],
  ['cellphone', 'phone', 'mobile', 'smartphone', 'cell'],
  ['pants', 'pant', 'trouser'],
  ['sweater', 'jumper', 'pullover'],
  ['vest', 'waistcoat'],
  ['pajama', 'pyjama', 'pjs', 'nightwear', 'sleepwear'],
  ['bathrobe', 'robe', 'gown'],
  ['fanny', 'bum'],
  ['soccer', 'football'],
  ['pacifier', 'dummy', 'soother'],
  ['crib', 'cot'],
  ['stroller', 'pram', 'pushchair', 'buggy'],
  ['leash', 'lead'],
  ['stove', 'cooktop', 'hob'],
  ['faucet', 'tap'],
  ['cart', 'trolley'],
  ['comforter', 'duvet', 'quilt'],
  ['license', 'licence', 'number'],
  ['tire', 'tyre'],
  ['color', 'colour'],
  ['theater', 'theatre', 'cinema'],
  ['math', 'maths'],
  ['truck', 'lorry'],
  ['earbud', 'earphone', 'headphone', 'headset'],
  ['tv', 'television'],
  ['fridge', 'refrigerator'],
  ['purse', 'handbag'],
  ['eyeglass', 'glasses', 'spectacle'],
  ['makeup', 'cosmetic'],
  ['perfume', 'fragrance', 'cologne'],
  ['lamp', 'light', 'lighting'],
  ['rug', 'carpet', 'mat'],
  ['mug', 'cup'],
  ['laptop', 'notebook'],
  ['hoodie', 'sweatshirt'],
  ['bracelet', 'bangle'],
  ['pot', 'planter'],
  ['vitamin', 'supplement'],
  ['puppy', 'dog'],
  ['kitten', 'cat'],
  ['kid', 'child'],
  ['baby', 'infant'],
  ['lady', 'woman'],
  ['guy', 'man'],
  ['curtain', 'drape'],
  ['blanket', 'throw'],
  ['flashlight', 'torch'],
  ['trash', 'garbage', 'rubbish', 'waste', 'dustbin'],
  ['closet', 'wardrobe', 'armoire'],
  ['cushion', 'pillow'],
  ['spatula', 'turner'],
  ['gym', 'fitness'],
  ['bike', 'bicycle', 'cycling'],
  ['car', 'auto', 'automobile'],
  ['motorcycle', 'motorbike'],
  ['holiday', 'christmas'],
  ['drink', 'beverage'],
  ['candy', 'sweet', 'confectionery'],
  ['cookie', 'biscuit'],
  ['lipgloss', 'gloss'],
  ['moisturizer', 'moisturiser', 'cream', 'lotion'],
  ['organizer', 'organiser', 'storage'],
  ['wireless', 'bluetooth'],
]

/** The other words of each word's groups, plain (lower case, singular). */
export const synonymsOf: ReadonlyMap<string, readonly string[]> = (() => {
  const map = new Map<string, string[]>()
  for (const group of groups) {
    for (const word of group) {
      const others = group.filter((other) => other !== word)
      map.set(word, [...(map.get(word) ?? []), ...others])
    }
  }
  return map
})()
