// Check digits of article numbers (GS1 family) and of ISBN-10. Arithmetic only.

/** The check digit of a GS1 number (EAN, UPC, GTIN, ISBN-13) given its digits without it. */
export const gs1CheckDigit = (digits: string): string => {
  let sum = 0
  for (let index = 0; index < digits.length; index += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - index) - 48
    sum += index % 2 === 0 ? digit * 3 : digit
  }
  return String((10 - (sum % 10)) % 10)
}

/** True where the last digit of a GS1 number fits the others. */
export const isGs1Valid = (digits: string): boolean =>
  /^\d{2,}$/u.test(digits) && gs1CheckDigit(digits.slice(0, -1)) === digits.slice(-1)

/** True for ten characters whose last (a digit or X) fits the others. */
export const isIsbn10Valid = (code: string): boolean => {
  if (!/^\d{9}[\dX]$/u.test(code)) return false
  let sum = 0
  for (let index = 0; index < 10; index += 1) {
    const letter = code[index]
    sum += (10 - index) * (letter === 'X' ? 10 : Number(letter))
  }
  return sum % 11 === 0
}

/** The thirteen digits of a book that has a valid ten-character number. */
export const isbn13Of = (isbn10: string): string => {
  const digits = `978${isbn10.slice(0, 9)}`
  return `${digits}${gs1CheckDigit(digits)}`
}
