// Stands around a part of the window: where drawing it fails, it says so in its place and offers to draw it again, and the rest of the window goes on.
import type { ReactNode } from 'react'
import { Component } from 'react'
import { FailureNotice } from './failure-notice.tsx'
import { Screen } from './screen.tsx'

type Props = {
  readonly children: ReactNode
  /** What else is done before it is drawn again. */
  readonly onRetry?: () => void
}

const words = {
  code: 'bug',
  sentence: 'This part of the window could not be drawn.',
  action: 'Nothing was lost: what was saved is safe, and work that runs goes on. Try again, or go to another section.',
}

/** React knows no other way than a class to catch what a part throws while it is drawn. */
export class Mishap extends Component<Props, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false }

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true }
  }

  readonly retry = (): void => {
    this.props.onRetry?.()
    this.setState({ hasFailed: false })
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children
    return (
      <Screen bar={<h1>Listwright</h1>} status={null}>
        <FailureNotice words={words} onRetry={this.retry} />
      </Screen>
    )
  }
}
