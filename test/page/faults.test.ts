import { expect, test } from 'vitest'
import { faults } from '../../sandbox/faults/index.ts'
import { grouped } from '../../sandbox/page/fault-groups.ts'
import { sandboxWords } from '../../sandbox/words.ts'

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
    expect(Object.keys(sandboxWords[language].faults).toSorted()).toEqual(names.toSorted())
  },
)
