/** A parameter's text as it is now; `version` counts up with each change. */
type Parameter = { value: string; version: number; modifiedAt?: Date }

/** SSM parameters. Only the one that holds a collector's configuration is ever read, and only where that is granted. */
export type Parameters = {
  /** By name or ARN. One of type SecureString is `unsupported`: it is not decrypted. */
  read(name: string): Promise<Parameter>
}
