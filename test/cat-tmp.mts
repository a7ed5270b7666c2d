import { scanFile } from '#main/worker/scan-file.ts'
import { encodingOf } from '#main/worker/encoding.ts'
import { detectText, createCatalogueReader } from '#core/import/catalogue.ts'
import { createCutter } from '#core/import/table.ts'
import { readFileSync } from 'node:fs'
import iconv from 'iconv-lite'
import { globSync } from 'node:fs'
for (const f of globSync('/work/shared/data/catalogs*/*/*.{csv,tsv}')) {
  const scan = await scanFile(f)
  const enc = encodingOf(scan)
  const text = iconv.decode(readFileSync(f), enc, {stripBOM:true})
  const {dialect,layout} = detectText(text.slice(0,262144), scan.head.length>=scan.sizeBytes)
  console.log('##', f.replace('/work/shared/data/',''), enc, JSON.stringify(dialect.delimiter), 'hdr', layout.headerLine, layout.preset?.id)
  if (!layout.preset) continue
  const rejects:any[]=[],warns:any[]=[]
  const c=createCutter(dialect); c.expectCells(layout.columns.names.length)
  const r=createCatalogueReader(layout,layout.preset,{reject:p=>rejects.push(p),warn:p=>warns.push(p)})
  const products=r.push(c.push(text,true),true)
  const v=products.reduce((n,p)=>n+p.variants.length,0), im=products.reduce((n,p)=>n+p.images.length,0)
  const rows=new Set(products.flatMap(p=>[...p.rows,...p.variants.flatMap(v=>v.rows)]))
  console.log('   products',products.length,'variants',v,'images',im,JSON.stringify(r.counts),'rejects',rejects.length,'warns',warns.length,'rows used',rows.size)
  for (const x of rejects.slice(0,6)) console.log('   R',x.row,x.column,x.sentence.slice(0,110))
  for (const x of warns.slice(0,3)) console.log('   W',x.row,x.column,x.sentence.slice(0,110))
  const p=products.find(p=>p.variants.length>1)??products[0]; if(p) console.log('   ',JSON.stringify({...p,fields:{...p.fields,description:p.fields.description?.slice(0,20)},images:p.images.map(i=>i.source.slice(-20)).slice(0,3),variants:p.variants.slice(0,2),facts:p.facts.slice(0,3)}).slice(0,900))
}
