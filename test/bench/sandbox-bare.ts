// A bare server of the practice shop's own framework that answers a constant of a given size: what the practice shop's speed is compared with.
import { serve } from '@hono/node-server'
import { Hono } from 'hono'

const size = Number(process.argv[2] ?? '1000')
const text = JSON.stringify({ constant: 'x'.repeat(Math.max(0, size - 15)) })
const app = new Hono()
app.all('*', () => new Response(text, { headers: { 'content-type': 'application/json; charset=utf-8' } }))
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
  console.log(JSON.stringify({ baseUrl: `http://127.0.0.1:${String(port)}` }))
})
