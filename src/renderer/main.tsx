// Starts the window: look, carrier, events, then React. It knows no feature beyond joining them.
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import './styles/tokens.css'
import './styles/base.css'
import './styles/frame.css'
import './styles/controls.css'
import './styles/chips.css'
import './styles/panel.css'
import './styles/cards.css'
import './styles/contrast.css'
import { connect } from './bridge.ts'
import { App } from './features/frame/app.tsx'
import { startEvents } from './features/frame/event-stream.ts'
import { startLook } from './features/frame/look-store.ts'
import { startKeys } from './features/commands/keys.ts'
import { startWiring } from './features/frame/wiring.ts'
import { Mishap } from './ui/mishap.tsx'

startLook()
startWiring()
startEvents()
startKeys()
connect()

const root = document.querySelector('#window')
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <Mishap onRetry={() => location.reload()}>
        <App />
      </Mishap>
    </StrictMode>,
  )
}
