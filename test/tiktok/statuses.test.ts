// The platform's misspellings are read where they occur and nowhere else.
import { describe, expect, it } from 'vitest'
import {
  isAttributeRequired,
  knownWord,
  preApprovedReasons,
  readBrandAuthorization,
  readPrerequisiteItem,
} from '#tiktok/statuses.ts'

describe('the words of the wire', () => {
  it('reads a required attribute in the spelling the platform uses', () => {
    expect(isAttributeRequired({ is_requried: true })).toBe(true)
    expect(isAttributeRequired({ is_requried: false, is_required: true })).toBe(false)
    expect(isAttributeRequired({ is_required: true })).toBe(true)
    expect(isAttributeRequired({})).toBe(false)
  })

  it('reads an unauthorised brand in both spellings', () => {
    expect(readBrandAuthorization('UNAUTHORIEZD')).toBe('UNAUTHORIZED')
    expect(readBrandAuthorization('UNAUTHORIZED')).toBe('UNAUTHORIZED')
    expect(readBrandAuthorization('SOMETHING')).toBeNull()
  })

  it('reads the bank account’s prerequisite in spite of its lower-case letter', () => {
    expect(readPrerequisiteItem('BANk_ACCOUNT')).toBe('BANK_ACCOUNT')
    expect(readPrerequisiteItem('SHOP_TAX')).toBe('SHOP_TAX')
    expect(readPrerequisiteItem('NEW_ITEM')).toBeNull()
  })

  it('answers null for a word that is new', () => {
    expect(knownWord(preApprovedReasons, 'KYC_PENDING')).toBe('KYC_PENDING')
    expect(knownWord(preApprovedReasons, 'ANOTHER')).toBeNull()
  })
})
