// Previous and next page of a list, with where one is. Not there where one page holds everything. It reads nothing.
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { count } from './format.ts'
import { Icon } from './icon.tsx'

type Props = {
  readonly label: string
  readonly page: number
  readonly aPage: number
  readonly total: number
  readonly onGo: (page: number) => void
}

/** `label` names what is counted; `page` counts from 0. */
export const Pager = ({ label, page, aPage, total, onGo }: Props) =>
  total <= aPage ? null : (
    <nav className="row" aria-label={`Pages of ${label}`}>
      <button type="button" className="btn s" disabled={page === 0} onClick={() => onGo(page - 1)}>
        <Icon of={ChevronLeft} /> Previous
      </button>
      <span className="t12 soft" aria-live="polite">
        {count(page * aPage + 1)} to {count(Math.min(total, (page + 1) * aPage))} of {count(total)}
      </span>
      <button type="button" className="btn s" disabled={(page + 1) * aPage >= total} onClick={() => onGo(page + 1)}>
        Next <Icon of={ChevronRight} />
      </button>
    </nav>
  )
