// Names of the top categories in Bahasa Indonesia and Portuguese. They are our own translations: the platform's names were not at hand. Deeper
// categories are English in every locale.
import { locales } from '#tiktok/locales.ts'
import { refuseParameter } from '../gateway/refusal.ts'
import type { CategoryNode } from './tree.ts'

/** Id, Bahasa Indonesia, Portuguese. */
const rows = [
  ['600001', 'Perlengkapan Rumah', 'Artigos para casa'],
  ['600024', 'Peralatan Dapur', 'Utensílios de cozinha'],
  ['600154', 'Tekstil & Perlengkapan Lembut', 'Têxteis e decoração'],
  ['600942', 'Peralatan Elektronik Rumah Tangga', 'Eletrodomésticos'],
  ['601152', 'Pakaian & Pakaian Dalam Wanita', 'Moda feminina e roupa íntima'],
  ['601303', 'Fashion Muslim', 'Moda muçulmana'],
  ['601352', 'Sepatu', 'Calçados'],
  ['601450', 'Kecantikan & Perawatan Diri', 'Beleza e cuidados pessoais'],
  ['601739', 'Ponsel & Elektronik', 'Celulares e eletrônicos'],
  ['601755', 'Komputer & Perlengkapan Kantor', 'Computadores e escritório'],
  ['602118', 'Perlengkapan Hewan Peliharaan', 'Artigos para animais de estimação'],
  ['602284', 'Bayi & Persalinan', 'Bebê e maternidade'],
  ['603014', 'Olahraga & Aktivitas Luar Ruangan', 'Esportes e ar livre'],
  ['604206', 'Mainan & Hobi', 'Brinquedos e hobbies'],
  ['604453', 'Furnitur', 'Móveis'],
  ['604579', 'Alat & Perangkat Keras', 'Ferramentas e ferragens'],
  ['604968', 'Perbaikan Rumah', 'Casa e construção'],
  ['605196', 'Mobil & Sepeda Motor', 'Carros e motos'],
  ['605248', 'Aksesori Fashion', 'Acessórios de moda'],
  ['700437', 'Makanan & Minuman', 'Alimentos e bebidas'],
  ['700645', 'Kesehatan', 'Saúde'],
  ['801928', 'Buku, Majalah & Audio', 'Livros, revistas e áudio'],
  ['802184', 'Fashion Anak', 'Moda infantil'],
  ['824328', 'Pakaian & Pakaian Dalam Pria', 'Moda masculina e roupa íntima'],
  ['824584', 'Koper & Tas', 'Malas e bolsas'],
  ['834312', 'Produk Virtual', 'Produtos virtuais'],
  ['856720', 'Barang Bekas', 'Usados'],
  ['951432', 'Koleksi', 'Colecionáveis'],
  ['953224', 'Perhiasan & Turunannya', 'Joias e derivados'],
  ['2344592', 'Pemesanan & Voucher', 'Reservas e vales'],
] as const

const names: Readonly<Record<string, ReadonlyMap<string, string>>> = {
  'id-ID': new Map(rows.map(([id, indonesian]) => [id, indonesian])),
  'pt-BR': new Map(rows.map(([id, , portuguese]) => [id, portuguese])),
}

/** The locale to answer in. Refuses with 36009004 one that the platform does not have. */
export const readLocale = (asked: string | undefined, usual: string): string => {
  if (asked === undefined || asked === '') return usual
  return locales.some((locale) => locale === asked) ? asked : refuseParameter('The query parameter locale is invalid.')
}

/** The name of a category in a locale. */
export const localName = ({ id, name }: Pick<CategoryNode, 'id' | 'name'>, locale: string): string =>
  names[locale]?.get(id) ?? name
