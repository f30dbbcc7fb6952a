/** An EventBridge rule of the default bus; its pattern is JSON as it was put. */
export type RuleState = { enabled: boolean; pattern: string; targets: { id: string; arn: string }[] }
