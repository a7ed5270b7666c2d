// Manufacturers and responsible persons (EU) as operations: the seller's own address book of them.
import type { Body, Call, Data, Operation, Query } from '../gateway/call.ts'
import { checkLengths, refuseValue } from '../gateway/lengths.ts'
import { operation } from '../gateway/operation.ts'
import { pageFacts, readPage, takePage } from '../gateway/pages.ts'
import { Refusal, missingWords, refuseParameter } from '../gateway/refusal.ts'
import type { ContactRecord } from '../state/records.ts'

type Kind = ContactRecord['kind']
type ManufacturerBody = Body<'createManufacturer202409'>
type PersonBody = Body<'createResponsiblePerson202409'>

const need = (body: Readonly<Record<string, unknown>>, members: readonly string[]): void => {
  for (const member of members)
    if (body[member] === undefined || body[member] === '') refuseParameter(missingWords(member))
}

const checkEmail = (email: string | undefined): void => {
  if (email !== undefined && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email))
    refuseValue('email', 'an e-mail address is expected')
}

const locales = ['de-DE', 'en-IE', 'es-ES', 'fr-FR', 'it-IT']

const checkLocale = (locale: string | undefined): void => {
  if (locale !== undefined && !locales.includes(locale))
    refuseValue('locale', `one of ${locales.join(', ')} is expected`)
}

type Phone = { readonly availability?: string; readonly country_code?: string; readonly local_number?: string }

const checkPhone = (phone: Phone | undefined, longest: number): void => {
  if (phone === undefined || phone.availability === 'UNAVAILABLE') return
  if (phone.availability !== undefined && phone.availability !== 'AVAILABLE')
    refuseValue('availability', 'AVAILABLE or UNAVAILABLE is expected')
  if (!/^\+\d{1,4}$/.test(phone.country_code ?? '')) refuseValue('country_code', 'a code such as +353 is expected')
  if (!new RegExp(`^\\d{7,${String(longest)}}$`).test(phone.local_number ?? ''))
    refuseValue('local_number', `7 to ${String(longest)} digits are expected`)
}

const checkManufacturer = (body: ManufacturerBody): void => {
  checkLengths([
    ['name', body.name, 255],
    ['registered_trade_name', body.registered_trade_name, 200],
    ['address', body.address, 500],
  ])
  checkEmail(body.email)
  checkPhone(body.phone_number, 20)
  checkLocale(body.locale)
}
const checkPerson = (body: PersonBody): void => {
  checkLengths([['name', body.name, 200]])
  checkEmail(body.email)
  checkPhone(body.phone_number, 11)
  checkLocale(body.locale)
  const { address } = body
  if (address !== undefined) need(address, ['country', 'street_address_line1', 'postal_code'])
}

const create = ({ world, seller }: Call, kind: Kind, body: object): string => {
  const id = world.nextId(kind === 'manufacturer' ? 'manufacturer' : 'responsiblePerson')
  world.store.put('contacts', id, { id, sellerId: seller.id, kind, body: { ...body } })
  return id
}

const edit = ({ world, seller, path }: Call, kind: Kind, body: object): void => {
  const id = path[kind === 'manufacturer' ? 'manufacturer_id' : 'responsible_person_id'] ?? ''
  const known = world.store.get('contacts', id)
  if (known?.sellerId !== seller.id || known.kind !== kind)
    throw new Refusal(kind === 'manufacturer' ? 12052284 : 12052289, `The id ${id.slice(0, 40)} is unknown.`)
  world.store.put('contacts', id, { ...known, body: { ...known.body, ...body } })
}

const nameOf = ({ body }: ContactRecord): string => {
  const { name } = body
  return typeof name === 'string' ? name : ''
}

type SearchInput = { readonly ids: readonly string[]; readonly keyword: string }

const search = (
  { world, seller }: Call,
  kind: Kind,
  query: { page_size?: number; page_token?: string },
  { ids, keyword }: SearchInput,
): { readonly found: readonly ContactRecord[]; readonly facts: ReturnType<typeof pageFacts> } => {
  const page = readPage(query)
  const all = [...world.store.all('contacts')].filter(
    (contact) =>
      contact.sellerId === seller.id &&
      contact.kind === kind &&
      (ids.length === 0 || ids.includes(contact.id)) &&
      nameOf(contact).toLowerCase().includes(keyword.toLowerCase()),
  )
  return { found: takePage(all, page), facts: pageFacts(page, all.length) }
}

