import { expect, test } from 'vitest'
import { faults } from '../../sandbox/faults/index.ts'
import { grouped } from '../../sandbox/page/fault-groups.ts'
import { sandboxWords } from '../../sandbox/words.ts'
import { isKind } from '../../src/diagnosis/kinds.ts'

const names = faults.map(({ name }) => name)

test('every fault has its switch, once, and in a group of its own kind', () => {
  const groups = grouped(names)
  expect(groups.flatMap((group) => group.faults).toSorted()).toEqual(names.toSorted())
  expect(groups.map(({ group }) => group)).not.toContain('other')
})

test('a fault that nobody has grouped is still shown', () => {
  expect(grouped(['brand-new'])).toEqual([{ group: 'other', faults: ['brand-new'] }])
})

test.each(['en', 'zh-CN'] as const)(
  'every fault is called something in %s, and nothing is called that is none',
  (language) => {
    // What is not called by the page's own words is called as the cause that it is.
    const own = Object.keys(sandboxWords[language].faults)
    expect(own.filter((name) => !names.some((each) => each === name))).toEqual([])
    expect(names.filter((name) => !own.includes(name) && !isKind(name))).toEqual([])
  },
)
