// The three fixed parts of a screen beside the rail: bar, main, status line; a panel at the right where there is one.
import type { ReactNode } from 'react'

type Props = {
  readonly bar: ReactNode
  readonly panel?: ReactNode
  readonly status: ReactNode
  readonly children: ReactNode
}

export const Screen = ({ bar, panel, status, children }: Props) => (
  <>
    <header className="bar">{bar}</header>
    <main className="main" id="main">
      {children}
    </main>
    {panel}
    <footer className="status">{status}</footer>
  </>
)
