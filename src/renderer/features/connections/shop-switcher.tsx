// The shop at the top of the rail: which is in use, and a menu to turn to another one or connect one's own.
import { ChevronDown } from 'lucide-react'
import { useEffect } from 'react'
import type { Shop } from '#contract/app.ts'
import { useApp } from '#renderer/features/frame/app-store.ts'
import { goTo } from '#renderer/features/frame/route-store.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { Menu } from '#renderer/ui/menu.tsx'
import { backToPractice, refreshConnections, takeIntoUse, useConnections } from './connections-store.ts'
import styles from './connections.module.css'

const initials = (name: string): string =>
  name
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .slice(0, 2)
    .map((word) => word[0]?.toUpperCase())
    .join('')

/** `wordClass` hides the words while the rail is folded. */
export const ShopSwitcher = ({ shop, wordClass }: { readonly shop: Shop | null; readonly wordClass: string }) => {
  const shops = useConnections((state) => state.shops)
  useEffect(() => void refreshConnections(), [])
  const name = shop?.name ?? 'Listwright'
  const isLocked = useApp((state) => state.info?.secrets === 'locked')
  const isOneInUse = isLocked || shops.some(({ isInUse }) => isInUse)
  return (
    <Menu
      label={`${name}: switch shops`}
      className={`shop ${styles['switcher']}`}
      items={[
        ...shops.map((one) => ({
          id: `${one.connectionId} ${one.id}`,
          label: `${one.name} (${one.region}${one.isPractice ? ', rehearsal' : ''})`,
          isChecked: one.isInUse,
          isDisabled: one.state === 'reconnect' && !one.isInUse,
          run: () => {
            if (!one.isInUse) void takeIntoUse(one)
          },
        })),
        {
          id: 'practice',
          label: isOneInUse ? 'Back to the practice shop' : name,
          isChecked: !isOneInUse,
          run: () => {
            if (isOneInUse) void backToPractice()
          },
        },
        {
          id: 'connect',
          label: isLocked ? 'Unlock the keys of your shops…' : 'Connect your own shop…',
          run: () => goTo('connections'),
        },
      ]}
    >
      <span className="shop-mark" aria-hidden="true">
        {initials(name)}
      </span>
      <span className={`grow ${wordClass}`}>
        <span className="shop-name cut" title={name}>
          {name}
        </span>
        <span className="row gap1">
          {shop !== null && (
            <span className="badge-practice">
              {shop.isPractice ? 'Practice shop' : 'Shop'}
              <span className="wide-only"> · {shop.region}</span>
            </span>
          )}
          <Icon of={ChevronDown} className="i-s" />
        </span>
      </span>
    </Menu>
  )
}
