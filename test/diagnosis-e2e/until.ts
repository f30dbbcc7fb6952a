/** Resolves when `holds` is true; fails, naming what was waited for, when it is not within these seconds. */
export const until = async (what: () => string, seconds: number, holds: () => Promise<boolean>): Promise<void> => {
  const deadline = performance.now() + seconds * 1000
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`Not within ${seconds} s: ${what()}.`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