// Only `create` and `edit` above write these bodies, in these shapes.
const manufacturerOf = ({ body }: ContactRecord): ManufacturerBody => body
const personOf = ({ body }: ContactRecord): PersonBody => body

const searchManufacturersOld = (
  call: Call,
  query: Query<'searchManufacturers202409'>,
  body: Body<'searchManufacturers202409'>,
): Data<'searchManufacturers202409'> => {
  const { found, facts } = search(call, 'manufacturer', query, {
    ids: body.manufacturer_ids ?? [],
    keyword: body.keyword ?? '',
  })
  const manufacturers = found.map((contact) => {
    const { locale: _locale, phone_number: phone, ...rest } = manufacturerOf(contact)
    const { availability: _availability, ...number } = phone ?? {}
    return { id: contact.id, ...rest, phone_number: number }
  })
  return { manufacturers, ...facts }
}

const searchManufacturers = (
  call: Call,
  query: Query<'searchManufacturers202501'>,
  body: Body<'searchManufacturers202501'>,
): Data<'searchManufacturers202501'> => {
  const { found, facts } = search(call, 'manufacturer', query, {
    ids: body.manufacturer_ids ?? [],
    keyword: body.keyword ?? '',
  })
  const manufacturers = found.map((contact) => ({ id: contact.id, regional_profiles: [manufacturerOf(contact)] }))
  return { manufacturers, ...facts }
}

const searchPersonsOld = (
  call: Call,
  query: Query<'searchResponsiblePersons202409'>,
  body: Body<'searchResponsiblePersons202409'>,
): Data<'searchResponsiblePersons202409'> => {
  const { found, facts } = search(call, 'responsible-person', query, {
    ids: body.responsible_person_ids ?? [],
    keyword: body.keyword ?? '',
  })
  const persons = found.map((contact) => {
    const { locale: _locale, ...rest } = personOf(contact)
    return { id: contact.id, ...rest }
  })
  return { responsible_persons: persons, ...facts }
}

const searchPersons = (
  call: Call,
  query: Query<'searchResponsiblePersons202501'>,
  body: Body<'searchResponsiblePersons202501'>,
): Data<'searchResponsiblePersons202501'> => {
  const { found, facts } = search(call, 'responsible-person', query, {
    ids: body.responsible_person_ids ?? [],
    keyword: body.keyword ?? '',
  })
  const persons = found.map((contact) => ({ id: contact.id, regional_profiles: [personOf(contact)] }))
  return { responsible_persons: persons, ...facts }
}

export const complianceOperations: readonly Operation[] = [
  operation('createManufacturer202409', 'seller.product.write', (call, _query, body) => {
    need(body, ['name', 'email', 'address', 'phone_number', 'locale'])
    checkManufacturer(body)
    return { manufacturer_id: create(call, 'manufacturer', body) }
  }),
  operation('partialEditManufacturer202409', 'seller.product.write', (call, _query, body) => {
    checkManufacturer(body)
    edit(call, 'manufacturer', body)
    return {}
  }),
  operation('searchManufacturers202409', 'seller.product.basic', searchManufacturersOld),
  operation('searchManufacturers202501', 'seller.product.basic', searchManufacturers),
  operation('createResponsiblePerson202409', 'seller.product.write', (call, _query, body) => {
    need(body, ['name', 'email', 'phone_number', 'address', 'locale'])
    checkPerson(body)
    return { responsible_person_id: create(call, 'responsible-person', body) }
  }),
  operation('partialEditResponsiblePerson202409', 'seller.product.write', (call, _query, body) => {
    checkPerson(body)
    edit(call, 'responsible-person', body)
    return {}
  }),
  operation('searchResponsiblePersons202409', 'seller.product.basic', searchPersonsOld),
  operation('searchResponsiblePersons202501', 'seller.product.basic', searchPersons),
]
