import { type Config, ConfigError } from '../config.ts'

/** A configuration in which those variables are known to be set. */
export type With<K extends keyof Config> = Config & { [N in K]-?: NonNullable<Config[N]> }

/** @returns the configuration; throws a `ConfigError` that names every variable which is needed here and not set. */
export const needing = <K extends keyof Config>(config: Config, names: readonly K[]): With<K> => {
  const absent = names.filter((name) => config[name] === undefined)
  if (absent.length > 0) throw new ConfigError(absent.map((name) => `${String(name)}: is needed here and not set`))
  return config as With<K>
}
