// Certificates and size charts: asked for by the leaf or by a value, there or not, ended or not, too small or not.
import { describe, expect, it } from 'vitest'
import type { Certificate, Document } from '#contract/product.ts'
import { certificatesToSend, sizeChartToSend, standInsNeeded } from '#core/checks/documents.ts'
import { attribute, context, found, leaf, product } from './sample.ts'

const asked = { id: '77', name: 'Safety sheet', isRequired: true, requiredWhen: [], details: '' }
const pdf: Document = {
  id: 'document-1',
  name: 'sheet.pdf',
  format: 'pdf',
  sizeBytes: 9,
  widthPixels: null,
  heightPixels: null,
}
const picture = (side: number): Document => ({ ...pdf, format: 'image', widthPixels: side, heightPixels: side + 1 })
const given = (change: Partial<Certificate> = {}): Certificate => ({
  certificationId: '77',
  name: 'Safety sheet',
  documents: [pdf],
  expiresOn: '',
  ...change,
})
const wanting = leaf({ certifications: [asked] })

describe('a certificate', () => {
  it('that is required blocks until a file is there; one that is not never does', () => {
    expect(found({}, { leaf: wanting })).toEqual(['!certificate-missing'])
    expect(found({ certificates: [given({ documents: [] })] }, { leaf: wanting })).toEqual(['!certificate-missing'])
    expect(found({ certificates: [given()] }, { leaf: wanting })).toEqual([])
    expect(found({}, { leaf: leaf({ certifications: [{ ...asked, isRequired: false }] }) })).toEqual([])
  })

  it('is required by the value of an attribute, and only by that', () => {
    const conditional = leaf({
      attributes: [attribute({ isRequired: false })],
      certifications: [{ ...asked, isRequired: false, requiredWhen: [{ attributeId: '100', valueId: '2' }] }],
    })
    const of = (id: string) => ({ attributes: [{ attributeId: '100', name: 'Material', values: [{ id, name: '' }] }] })
    expect(found(of('1'), { leaf: conditional })).toEqual([])
    expect(found(of('2'), { leaf: conditional })).toEqual(['!certificate-missing'])
    expect(found({ ...of('2'), certificates: [given()] }, { leaf: conditional })).toEqual([])
  })

  it('that has ended blocks, and one whose end is wanted and not given', () => {
    const today = '2026-11-21'
    expect(found({ certificates: [given({ expiresOn: '2026-11-20' })] }, { leaf: wanting, today })).toEqual([
      '!certificate-ended',
    ])
    expect(found({ certificates: [given({ expiresOn: '2026-11-22' })] }, { leaf: wanting, today })).toEqual([])
    const dated = leaf({ certifications: [{ ...asked, isExpiryRequired: true }] })
    expect(found({ certificates: [given()] }, { leaf: dated, today })).toEqual(['!certificate-without-end'])
  })

  it('of another leaf is kept and not sent', () => {
    const one = product({ certificates: [given(), given({ certificationId: '78' })] })
    expect(certificatesToSend(one, wanting).map(({ certificationId }) => certificationId)).toEqual(['77'])
    expect(certificatesToSend(one, leaf())).toEqual([])
  })
})

describe('a size chart', () => {
  const required = leaf({ isSizeChartSupported: true, isSizeChartRequired: true })
  const of = (document: Document | null, templateId: string | null = null) => ({
    sizeChart: { templateId, name: 'Sizes', document },
  })

  it('is a template or a picture of 1024 pixels and more on the shorter side', () => {
    expect(found({}, { leaf: required })).toEqual(['!size-chart-missing'])
    expect(found(of(null, '12345'), { leaf: required })).toEqual([])
    expect(found(of(picture(1024)), { leaf: required })).toEqual([])
    expect(found(of(picture(1023)), { leaf: required })).toEqual(['!size-chart-unusable'])
    expect(found(of(pdf), { leaf: required })).toEqual(['!size-chart-unusable'])
  })

  it('only warns where the leaf does not want one, and is not sent where it takes none', () => {
    const supported = leaf({ isSizeChartSupported: true })
    expect(found(of(picture(500)), { leaf: supported })).toEqual(['size-chart-unusable'])
    expect(sizeChartToSend(of(picture(500)), supported)).toBeNull()
    expect(sizeChartToSend(of(picture(2000)), leaf())).toBeNull()
    expect(sizeChartToSend(of(picture(2000)), supported)).not.toBeNull()
  })

  it('and certificates that are there need no stand-in', () => {
    const both = { ...required, certifications: [asked] }
    const practice = context({ isPractice: true, leaf: both, defaults: { ...context().defaults, hasStandIns: true } })
    expect(standInsNeeded(product(), practice, 1)).toBe(2)
    expect(standInsNeeded(product({ certificates: [given()], ...of(picture(1200)) }), practice, 1)).toBe(0)
  })
})
