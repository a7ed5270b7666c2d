// A name with its matching letters marked. It searches nothing.
import type { ReactNode } from 'react'
import type { CategoryHit } from '#contract/categories.ts'

type Marks = CategoryHit['marks']

/** The name of one level; `level` counts from 1. Overlapping marks become one. */
export const Marked = ({
  name,
  level,
  marks,
}: {
  readonly name: string
  readonly level: number
  readonly marks: Marks
}) => {
  const own = marks.filter((mark) => mark.level === level).toSorted((one, other) => one.start - other.start)
  const parts: ReactNode[] = []
  let at = 0
  for (const { start, end } of own) {
    const from = Math.max(start, at)
    if (end <= from) continue
    parts.push(name.slice(at, from), <mark key={from}>{name.slice(from, end)}</mark>)
    at = end
  }
  parts.push(name.slice(at))
  return <>{parts}</>
}

/** “Pet Supplies › Cat Toys” with marks; the leaf is left out, it stands above. */
export const MarkedPath = ({ hit }: { readonly hit: CategoryHit }) => (
  <>
    {hit.path.slice(0, -1).map((step, at) => (
      <span key={step.id}>
        {at > 0 && <span className="sep"> › </span>}
        <Marked name={step.name} level={at + 1} marks={hit.marks} />
      </span>
    ))}
  </>
)
