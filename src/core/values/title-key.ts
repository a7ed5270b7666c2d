// The text by which titles are ordered: letters without case and accents, numbers by their size. It is never shown.

const longest = 160

/** A key whose plain comparison puts “Shirt 2” before “Shirt 10” and “Étui” beside “etui”. A run of digits is led by its length. */
export const titleKey = (title: string): string => {
  const start = title.trim().slice(0, longest)
  // Plain letters have no accents to lose.
  const bareLetters = /^[ -~]*$/u.test(start) ? start : start.normalize('NFKD').replaceAll(/\p{M}+/gu, '')
  return bareLetters.toLowerCase().replaceAll(/\d+/gu, (digits) => {
    const bare = digits.replace(/^0+(?=\d)/u, '')
    return `${String(Math.min(bare.length, 99)).padStart(2, '0')}${bare}`
  })
}
