/** What a role may do, judged by IAM's own simulator. */
export type Permissions = {
  /** Each action with IAM's decision for the role on the resource (`*` when none is named). */
  simulate(
    role: string,
    actions: readonly string[],
    resource?: string,
  ): Promise<{ action: string; decision: 'allowed' | 'implicit_deny' | 'explicit_deny' }[]>
}
