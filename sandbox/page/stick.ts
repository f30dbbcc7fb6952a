import { useEffect, useLayoutEffect, useRef } from 'react'

/** As far from where the list was put as a reader may drift and still be following. */
const slack = 60

/**
 * Keeps the newest message in sight while the reader follows. One that is taller than the list is shown from
 * where its sender's messages begin: the first line is the answer.
 * @param stamp changes with every message
 * @param place changes when another list is shown
 * @returns the reference for the list's element
 */
export const useStickToNewest = (stamp: string, place: string) => {
  const list = useRef<HTMLDivElement>(null)
  const put = useRef(0)
  const following = useRef(true)
  useEffect(() => {
    const element = list.current
    if (element === null) return
    const onScroll = () => {
      following.current = element.scrollTop >= put.current - slack
    }
    element.addEventListener('scroll', onScroll, { passive: true })
    return () => element.removeEventListener('scroll', onScroll)
  }, [])
  const follow = () => {
    const element = list.current
    const newest = [...(element?.querySelectorAll<HTMLElement>('article:not(.follows)') ?? [])].at(-1)
    if (element === null) return
    const bottom = element.scrollHeight - element.clientHeight
    const top = newest === undefined ? bottom : newest.offsetTop - element.offsetTop
    put.current = Math.max(0, Math.min(bottom, top))
    element.scrollTo({ top: put.current })
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: the stamp says when to look, not what at
  useLayoutEffect(() => {
    if (following.current) follow()
  }, [stamp])
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  useLayoutEffect(() => {
    following.current = true
    follow()
  }, [place])
  return list
}
